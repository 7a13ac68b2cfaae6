import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Stacks that have a folder in stacks/ and no place in main.ts, by their names without environment, and the tests that are about them,
 * seen from the root. These tests are not run.
 *
 * @param {string} root
 * @returns {{ stacks: string[], tests: string[] }}
 */
export function leftOut(root) {
  const main = readFileSync(join(root, 'main.ts'), 'utf8');
  const stacks = apisIn(root).filter((name) => !main.includes(`./stacks/${name}/`));
  return { stacks, tests: stacks.length === 0 ? [] : testsOf(root, stacks) };
}

/**
 * The APIs that have a stack in stacks/. The stacks of accounts and of shared domains come with those that need them, and are no
 * API.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function apisIn(root) {
  const folders = readdirSync(join(root, 'stacks')).filter((name) => !['account', 'domain'].includes(name));
  return folders.filter((name) => existsSync(join(root, 'stacks', name, `${name}-stack.ts`)));
}

/**
 * The tests that name one of some stacks, by its folder or with an environment before it: one of the project's, or of tests.
 *
 * @param {string} root
 * @param {readonly string[]} stacks
 * @returns {string[]}
 */
export function testsOf(root, stacks) {
  const before = [...environmentsIn(root), 'dev', 'staging', 'prod', '\\$\\{\\w+\\}'].join('|');
  const named = new RegExp(`(?<![\\w-])(?:(?:${before})-)?(?:${stacks.join('|')})(?![\\w-])`);
  return readdirSync(join(root, '__tests__'), { recursive: true, encoding: 'utf8' })
    .map((file) => join('__tests__', file))
    .filter((file) => file.endsWith('.test.ts'))
    .filter((file) => named.test(file) || named.test(readFileSync(join(root, file), 'utf8')))
    .sort();
}

/**
 * The names of environments, read without TypeScript.
 *
 * @param {string} root
 * @returns {string[]}
 */
function environmentsIn(root) {
  const config = readFileSync(join(root, 'config/environments.ts'), 'utf8');
  return [...config.matchAll(/^ {2}name: '([\w-]+)'/gm)].map(([, name = '']) => name);
}
