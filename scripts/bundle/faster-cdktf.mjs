import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * Does what takes most of cdktf's time faster. The JSON is the same, byte for byte: docs/decisions/0019-faster-cdktf.md says why this is
 * done here.
 *
 * @type {import('esbuild').Plugin}
 */
export const fasterCdktf = {
  name: 'faster-cdktf',
  setup({ onLoad }) {
    for (const { filter, textOf } of fasterFiles) onLoad({ filter }, ({ path }) => ({ contents: textOf(path) }));
  },
};

/** A function of cdktf gets another name, and a function of ours, which calls it, takes its place. */
const changes = [
  {
    // It searches every text for tokens with three expressions. Most texts hold none.
    file: 'tokens/private/resolve',
    before: 'resolve',
    after: 'resolveTokens',
    text: `const tokensIn = (text) => token_1.Tokenization.reverseString(text).tokens;
      const ofCdktf = { resolveTokens, tokensIn };
      function resolve(value, options) { return values.resolveValue(value, options, ofCdktf); }`,
  },
  {
    // It makes another token each time that an attribute is named.
    file: 'tfExpression',
    before: 'ref',
    after: 'newRef',
    text: 'function ref(identifier, stack) { return values.referenceOnce(identifier, stack, newRef); }',
  },
  {
    // It writes the few names of arguments in snake case again for each resource.
    file: 'util',
    before: 'snakeCase',
    after: 'newSnakeCase',
    text: 'function snakeCase(text) { return values.snakeCaseOnce(text, newSnakeCase); }',
  },
];

const beside = JSON.stringify(fileURLToPath(new URL('../bundle/cdktf-values.mjs', import.meta.url)));
const values = `"use strict"; const values = require(${beside});\n`;

/** The files of cdktf that read otherwise, and what stands in each in place of what it holds. */
export const fasterFiles = [
  // cdktf takes a whole stack trace for every value it makes, for a message about values that cannot be resolved.
  { filter: ofCdktf('tokens/private/stack-trace'), textOf: () => 'exports.captureStackTrace = () => [];' },
  ...changes.map(({ file, before, after, text }) => ({
    filter: ofCdktf(file),
    textOf: (/** @type {string} */ path) => `${values}${renamed(path, before, after)}\n${text}`,
  })),
];

/** @param {string} file Below `cdktf/lib`. */
function ofCdktf(file) {
  const slash = '[\\\\/]';
  return new RegExp(`${`/cdktf/lib/${file}`.replaceAll('/', slash)}\\.js$`);
}

/**
 * The text of a file of cdktf with one function under another name.
 *
 * @param {string} path
 * @param {string} before
 * @param {string} after
 */
function renamed(path, before, after) {
  const parts = readFileSync(path, 'utf8').split(`\nfunction ${before}(`);
  if (parts.length === 2) return parts.join(`\nfunction ${after}(`);
  throw new Error(
    `${path}: must define ${before} once. docs/decisions/0019-faster-cdktf.md says what to do with another cdktf.`,
  );
}
