import { escaped } from '../../../../map';
import type { JsonObject } from '../../../../terraform/documents/json-object';
import { reviewedText } from '../reviewed-form';
import { lineAnchorOf } from './markup';
import { addressesOf, type StackOnPage } from './stack-on-page';

/** The JSON of a stack, folded, with an anchor at each address; and what it was before, where something goes. */
export function jsonListing({ stack, before, after }: StackOnPage): string {
  const stays = new Set(addressesOf(after));
  const goes = new Set(addressesOf(before).filter((address) => !stays.has(address)));
  const now = after === undefined ? '' : listing(stack, 'JSON', after, stays);
  return before === undefined || goes.size === 0 ? now : `${now}${listing(stack, 'JSON as reviewed', before, goes)}`;
}

function listing(stack: string, title: string, document: JsonObject, anchored: ReadonlySet<string>): string {
  const lines = reviewedText(document).trimEnd().split('\n');
  const addresses = addressesOfLines(lines);
  const shown = lines.map((line, at) => {
    const address = addresses[at];
    if (address === undefined || !anchored.has(address)) return escaped(line);
    return `<span id="${lineAnchorOf(stack, address)}">${escaped(line)}</span>`;
  });
  return `<details class="json"><summary>${title}, ${lines.length} lines</summary><pre tabindex="0">${shown.join('\n')}</pre></details>`;
}

/** How the address of what stands in a block begins. */
const prefixes: Readonly<Record<string, string>> = {
  resource: '',
  data: 'data.',
  output: 'output.',
  variable: 'var.',
  provider: 'provider.',
};

/** The address that begins on each line of a document, two spaces for each step inwards. */
function addressesOfLines(lines: readonly string[]): readonly (string | undefined)[] {
  const keys: string[] = [];
  return lines.map((line) => {
    const [, indent = '', key = ''] = /^( +)"([^"]+)": [{[]/.exec(line) ?? [];
    const depth = indent.length / 2;
    if (depth < 1 || depth > 3) return undefined;
    keys.splice(depth - 1, keys.length, key);
    return addressAt(keys);
  });
}

function addressAt([block = '', ...names]: readonly string[]): string | undefined {
  const prefix = prefixes[block];
  if (prefix === undefined) return names.length === 0 ? block : undefined;
  const named = block === 'resource' || block === 'data' ? 2 : 1;
  return names.length === named ? `${prefix}${names.join('.')}` : undefined;
}
