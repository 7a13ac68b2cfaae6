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
  readonly deployed: Json;
  readonly expected: Json;
}

/** Reads back what exists of these resources. */
export async function readBack(url: string, stack: string, resources: readonly StateResource[]): Promise<Comparison> {
  const answers = new Map<string, Promise<Json>>();
  const ask = (command: readonly string[]) => {
    const answer = answers.get(command.join(' ')) ?? aws(url, command);
    answers.set(command.join(' '), answer);
    return answer;
  };
  const deployed: Json = {};
  const expected: Json = {};
  for (const each of readBacks) {
    const found = resources
      .filter(({ type, attributes }) => type === each.type && (each.only?.(attributes) ?? true))
      .map(({ attributes }) => attributes);
    if (found.length === 0) continue;
    deployed[each.type] = sorted(await deployedRows(each, stack, found, ask));
    expected[each.type] = sorted(found.map((attributes) => each.expected(attributes)));
  }
  return { deployed, expected };
}

async function deployedRows(
  { command, deployed }: ReadBack,
  stack: string,
  resources: readonly Json[],
  ask: (command: readonly string[]) => Promise<Json>,
): Promise<Json[]> {
  const commands = new Map(
    resources.map((attributes) => [command(attributes, stack).join(' '), command(attributes, stack)]),
  );
  const rows: Json[] = [];
  for (const each of commands.values()) rows.push(...deployed(await ask(each)));
  return rows;
}

function sorted(rows: readonly Json[]): Json[] {
  return rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
