import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll } from 'vitest';

const bundles = 'dist/functions';

/** A folder as synth writes it: the JSON of a stack, which is the reviewed one, and the code of its functions. It is gone after the tests of a file. */
export function reviewedFolder(stack: string): string {
  const parent = mkdtempSync(join(tmpdir(), 'gatehouse-reviewed-'));
  afterAll(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, stack);
  mkdirSync(folder);
  const reviewed = `reviewed/${stack}.tf.json`;
  copyFileSync(reviewed, join(folder, 'cdk.tf.json'));
  for (const filename of filenamesIn(reviewed)) {
    mkdirSync(dirname(join(folder, filename)), { recursive: true });
    copyFileSync(bundleNamed(basename(filename)), join(folder, filename));
  }
  return folder;
}

function filenamesIn(reviewed: string): string[] {
  const { resource } = JSON.parse(readFileSync(reviewed, 'utf8')) as {
    resource: { aws_lambda_function?: Record<string, { filename: string }> };
  };
  return Object.values(resource.aws_lambda_function ?? {}).map(({ filename }) => filename);
}

function bundleNamed(zip: string): string {
  const found = readdirSync(bundles, { recursive: true }).find((path) => basename(String(path)) === zip);
  if (found === undefined) throw new Error(`no ${zip} below ${bundles}`);
  return join(bundles, String(found));
}
