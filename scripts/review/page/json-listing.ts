import { reviewedText } from '../reviewed-form';
import type { JsonObject } from '../terraform-json';
import { escaped, lineAnchorOf } from './markup';

/** The JSON of a stack, folded, with an anchor at each resource and its line. */
export function jsonListing(stack: string, document: JsonObject): string {
  const lines = reviewedText(document).trimEnd().split('\n');
  let [block, type] = ['', ''];
  const shown = lines.map((line) => {
    const [, indent = '', key = ''] = /^( +)"([^"]+)": [{[]/.exec(line) ?? [];
    if (indent.length === 2) block = key;
    if (indent.length === 4) type = key;
    const isResource = indent.length === 6 && (block === 'resource' || block === 'data');
    const address = `${block === 'data' ? 'data.' : ''}${type}.${key}`;
    return isResource ? `<span id="${lineAnchorOf(stack, address)}">${escaped(line)}</span>` : escaped(line);
  });
  return `<details class="json"><summary>JSON, ${lines.length} lines</summary><pre tabindex="0">${shown.join('\n')}</pre></details>`;
}

/** The addresses that have an anchor in the listing of a document. */
export const listed = (document: JsonObject, address: string): boolean => {
  const [type = '', name = ''] = address.replace(/^data\./, '').split('.');
  const group = (address.startsWith('data.') ? document.data : document.resource) as JsonObject | undefined;
  return Object.hasOwn((group?.[type] as object | undefined) ?? {}, name);
};

/** An address as a link to its line of the JSON, where it has one. */
export const linkToLine = (stack: string, address: string, document: JsonObject): string =>
  listed(document, address)
    ? `<a href="#${lineAnchorOf(stack, address)}"><code>${escaped(address)}</code></a>`
    : `<code>${escaped(address)}</code>`;
