import type { ThrottleView } from '../../interface';
import { type HeldProps, HeldTable } from './held';

/** How many requests throttles still let through at once. */
export function Throttles({ throttles, ...held }: HeldProps & { readonly throttles: readonly ThrottleView[] }) {
  const rows = throttles.map(({ id, name, address, rate, burst, left }) => ({
    id,
    cells: [name, address, `${rate} a second`, `${Math.floor(left)} of ${burst}`],
  }));
  const columns = ['Throttle', 'Set by', 'Rate', 'Left of the burst'];
  return <HeldTable {...held} title="Throttles" kind="throttles" reset="Fill" columns={columns} rows={rows} />;
}
