import type { Remembered } from '../../remembered';
import type { StoredQueue } from '../../services/services';
import type { CacheView, DataView as Data, QueueView } from '../interface';
import { mask } from '../mask';
import type { Stack } from '../stacks';
import { tableViews } from './tables';

/** Messages of a queue that are shown. */
const shown = 100;

/** What a stack holds now. */
export async function dataOf({ world }: Stack): Promise<Data> {
  const all = (world.remembered?.() ?? []).map(({ forget: _, ...one }) => one);
  const ofKind = <K extends Remembered['kind']>(kind: K) =>
    all.filter((one): one is Extract<Remembered, { kind: K }> => one.kind === kind);
  return {
    tables: await tableViews(world),
    queues: (world.services.queues ?? []).map(queueView),
    connections: ofKind('connection').map(({ kind: _, ...connection }) => connection),
    caches: ofKind('answer').map(cacheView),
    quotas: ofKind('quota').map(({ kind: _, ...quota }) => quota),
    throttles: ofKind('throttle').map(({ kind: _, ...throttle }) => throttle),
  };
}

function queueView(queue: StoredQueue): QueueView {
  const { address, name } = queue.settings;
  const messages = queue.first(shown).map(({ id, body, sentAt, receiveCount }) => ({ id, body, sentAt, receiveCount }));
  return { address, name, ...queue.counts, messages };
}

/** Letters of an identity that are shown: enough to tell a bearer token from a key. */
const shownOfIdentity = 12;

const cacheView = ({ id, api, of, address, key, until }: Extract<Remembered, { kind: 'answer' }>): CacheView => ({
  ...{ id, api, kind: of, address, until },
  key: of === 'authorizer' ? `${key.slice(0, shownOfIdentity)}${mask}` : key,
});
