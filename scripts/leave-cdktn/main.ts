import { newFolder } from '../shared/new-folder';
import { copyFor } from './copy';

/** Copies this project into an empty folder and makes it a project of cdktn, the community's fork of CDKTF. Exit code 0 done, 2 bad input. */
export async function main([given]: readonly string[], root: string): Promise<number> {
  const folder = newFolder('leave:cdktn', given);
  if (folder === undefined) return 2;
  copyFor(root, folder);
  process.stdout.write(
    `${folder} is a project of cdktn, which asks for Node.js 22.19 or newer. Next, in it: npm install && npm run synth\n`,
  );
  return 0;
}
