// node cdktn.mjs FOLDER: copies this project into an empty folder and makes it a project of cdktn, the community's fork of CDKTF.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newFolder } from './leave/new-folder.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The fork's packages, by the package each takes the place of. */
export const fork = {
  cdktf: ['cdktn', '0.24.0'],
  'cdktf-cli': ['cdktn-cli', '0.24.0'],
  '@cdktf/hcl2json': ['@cdktn/hcl2json', '0.24.0'],
  '@cdktf/provider-aws': ['@cdktn/provider-aws', '25.7.0'],
  // The newest that the fork takes.
  constructs: ['constructs', '10.7.0'],
};

/**
 * A source file as the fork wants it: other packages, the same names in them.
 *
 * @param {string} text
 */
export function rewriteSource(text) {
  return text
    .replaceAll('@cdktf/', '@cdktn/')
    .replace(/(['"])cdktf\1/g, '$1cdktn$1')
    .replaceAll('node_modules/.bin/cdktf', 'node_modules/.bin/cdktn');
}

/**
 * package.json as the fork wants it.
 *
 * @param {string} text
 */
export function rewritePackage(text) {
  const { scripts, devDependencies, ...rest } = JSON.parse(text);
  const dependencies = Object.entries(devDependencies).map(([name, version]) => {
    const other = Object.entries(fork).find(([ours]) => ours === name)?.[1];
    return other ?? [name, version];
  });
  const commands = Object.entries(scripts).map(([name, command]) => [
    name,
    command.replace(/(?<= |^)cdktf(?= )/, 'cdktn'),
  ]);
  const sorted = dependencies.sort(([a], [b]) => (a < b ? -1 : 1));
  const written = { ...rest, scripts: Object.fromEntries(commands), devDependencies: Object.fromEntries(sorted) };
  return `${JSON.stringify(written, null, 2)}\n`;
}

/**
 * Copies every file that git has or would have, the lock of the packages aside.
 *
 * @param {string} folder
 */
export function copyFor(folder) {
  for (const path of filesOfProject()) {
    const target = join(folder, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, rewritten(path, readFileSync(join(root, path))));
  }
}

function filesOfProject() {
  const { status, stdout } = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${root}: must be a git repository, to tell sources from everything else`);
  const files = [...new Set(stdout.split('\0'))].filter((path) => path !== '' && path !== 'package-lock.json');
  return files.filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
}

/**
 * @param {string} path
 * @param {Buffer} content
 */
function rewritten(path, content) {
  if (path === 'package.json') return rewritePackage(content.toString());
  // This file names both.
  return /\.m?ts$|\.mjs$/.test(path) && path !== 'scripts/cdktn.mjs' ? rewriteSource(content.toString()) : content;
}

function main() {
  const folder = newFolder('leave:cdktn', process.argv[2]);
  if (!folder) return;
  copyFor(folder);
  console.log(
    `${folder} is a project of cdktn, which asks for Node.js 22.19 or newer. Next, in it: npm install && npm run synth`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
