// What faster-cdktf.mjs puts into cdktf.

/**
 * What cdktf's `resolve` is given beside a value.
 *
 * @typedef {object} Options
 * @property {object} scope The stack that the value is written for.
 * @property {object} resolver Puts the pieces of a text together.
 * @property {readonly string[]} [prefix] The path to the value.
 * @property {object} [previousContext] There is one inside a token.
 */

/**
 * cdktf's own functions.
 *
 * @typedef {object} Cdktf
 * @property {(value: unknown, options: Options) => unknown} resolveTokens Replaces every token of any value.
 * @property {(text: string) => readonly object[]} tokensIn
 */

/** How a number that stands for a token is written in a text. */
const numberToken = /[-|\d.+]e[-|\d.eE+]/;

/** Text that cdktf looks at more closely: it may hold a token, or be what stands for one in a map. */
const notPlain = new RegExp(`\\{TfToken\\[|${numberToken.source}|^(?:String|Any) Map Token Value$`);

/** cdktf takes what is nested deeper for a circle, and says so. */
const deepest = 200;

/**
 * Replaces every token of a value: plain values stay as they are, records are copied, and all else is cdktf's.
 *
 * @param {unknown} value
 * @param {Options} options
 * @param {Cdktf} cdktf
 */
export function resolveValue(value, options, cdktf) {
  if (isPlain(value)) return value;
  if (typeof value === 'string') return resolveText(value, options, cdktf);
  return isRecord(value) ? resolveRecord(value, options, cdktf) : cdktf.resolveTokens(value, options);
}

/**
 * @param {Record<string, unknown>} record
 * @param {Options} options
 * @param {Cdktf} cdktf
 */
function resolveRecord(record, options, cdktf) {
  const { prefix = [] } = options;
  if (prefix.length > deepest) return cdktf.resolveTokens(record, options);
  /** @type {Record<string, unknown>} */
  const copy = {};
  for (const name of Object.keys(record)) {
    const part = record[name];
    const resolved = isPlain(part) ? part : resolveValue(part, { ...options, prefix: prefix.concat(name) }, cdktf);
    if (resolved !== undefined) copy[name] = resolved;
  }
  return copy;
}

/** @param {unknown} value */
function isPlain(value) {
  if (typeof value === 'string') return !notPlain.test(value);
  return value === undefined || value === null || typeof value === 'boolean';
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false;
  return !('resolve' in value) && Object.keys(value).every(isPlain);
}

/** By resolver and stack: what a text with references becomes, when all are to the stack's own resources. It is always the same. */
const known = new WeakMap();

/**
 * @param {string} text
 * @param {Options} options
 * @param {Cdktf} cdktf
 */
function resolveText(text, options, cdktf) {
  // Inside a token, what surrounds it decides how a reference is written.
  if (options.previousContext !== undefined) return cdktf.resolveTokens(text, options);
  const texts = memoryOf(memoryOf(known, options.resolver, WeakMap), options.scope, Map);
  const before = texts.get(text);
  if (before !== undefined) return before;
  const resolved = cdktf.resolveTokens(text, options);
  if (refersTo(options.scope, text, cdktf)) texts.set(text, resolved);
  return resolved;
}

/**
 * Whether all that a text holds of tokens are references to resources of a stack.
 *
 * @param {object} stack
 * @param {string} text
 * @param {Cdktf} cdktf
 */
function refersTo(stack, text, cdktf) {
  const tokens = numberToken.test(text) ? [] : cdktf.tokensIn(text);
  return tokens.length > 0 && tokens.every((token) => 'originStack' in token && token.originStack === stack);
}

const references = new WeakMap();

/**
 * The reference that was made before for the same attribute, so that what it becomes is known already.
 *
 * @template T
 * @param {string} identifier
 * @param {object | undefined} stack
 * @param {(identifier: string, stack: object | undefined) => T} make
 * @returns {T}
 */
export function referenceOnce(identifier, stack, make) {
  if (stack === undefined) return make(identifier, stack);
  return remembered(memoryOf(references, stack, Map), identifier, () => make(identifier, stack));
}

const snakeCases = new Map();

/**
 * @param {string} text
 * @param {(text: string) => string} snakeCase
 * @returns {string}
 */
export const snakeCaseOnce = (text, snakeCase) => remembered(snakeCases, text, () => snakeCase(text));

/**
 * What is remembered of an object for as long as it lives.
 *
 * @template {object} T
 * @param {WeakMap<object, T>} memories
 * @param {object} owner
 * @param {new () => T} Memory
 */
function memoryOf(memories, owner, Memory) {
  const before = memories.get(owner);
  if (before !== undefined) return before;
  const memory = new Memory();
  memories.set(owner, memory);
  return memory;
}

/**
 * @template T
 * @param {Map<string, T>} memory
 * @param {string} key
 * @param {() => T} make
 */
function remembered(memory, key, make) {
  const before = memory.get(key);
  if (before !== undefined) return before;
  const value = make();
  memory.set(key, value);
  return value;
}
