import { type Table, tablesOf } from '../../services/dynamodb/tables';
import type { World } from '../../world';
import { ConsoleFault } from '../fault';
import type { ItemsView, TableView } from '../interface';
import { plainItem } from './plain-item';

/** Items of one answer. */
const page = 100;

/** Any JSON of DynamoDB. */
type Json = Readonly<Record<string, unknown>>;

/** The tables of a stack. */
export const tableViews = (world: World): Promise<TableView[]> =>
  Promise.all(
    tablesOf(world.deployed).map(async ({ address, name, keys, indexes }) => ({
      ...{ address, name, keys },
      indexes: Object.entries(indexes).map(([index, names]) => ({ name: index, keys: names })),
      items: await countOf(name, world),
    })),
  );

/** Counted whole: what DynamoDB itself tells is hours old. */
async function countOf(table: string, world: World): Promise<number> {
  let count = 0;
  let ExclusiveStartKey: unknown;
  do {
    const { Count, LastEvaluatedKey } = await ask(
      'Scan',
      { TableName: table, Select: 'COUNT', ExclusiveStartKey },
      world,
    );
    count += Number(Count);
    ExclusiveStartKey = LastEvaluatedKey;
  } while (ExclusiveStartKey !== undefined);
  return count;
}

/** Items of a table, or of an index of it. */
export async function itemsOf(query: URLSearchParams, world: World): Promise<ItemsView> {
  const { name, indexes } = tableNamed(query.get('table') ?? '', world);
  const index = query.get('index') || undefined;
  if (index !== undefined && !Object.hasOwn(indexes, index))
    throw new ConsoleFault(404, `index: must be one of ${Object.keys(indexes).join(', ') || 'none'}, was "${index}".`);
  const { Items, LastEvaluatedKey } = await ask(
    'Scan',
    { TableName: name, IndexName: index, Limit: page, ExclusiveStartKey: keyIn(query.get('after')) },
    world,
  );
  return {
    items: (Items as readonly Json[]).map(plainItem),
    next: LastEvaluatedKey === undefined ? undefined : JSON.stringify(LastEvaluatedKey),
  };
}

function keyIn(text: string | null): unknown {
  try {
    return text === null || text === '' ? undefined : JSON.parse(text);
  } catch {
    throw new ConsoleFault(400, 'after: must be what the last answer gave as next.');
  }
}

/** Deletes every item of one table, or of all. */
export async function emptyTables(name: string | undefined, world: World): Promise<void> {
  const tables = name === undefined ? tablesOf(world.deployed) : [tableNamed(name, world)];
  for (const table of tables) await empty(table, world);
}

async function empty({ name, keys }: Table, world: World): Promise<void> {
  for (;;) {
    const { Items } = await ask('Scan', { TableName: name, Limit: page }, world);
    const items = Items as readonly Json[];
    if (items.length === 0) return;
    for (const item of items) await ask('DeleteItem', { TableName: name, Key: keyOf(item, keys) }, world);
  }
}

const keyOf = (item: Json, keys: readonly string[]): Json => Object.fromEntries(keys.map((key) => [key, item[key]]));

function tableNamed(name: string, world: World): Table {
  const tables = tablesOf(world.deployed);
  const found = tables.find((table) => table.name === name);
  if (found !== undefined) return found;
  const known = tables.map((table) => table.name).join(', ');
  throw new ConsoleFault(404, `table: must be one of ${known || 'none'}, was ${JSON.stringify(name)}.`);
}

/** Asks DynamoDB as a developer, who may do anything. */
async function ask(operation: string, input: Json, { services, deployed }: World): Promise<Json> {
  const { status, body } = await services.send({
    ...{ service: 'dynamodb', region: deployed.region, method: 'POST', target: '/', roleArn: undefined },
    headers: [
      ['x-amz-target', `DynamoDB_20120810.${operation}`],
      ['content-type', 'application/x-amz-json-1.0'],
    ],
    body: Buffer.from(JSON.stringify(input)),
  });
  const answer = JSON.parse(body.toString()) as Json;
  if (status !== 200) throw new ConsoleFault(400, `DynamoDB ${operation}: ${String(answer.message ?? answer.Message)}`);
  return answer;
}
