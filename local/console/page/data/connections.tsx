import type { ConnectionView } from '../../interface';
import { clockOf } from '../words';
import { type HeldProps, HeldTable } from './held';

/** Connections to WebSocket APIs. */
export function Connections({ connections, ...held }: HeldProps & { readonly connections: readonly ConnectionView[] }) {
  const rows = connections.map(({ id, stage, principal, connectedAt, lastActiveAt, sourceIp }) => ({
    id,
    cells: [id, stage, principal ?? 'nobody', clockOf(connectedAt), clockOf(lastActiveAt), sourceIp],
  }));
  const columns = ['Connection', 'Stage', 'User', 'Connected', 'Last active', 'From'];
  return <HeldTable {...held} title="Connections" kind="connections" reset="Close" columns={columns} rows={rows} />;
}
