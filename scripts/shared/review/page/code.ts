import { basename } from 'node:path';
import { escaped } from '../../../../map';
import { resourcesOf } from '../../../../terraform/documents/stack-json';
import type { CodeSizes } from '../code-sizes';
import { list } from './markup';
import type { StackOnPage } from './stack-on-page';

/** The code that differs, by bundle, with its size before and after. */
export function code({ review, before, after, link }: StackOnPage, sizes: CodeSizes): string {
  const [was, is] = [resourcesOf(before ?? {}), resourcesOf(after ?? {})];
  const items = review.changes.flatMap(({ address, from = address }) => {
    const [old, now] = [was.get(from), is.get(address)];
    if (old?.source_code_hash === now?.source_code_hash) return [];
    const bundle = basename(String((now ?? old)?.filename ?? ''));
    const [size, sizeNow] = [sizeOf(old?.source_code_hash, sizes), sizeOf(now?.source_code_hash, sizes)];
    return [`${link(address)}: ${escaped(bundle)}, ${size} → ${sizeNow}`];
  });
  return items.length === 0 ? '' : `<h3>Code</h3>${list(items)}`;
}

function sizeOf(hash: unknown, sizes: CodeSizes): string {
  if (hash === undefined) return 'none';
  const bytes = sizes.get(String(hash));
  return bytes === undefined ? 'size not recorded' : `${(bytes / 1024).toFixed(1)} KB`;
}
