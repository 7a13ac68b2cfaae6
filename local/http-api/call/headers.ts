import type { HeaderList } from '../../api';

/** Headers of one hop, which API Gateway does not pass on. */
const oneHop = new Set([
  'connection',
  'expect',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Every value of every header, by lower-case names. What belongs to one hop is left out. */
export function headerValues(headers: HeaderList): Map<string, string[]> {
  const values = new Map<string, string[]>();
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    if (oneHop.has(key)) continue;
    const before = values.get(key);
    if (before === undefined) values.set(key, [value]);
    else before.push(value);
  }
  return values;
}

/** A header's name as format 1.0 writes it: `Content-Type`. */
export const canonicalName = (name: string): string => name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase());
