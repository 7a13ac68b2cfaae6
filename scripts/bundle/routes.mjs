/** What may hold brackets and commas without meaning them, and the brackets and commas that are meant. */
const pieces = /'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{}()[\],]/g;

/** Where a table of routes begins: `routes: {`, or `const routes: … = {`. */
const table = /\broutes\s*(?::[^={;]*=|[:=])\s*\{/g;

/**
 * The names of the routes that a function serves, read from the text of its sources: nothing of it is run. Undefined when they are not
 * known, because there is no table of routes or its names are not written down in it.
 *
 * @param {readonly string[]} texts
 * @returns {string[] | undefined}
 */
export function routesIn(texts) {
  const tables = texts.flatMap((text) =>
    [...text.matchAll(table)].map((found) => namesIn(text, found.index + found[0].length)),
  );
  const names = tables.flatMap((found) => found ?? []);
  return tables.length === 0 || tables.includes(undefined) ? undefined : names;
}

/**
 * The names in an object that begins at a place of a text.
 *
 * @param {string} text
 * @param {number} start
 */
function namesIn(text, start) {
  const names = entriesIn(text, start).map(nameOf);
  return names.every((name) => name !== undefined) ? names : undefined;
}

/**
 * What stands between the commas of an object.
 *
 * @param {string} text
 * @param {number} start
 */
function entriesIn(text, start) {
  const entries = [];
  let [depth, begin] = [1, start];
  pieces.lastIndex = start;
  for (let piece = pieces.exec(text); piece !== null; piece = pieces.exec(text)) {
    if ('{(['.includes(piece[0])) depth += 1;
    if ('})]'.includes(piece[0])) depth -= 1;
    if (depth > 1 || (depth === 1 && piece[0] !== ',')) continue;
    entries.push(text.slice(begin, piece.index));
    begin = piece.index + 1;
    if (depth === 0) break;
  }
  return entries.map(withoutComments).filter((entry) => entry !== '');
}

/** @param {string} entry */
const withoutComments = (entry) => entry.replace(/^(?:\s*(?:\/\/[^\n]*\n|\/\*[\s\S]*?\*\/))*/, '').trim();

/** @param {string} entry `'GET /items': list`, `$connect: connect` or `list() {…}`. */
const nameOf = (entry) =>
  /^(?:async\s+)?(?:'([^']+)'|"([^"]+)"|([\w$]+))\s*(?:[:(]|$)/.exec(entry)?.slice(1).find(Boolean);
