import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/** What cdktf 0.21 writes wrong in HCL: what its renderer does, the text that does it, and the text in its place. */
const repairs = [
  {
    wrong: 'a text with a reference in it, such as a policy, keeps its quotes; no text has its backslashes escaped',
    from: 'return str.replace(/(?<!\\\\)"/g, \'\\\\"\');',
    to: 'return escapedAroundExpressions(str);',
  },
  { wrong: 'the same', from: 'if (str.match(/\\$\\{/)) {', to: 'if (false) {' },
  {
    wrong: 'a text of several lines gets one more line end',
    from: 'return `<<EOF\\n${lines.join("\\n")}\\nEOF`;',
    to: 'return `"${escapeQuotes(str)}"`;',
  },
  {
    wrong: 'of what else stands in the terraform block, such as required_version, only the name is written',
    from: 'renderSimpleAttributes(otherAttributes)',
    to: 'renderSimpleAttributes(Object.fromEntries(otherAttributes.map((key) => [key, terraform[key]])))',
  },
];

/**
 * A text as it stands between quotes in HCL: what is around expressions is escaped, expressions are as they are. Part of the
 * repaired renderer, so it must stand alone.
 */
export function escapedAroundExpressions(text: string): string {
  let depth = 0;
  return text.replace(/\$?\$\{|[{}"\\\n\r\t]/g, (found) => {
    if (depth > 0) {
      if (found.endsWith('{')) depth++;
      if (found === '}') depth--;
      return found;
    }
    if (found === '${') depth++;
    return '{}'.includes(found) || found.endsWith('{') ? found : JSON.stringify(found).slice(1, -1);
  });
}

/** Has the app bundled with a renderer that writes these right. */
export const repairHcl: Plugin = {
  name: 'repair-hcl',
  setup(build) {
    build.onLoad({ filter: /[\\/]cdktf[\\/]lib[\\/]hcl[\\/]render\.js$/ }, ({ path }) => ({
      contents: `${repaired(readFileSync(path, 'utf8'))}\n${escapedAroundExpressions}`,
    }));
  },
};

function repaired(text: string): string {
  return repairs.reduce((before, { wrong, from, to }) => {
    if (before.split(from).length === 2) return before.replace(from, () => to);
    throw new Error(`cdktf's HCL renderer: must have ${from} once. Look whether it still does this wrong: ${wrong}.`);
  }, text);
}
