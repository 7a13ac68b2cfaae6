import { runOnStacks } from '../shared/stack/run-on-stacks';

/** npm run diff. */
export const main = (args: readonly string[], root: string): Promise<number> => runOnStacks('diff', args, root);
