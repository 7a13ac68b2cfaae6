import { runOnStacks } from '../shared/stack/run-on-stacks';

/** npm run destroy. */
export const main = (args: readonly string[], root: string): Promise<number> => runOnStacks('destroy', args, root);
