import type { LocalRun } from '../../run';
import { ConsoleFault } from '../fault';
import { pairsIn, textIn, textsIn } from '../fields';
import { operationsOf } from '../operations/operations';
import { apiAt, type Stack } from '../stacks';
import { callerIn, proofOf, signatureOf } from './caller';
import type { Handshake } from './relay';
import { placeOf, targetOf } from './target';

/** The handshake that the page describes, with the proof of its caller. */
export async function handshakeOf(
  json: Readonly<Record<string, unknown>>,
  stack: Stack,
  run: LocalRun,
): Promise<Handshake> {
  const api = apiAt(stack, json.api);
  if (api.served.kind !== 'websocket')
    throw new ConsoleFault(400, `api: must be a WebSocket API, ${api.served.address} is none.`);
  const { world } = stack;
  const caller = callerIn(json);
  const { operations } = operationsOf({ ...stack, apis: [api] });
  const place = placeOf(run, api, textIn(json, 'stage'));
  const proof = await proofOf(caller, operations.find(({ name }) => name === '$connect')?.authorization, world);
  const target = targetOf(place, '', [...pairsIn(json, 'query'), ...proof.query]);
  const headers = [...pairsIn(json, 'headers'), ...proof.headers];
  const { host } = new URL(place.endpoint);
  const unsigned = { method: 'GET', target, headers: [['host', host] as const, ...headers], body: '' };
  const all = [...headers, ...(await signatureOf(caller, unsigned, world))];
  return { url: place.endpoint + target, protocols: textsIn(json, 'protocols'), headers: listsOf(all) };
}

/** Headers as a client takes them, each name with all its values. */
function listsOf(headers: readonly (readonly [string, string])[]): Record<string, string[]> {
  const lists: Record<string, string[]> = {};
  for (const [name, value] of headers) lists[name] = [...(lists[name] ?? []), value];
  return lists;
}
