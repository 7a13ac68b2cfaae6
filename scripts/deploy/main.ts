import { runOnStacks } from '../shared/stack/run-on-stacks';

/** npm run deploy. */
export const main = (args: readonly string[], root: string): Promise<number> => runOnStacks('deploy', args, root);
