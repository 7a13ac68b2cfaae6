import { type Input, ServiceFault } from '../service';
import type { EngineAnswer } from './engine';

/** Asks the engine for one operation. */
export type Ask = (operation: string, input: Input) => Promise<EngineAnswer>;

/** Where an item is. */
export interface Place {
  readonly table: string;
  readonly key: Input;
}

/** Which item a write means, by its `Key` or its `Item`. */
export type PlaceOf = (input: Input) => Promise<Place>;

/** A change of one item. */
export interface Change extends Place {
  readonly before: Input | undefined;
}

/** One item of a transaction. */
interface Planned extends Place {
  readonly kind: string;
  readonly input: Input;
}

interface Action extends Planned, Change {
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
export async function transactWrite(ask: Ask, placeOf: PlaceOf, items: readonly Input[]): Promise<Change[]> {
  checkCount(items);
  const planned = await Promise.all(items.map((item) => planOf(item, placeOf)));
  checkTwins(planned);
  const actions: Action[] = [];
  for (const plan of planned) actions.push(await apply(ask, plan));
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

async function planOf(item: Input, placeOf: PlaceOf): Promise<Planned> {
  const [[kind = '', input = {}] = []] = Object.entries(item) as [string, Input][];
  return { kind, input, ...(await placeOf(input)) };
}

function checkTwins(planned: readonly Planned[]): void {
  const places = planned.map(({ table, key }) => JSON.stringify([table, key]));
  if (new Set(places).size < places.length)
    throw new ServiceFault('ValidationException', 'Transaction request cannot include multiple operations on one item');
}

async function apply(ask: Ask, plan: Planned): Promise<Action> {
  const { ReturnValuesOnConditionCheckFailure: _returned, ...input } = plan.input;
  const { body } = await ask('GetItem', { TableName: plan.table, Key: plan.key, ConsistentRead: true });
  const answer = await ask(operations[plan.kind] ?? plan.kind, input);
  return { ...plan, before: body.Item as Input | undefined, answer };
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
