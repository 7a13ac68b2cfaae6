import { type Input, ServiceFault } from '../service';
import type { EngineAnswer } from './engine';

/** Asks the engine for one operation. */
export type Ask = (operation: string, input: Input) => Promise<EngineAnswer>;

/** The key of an item in a table. */
export type KeyOf = (table: string, item: Input) => Promise<Input>;

/** A change of one item. */
export interface Change {
  readonly table: string;
  readonly key: Input;
  readonly before: Input | undefined;
}

interface Action extends Change {
  readonly kind: string;
  readonly input: Input;
  readonly answer: EngineAnswer;
}

const operations: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  // An update that changes nothing checks its condition. It may leave an empty item, so it is always undone.
  ConditionCheck: 'UpdateItem',
};

const mostActions = 100;

/**
 * `TransactWriteItems` on an engine that lacks it. Every action is applied with its own condition; when one fails, all are
 * undone. That is atomic as long as nobody else is let through meanwhile.
 */
export async function transactWrite(ask: Ask, keyOf: KeyOf, items: readonly Input[]): Promise<Change[]> {
  checkCount(items);
  await checkTwins(items, keyOf);
  const actions: Action[] = [];
  for (const item of items) actions.push(await apply(ask, keyOf, item));
  const failed = actions.filter(({ answer }) => answer.status !== 200);
  await undo(ask, failed.length > 0 ? actions : actions.filter(({ kind }) => kind === 'ConditionCheck'));
  const malformed = failed.find(({ answer }) => !isConditionFailed(answer));
  if (malformed !== undefined) throw faultIn(malformed.answer);
  if (failed.length > 0) throw cancelled(actions);
  return actions.filter(({ kind }) => kind !== 'ConditionCheck');
}

/** `TransactGetItems`: the items at one moment. */
export async function transactGet(ask: Ask, items: readonly Input[]): Promise<Input> {
  checkCount(items);
  const Responses: Input[] = [];
  for (const { Get = {} } of items) {
    const answer = await ask('GetItem', { ...Get, ConsistentRead: true });
    if (answer.status !== 200) throw faultIn(answer);
    Responses.push(answer.body.Item === undefined ? {} : { Item: answer.body.Item });
  }
  return { Responses };
}

function checkCount(items: readonly Input[]): void {
  if (items.length > 0 && items.length <= mostActions) return;
  const must = `Member must have length ${items.length === 0 ? 'greater than or equal to 1' : 'less than or equal to 100'}`;
  throw new ServiceFault(
    'ValidationException',
    `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: ${must}`,
  );
}

async function checkTwins(items: readonly Input[], keyOf: KeyOf): Promise<void> {
  const keys = await Promise.all(
    items.map(async (item) => {
      const [input = {}] = Object.values(item) as Input[];
      return JSON.stringify([input.TableName, input.Key ?? (await keyOf(String(input.TableName), input.Item ?? {}))]);
    }),
  );
  if (new Set(keys).size < keys.length)
    throw new ServiceFault('ValidationException', 'Transaction request cannot include multiple operations on one item');
}

async function apply(ask: Ask, keyOf: KeyOf, item: Input): Promise<Action> {
  const [[kind = '', value = {}] = []] = Object.entries(item) as [string, Input][];
  const { ReturnValuesOnConditionCheckFailure: _returned, ...input } = value;
  const table = String(input.TableName);
  const key: Input = input.Key ?? (await keyOf(table, input.Item ?? {}));
  const { body } = await ask('GetItem', { TableName: table, Key: key, ConsistentRead: true });
  const answer = await ask(operations[kind] ?? kind, input);
  return { kind, table, input: value, key, before: body.Item as Input | undefined, answer };
}

/** Puts back what was there before, the last change first. */
async function undo(ask: Ask, actions: readonly Action[]): Promise<void> {
  for (const { table, key, before } of [...actions].reverse())
    await (before
      ? ask('PutItem', { TableName: table, Item: before })
      : ask('DeleteItem', { TableName: table, Key: key }));
}

function cancelled(actions: readonly Action[]): ServiceFault {
  const CancellationReasons = actions.map(reasonOf);
  const codes = CancellationReasons.map(({ Code }) => Code).join(', ');
  const Message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new ServiceFault('TransactionCanceledException', Message, 400, { Message, CancellationReasons });
}

function reasonOf({ answer, before, input }: Action): Input {
  if (answer.status === 200) return { Code: 'None' };
  const Item = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? before : undefined;
  return { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', ...(Item && { Item }) };
}

/** Whether a condition did not hold. */
export const isConditionFailed = (answer: EngineAnswer): boolean =>
  faultIn(answer).code === 'ConditionalCheckFailedException';

/** The error that an engine answered. */
export function faultIn({ status, body }: EngineAnswer): ServiceFault {
  const { __type, message, Message, ...details } = body;
  return new ServiceFault(String(__type).replace(/^.*#/, ''), String(message ?? Message ?? ''), status, details);
}
