import { runOnStacks } from '../stack/main';

/** npm run deploy. */
export const main = (args: readonly string[], root: string): Promise<number> => runOnStacks('deploy', args, root);
