import type { Remembered } from '../../remembered';
import type { World } from '../../world';
import { ConsoleFault } from '../fault';
import { textIn } from '../fields';
import type { ResetRequest } from '../interface';
import type { Stack } from '../stacks';
import { emptyTables } from './tables';

/** What the APIs keep, by the names that the page has for it. */
const remembered: Readonly<Partial<Record<string, Remembered['kind']>>> = {
  connections: 'connection',
  caches: 'answer',
  quotas: 'quota',
  throttles: 'throttle',
} satisfies Partial<Record<ResetRequest['kind'], Remembered['kind']>>;

/** Sets back what the page asks for. */
export async function reset(json: Readonly<Record<string, unknown>>, { world }: Stack): Promise<object> {
  const kind = textIn(json, 'kind') ?? '';
  const id = textIn(json, 'id');
  const kept = remembered[kind];
  if (kept !== undefined) forget(kept, id, world);
  else if (kind === 'tables') await emptyTables(id, world);
  else if (kind === 'queues') purge(id, world);
  else
    throw new ConsoleFault(
      400,
      `kind: must be one of tables, queues, ${Object.keys(remembered).join(', ')}, was ${JSON.stringify(kind)}.`,
    );
  return {};
}

function forget(kind: Remembered['kind'], id: string | undefined, world: World): void {
  const found = (world.remembered?.() ?? []).filter((one) => one.kind === kind && (id ?? one.id) === one.id);
  if (id !== undefined && found.length === 0) throw new ConsoleFault(404, `id: ${id} is not there any more.`);
  for (const one of found) one.forget();
}

function purge(name: string | undefined, { services }: World): void {
  const queues = (services.queues ?? []).filter(({ settings }) => (name ?? settings.name) === settings.name);
  if (name !== undefined && queues.length === 0) throw new ConsoleFault(404, `id: no queue is called ${name}.`);
  for (const queue of queues) queue.purge();
}
