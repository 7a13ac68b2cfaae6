import type { QuotaView } from '../../interface';
import { type HeldProps, HeldTable } from './held';

/** What API keys have used of their plans. */
export function Quotas({ quotas, ...held }: HeldProps & { readonly quotas: readonly QuotaView[] }) {
  const rows = quotas.map(({ id, key, address, used, limit, period }) => ({
    id,
    cells: [key, address, `${used} of ${limit} a ${period.toLowerCase()}`],
  }));
  const columns = ['Key', 'Plan', 'Used'];
  return <HeldTable {...held} title="Quotas" kind="quotas" reset="Begin anew" columns={columns} rows={rows} />;
}
