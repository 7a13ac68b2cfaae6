import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { mirrorConfiguration, providerVersion } from '../../with-terraform/provider-mirror';
import { run } from '../../with-terraform/run';
import { projectFolder } from '../../with-terraform/synthesized';

/** A clone of this project as its working tree is, in an otherwise empty folder; the packages are linked. */
export async function clone(): Promise<string> {
  const folder = join(mkdtempSync(join(inject('folder'), 'reader-')), 'gatehouse');
  const list = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const files = (await run('git', list, { cwd: projectFolder, env: process.env })).split('\0');
  for (const file of files.filter(isFile)) cpSync(join(projectFolder, file), join(folder, file));
  linkAll(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
  await run('git', ['init', '--quiet'], { cwd: folder, env: process.env });
  return folder;
}

function isFile(path: string): boolean {
  return path !== '' && statSync(join(projectFolder, path), { throwIfNoEntry: false })?.isFile() === true;
}

/** Links what is in a folder, one by one: what a command removes in the new folder stays in the old. */
function linkAll(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) symlinkSync(join(from, name), join(to, name));
}

/** A Terraform CLI configuration that knows one version of the provider, since nothing on a page pins it. */
export function oneProvider(): string {
  const [, mirror = '""'] = /path = (".*")/.exec(readFileSync(inject('configuration'), 'utf8')) ?? [];
  const version = join('registry.terraform.io/hashicorp/aws', providerVersion);
  const folder = mkdtempSync(join(inject('folder'), 'mirror-'));
  linkAll(join(JSON.parse(mirror), version), join(folder, version));
  return mirrorConfiguration(folder, folder);
}
