import type { Json } from '../../with-terraform/synthesized';
import { aws } from '../aws';
import type { StateResource } from '../state';
import { functionReadBacks } from './functions';
import { httpApis } from './http-apis';
import { operationReadBacks } from './operations';
import type { ReadBack } from './read-back';
import { restApis } from './rest-apis';
import { restStages } from './rest-stages';

const readBacks = [...httpApis, ...restApis, ...restStages, ...functionReadBacks, ...operationReadBacks];

/** What the AWS command line tells of a stack, and what it must tell; both by type, rows in any but the same order. */
export interface Comparison {
  readonly told: Json;
  readonly wanted: Json;
}

/** Reads back what exists of these resources. */
export async function readBack(url: string, stack: string, resources: readonly StateResource[]): Promise<Comparison> {
  const asked = new Map<string, Promise<Json>>();
  const ask = (command: readonly string[]) => {
    const answer = asked.get(command.join(' ')) ?? aws(url, command);
    asked.set(command.join(' '), answer);
    return answer;
  };
  const told: Json = {};
  const wanted: Json = {};
  for (const each of readBacks) {
    const found = resources
      .filter(({ type, attributes }) => type === each.type && (each.only?.(attributes) ?? true))
      .map(({ attributes }) => attributes);
    if (found.length === 0) continue;
    told[each.type] = sorted(await rowsTold(each, stack, found, ask));
    wanted[each.type] = sorted(found.map((attributes) => each.wanted(attributes)));
  }
  return { told, wanted };
}

async function rowsTold(
  { command, told }: ReadBack,
  stack: string,
  resources: readonly Json[],
  ask: (command: readonly string[]) => Promise<Json>,
): Promise<Json[]> {
  const commands = new Map(
    resources.map((attributes) => [command(attributes, stack).join(' '), command(attributes, stack)]),
  );
  const rows: Json[] = [];
  for (const each of commands.values()) rows.push(...told(await ask(each)));
  return rows;
}

function sorted(rows: readonly Json[]): Json[] {
  return rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
