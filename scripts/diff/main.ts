import { runOnStacks } from '../stack/main';

/** npm run diff. */
export const main = (args: readonly string[], root: string): Promise<number> => runOnStacks('diff', args, root);
