import type { CacheView } from '../../interface';
import { clockOf } from '../words';
import { type HeldProps, HeldTable } from './held';

/** Answers that stages and authorizers keep. */
export function Caches({ caches, ...held }: HeldProps & { readonly caches: readonly CacheView[] }) {
  const rows = caches.map(({ id, kind, address, key, until }) => ({ id, cells: [kind, address, key, clockOf(until)] }));
  const columns = ['Kept', 'By', 'Key', 'Until'];
  return <HeldTable {...held} title="Caches" kind="caches" reset="Forget" columns={columns} rows={rows} />;
}
