import { runOnStacks } from '../stack/main';

/** npm run destroy. */
export const main = (args: readonly string[], root: string): Promise<number> => runOnStacks('destroy', args, root);
