/** A DynamoDB item or key in its wire form: `{ pk: { S: '1' } }`. */
export type WireItem = Record<string, unknown>;

/** What the engine answered to one operation. */
export interface EngineAnswer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: the engine's JSON, as it came.
  readonly body: any;
}

/** Asks the engine for one operation. */
export type EngineCall = (operation: string, input: object) => Promise<EngineAnswer>;

/** What a caller asks of TransactWriteItems. */
export interface TransactionInput {
  readonly ClientRequestToken?: string;
  readonly TransactItems?: readonly WireItem[];
}

/** Does a transaction. */
export type TransactionCall = (call: EngineCall, input: TransactionInput) => Promise<EngineAnswer>;

interface Action {
  readonly kind: string;
  readonly input: WireItem & { TableName: string; Item?: WireItem; Key?: WireItem };
  readonly key: WireItem;
  readonly before: WireItem | undefined;
  readonly answer: EngineAnswer;
}

const operations: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  // An update that changes nothing checks its condition. It may leave an empty item, so it is always undone.
  ConditionCheck: 'UpdateItem',
};

/** Transactions of one table, each done once for its token: that of a success is remembered, as DynamoDB does for ten minutes. */
export function transactionsOnce(): TransactionCall {
  const done = new Map<string, string>();
  return async (call, { ClientRequestToken: token = '', TransactItems = [] }) => {
    const earlier = done.get(token);
    if (earlier === JSON.stringify(TransactItems)) return { status: 200, body: {} };
    if (earlier !== undefined)
      return exception('IdempotentParameterMismatchException', 'Another request had this token');
    const answer = await transactWrite(call, TransactItems);
    if (token !== '' && answer.status === 200) done.set(token, JSON.stringify(TransactItems));
    return answer;
  };
}

/**
 * TransactWriteItems on an engine that lacks it. Every action is applied with its own condition; when one fails, all are
 * undone. That is atomic as long as the caller lets no other request through meanwhile.
 */
export async function transactWrite(call: EngineCall, transactItems: readonly WireItem[]): Promise<EngineAnswer> {
  const actions: Action[] = [];
  for (const item of transactItems) actions.push(await apply(call, item));
  if (hasTwins(actions)) {
    await undo(call, actions);
    return exception('ValidationException', 'Transaction request cannot include multiple operations on one item');
  }
  const failed = actions.filter(({ answer }) => answer.status !== 200);
  await undo(call, failed.length > 0 ? actions : actions.filter(({ kind }) => kind === 'ConditionCheck'));
  const malformed = failed.find(({ answer }) => !isConditionFailed(answer));
  if (malformed) return malformed.answer;
  return failed.length > 0 ? cancelled(actions) : { status: 200, body: {} };
}

async function apply(call: EngineCall, item: WireItem): Promise<Action> {
  const [[kind, value]] = Object.entries(item) as [[string, Action['input']]];
  const { ReturnValuesOnConditionCheckFailure: _returned, ...input } = value;
  const key = input.Key ?? (await keyOf(call, input.TableName, input.Item ?? {}));
  const { body } = await call('GetItem', { TableName: input.TableName, Key: key, ConsistentRead: true });
  const answer = await call(operations[kind] ?? kind, input);
  return { kind, input: value, key, before: body.Item, answer };
}

async function keyOf(call: EngineCall, table: string, item: WireItem): Promise<WireItem> {
  const { body } = await call('DescribeTable', { TableName: table });
  const names: string[] = (body.Table?.KeySchema ?? []).map((part: { AttributeName: string }) => part.AttributeName);
  return Object.fromEntries(names.map((name) => [name, item[name]]));
}

/** Puts back what was there before, the last change first. */
async function undo(call: EngineCall, actions: readonly Action[]): Promise<void> {
  for (const { input, key, before } of [...actions].reverse()) {
    const { TableName } = input;
    await (before ? call('PutItem', { TableName, Item: before }) : call('DeleteItem', { TableName, Key: key }));
  }
}

function hasTwins(actions: readonly Action[]): boolean {
  return new Set(actions.map(({ input, key }) => JSON.stringify([input.TableName, key]))).size < actions.length;
}

function cancelled(actions: readonly Action[]): EngineAnswer {
  const reasons = actions.map(reasonOf);
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  const { status, body } = exception('TransactionCanceledException', message);
  return { status, body: { ...body, Message: message, CancellationReasons: reasons } };
}

function reasonOf({ answer, before, input }: Action) {
  if (answer.status === 200) return { Code: 'None' };
  const Item = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' ? before : undefined;
  return { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', ...(Item && { Item }) };
}

function isConditionFailed({ body }: EngineAnswer): boolean {
  return String(body.__type).endsWith('#ConditionalCheckFailedException');
}

/** An error in the form in which DynamoDB sends it. */
export function exception(name: string, message: string, status = 400): EngineAnswer {
  return { status, body: { __type: `com.amazonaws.dynamodb.v20120810#${name}`, message } };
}
