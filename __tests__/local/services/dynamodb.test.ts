import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { accountId, allow, role, startWorld } from '../support/service-world';

const tableArn = `arn:aws:dynamodb:us-east-1:${accountId}:table/things`;
const table = {
  name: 'things',
  hash_key: 'pk',
  range_key: 'sk',
  attribute: [
    { name: 'pk', type: 'S' },
    { name: 'sk', type: 'S' },
    { name: 'kind', type: 'S' },
  ],
  global_secondary_index: [{ name: 'kinds', hash_key: 'kind', projection_type: 'ALL' }],
  local_secondary_index: [{ name: 'other', range_key: 'kind', projection_type: 'KEYS_ONLY' }],
  ttl: [{ attribute_name: 'ends', enabled: true }],
};
const resource = (...statements: object[]) => ({
  aws_dynamodb_table: { t: table },
  aws_dynamodb_table_item: {
    i: { table_name: 'things', item: JSON.stringify({ pk: { S: 'seed' }, sk: { S: '1' } }) },
  },
  aws_iam_role: { r: role('r', ...statements) },
  aws_lambda_function: { f: { function_name: 'f', role: '${aws_iam_role.r.arn}' } },
});
const target = (operation: string) => `DynamoDB_20120810.${operation}`;
const key = (pk: string, sk = '1') => ({ pk: { S: pk }, sk: { S: sk } });
const start = (...statements: object[]) => startWorld(resource(...statements));

describe('a table of the document', () => {
  it('keeps items, and finds them by its indexes', async () => {
    const { call } = await start();
    await call(target('PutItem'), { TableName: 'things', Item: { ...key('a'), kind: { S: 'book' } } });
    const found = async (IndexName: string, KeyConditionExpression: string, more: object) =>
      (await call(target('Query'), { TableName: 'things', IndexName, KeyConditionExpression, ...more })).body.Count;

    expect(await found('kinds', 'kind = :k', { ExpressionAttributeValues: { ':k': { S: 'book' } } })).toBe(1);
    expect(await found('other', 'pk = :p', { ExpressionAttributeValues: { ':p': { S: 'a' } } })).toBe(1);
  });

  it('holds the items that the document writes', async () => {
    const { call } = await start();

    expect((await call(target('GetItem'), { TableName: 'things', Key: key('seed') })).body.Item).toEqual(key('seed'));
  });

  it('may be named by its ARN', async () => {
    const { call } = await start();

    expect((await call(target('GetItem'), { TableName: tableArn, Key: key('seed') })).body.Item).toEqual(key('seed'));
  });

  it('tells its time to live', async () => {
    const { call } = await start();
    const { body } = await call(target('DescribeTimeToLive'), { TableName: 'things' });

    expect(body).toEqual({ TimeToLiveDescription: { TimeToLiveStatus: 'ENABLED', AttributeName: 'ends' } });
  });

  it('is kept in a folder where one is given', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tables-'));
    const first = await startWorld(resource(), { options: { data: folder } });
    await first.call(target('PutItem'), { TableName: 'things', Item: key('kept') });
    await first.services.close();
    const second = await startWorld(resource(), { options: { data: folder } });

    expect((await second.call(target('GetItem'), { TableName: 'things', Key: key('kept') })).body.Item).toEqual(
      key('kept'),
    );
    await second.services.close();
    rmSync(folder, { recursive: true });
  });
});

describe('a condition that fails', () => {
  it('tells the old item when asked to', async () => {
    const { call } = await start();
    const { status, body } = await call(target('PutItem'), {
      TableName: 'things',
      Item: key('seed'),
      ConditionExpression: 'attribute_not_exists(pk)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });

    expect(status).toBe(400);
    expect(body).toEqual({
      __type: 'ConditionalCheckFailedException',
      message: 'The conditional request failed',
      Item: key('seed'),
    });
  });
});

describe('a transaction', () => {
  const write = (...TransactItems: object[]) => [target('TransactWriteItems'), { TransactItems }] as const;
  const put = (pk: string, more: object = {}) => ({ Put: { TableName: 'things', Item: key(pk), ...more } });

  it('writes all or nothing, and says why', async () => {
    const { call } = await start();
    const { status, body } = await call(
      ...write(put('new'), put('seed', { ConditionExpression: 'attribute_not_exists(pk)' })),
    );

    expect(status).toBe(400);
    expect(body).toMatchObject({
      __type: 'TransactionCanceledException',
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
      ],
    });
    expect((await call(target('GetItem'), { TableName: 'things', Key: key('new') })).body).toEqual({});
  });

  it('is alone: two that count up at once count twice', async () => {
    const { call } = await start();
    const up = () =>
      call(
        ...write({
          Update: {
            TableName: 'things',
            Key: key('n'),
            UpdateExpression: 'ADD c :one',
            ExpressionAttributeValues: { ':one': { N: '1' } },
          },
        }),
      );
    await Promise.all(Array.from({ length: 10 }, up));

    expect((await call(target('GetItem'), { TableName: 'things', Key: key('n') })).body.Item.c).toEqual({ N: '10' });
  });

  it('reads several items at one moment', async () => {
    const { call } = await start();
    const get = (pk: string) => ({ Get: { TableName: 'things', Key: key(pk) } });
    const { body } = await call(target('TransactGetItems'), { TransactItems: [get('seed'), get('none')] });

    expect(body).toEqual({ Responses: [{ Item: key('seed') }, {}] });
  });

  it('is done once for its token, and no other one may have it', async () => {
    const { call } = await start();
    const up = {
      Update: {
        TableName: 'things',
        Key: key('once'),
        UpdateExpression: 'ADD c :one',
        ExpressionAttributeValues: { ':one': { N: '1' } },
      },
    };
    const again = (TransactItems: object[]) =>
      call(target('TransactWriteItems'), { ClientRequestToken: 'token', TransactItems });
    expect([(await again([up])).status, (await again([up])).status]).toEqual([200, 200]);

    expect((await again([put('other')])).body.__type).toBe('IdempotentParameterMismatchException');
    expect((await call(target('GetItem'), { TableName: 'things', Key: key('once') })).body.Item.c).toEqual({ N: '1' });
  });

  it('refuses two operations on one item', async () => {
    const { call } = await start();
    const { body } = await call(...write(put('a'), put('a')));

    expect(body.message).toBe('Transaction request cannot include multiple operations on one item');
  });

  it('finds items by both their keys in a table that a function made', async () => {
    const { call } = await start();
    const KeySchema = [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ];
    const AttributeDefinitions = KeySchema.map(({ AttributeName }) => ({ AttributeName, AttributeType: 'S' }));
    const TableName = 'made';
    await call(target('CreateTable'), { TableName, KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST' });
    const item = (sk: string) => ({ Put: { TableName, Item: key('a', sk) } });

    expect((await call(...write(item('1'), item('2')))).status).toBe(200);
    expect((await call(target('Scan'), { TableName })).body.Count).toBe(2);
  });
});

describe('the role of a function', () => {
  it('may do what its policies allow, on that resource alone', async () => {
    const { call } = await start(allow('dynamodb:GetItem', tableArn));
    const get = { TableName: 'things', Key: key('seed') };

    expect((await call(target('GetItem'), get, 'r')).status).toBe(200);
    const { status, body, trace } = await call(target('DeleteItem'), get, 'r');
    expect(status).toBe(400);
    expect(body).toEqual({
      __type: 'AccessDeniedException',
      message: `User: arn:aws:sts::${accountId}:assumed-role/r/f is not authorized to perform: dynamodb:DeleteItem on resource: ${tableArn} because no identity-based policy allows the dynamodb:DeleteItem action`,
    });
    expect(trace.steps.map(({ about, decision, address }) => [about, decision, address])[0]).toEqual([
      'iam',
      `r may not dynamodb:DeleteItem on ${tableArn}`,
      'aws_iam_role.r',
    ]);
  });

  it('needs the index, not only the table, to query an index', async () => {
    const query = {
      TableName: 'things',
      IndexName: 'kinds',
      KeyConditionExpression: 'kind = :k',
      ExpressionAttributeValues: { ':k': { S: 'x' } },
    };
    const { call } = await start(allow('dynamodb:Query', tableArn));

    expect((await call(target('Query'), query, 'r')).body.message).toContain(
      `on resource: ${tableArn}/index/kinds because`,
    );
  });

  it('needs for each item of a transaction what that item alone would need', async () => {
    const { call } = await start(allow('dynamodb:PutItem', tableArn));
    const TransactItems = [
      { Put: { TableName: 'things', Item: key('a') } },
      { ConditionCheck: { TableName: 'things', Key: key('b'), ConditionExpression: 'attribute_exists(pk)' } },
    ];

    expect((await call(target('TransactWriteItems'), { TransactItems }, 'r')).body.message).toContain(
      'is not authorized to perform: dynamodb:ConditionCheckItem on resource',
    );
  });

  it('may be held to items of one partition key', async () => {
    const own = { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['mine'] } };
    const { call } = await start(allow('dynamodb:*', '*', { Condition: own }));
    const get = (pk: string) => call(target('GetItem'), { TableName: 'things', Key: key(pk) }, 'r');

    expect((await get('mine')).status).toBe(200);
    expect((await get('yours')).body.__type).toBe('AccessDeniedException');
  });
});

describe('an operation that is not simulated', () => {
  it('is told once in the terminal, and answered as AWS answers what it does not know', async () => {
    const { call, notes } = await start();
    const { status, body } = await call(target('ExecuteStatement'), { Statement: 'SELECT 1' });
    await call(target('ExecuteStatement'), { Statement: 'SELECT 1' });

    expect([status, body.__type]).toEqual([400, 'UnknownOperationException']);
    expect(notes).toEqual(['dynamodb ExecuteStatement is not simulated']);
  });
});

describe('an item whose time has passed', () => {
  it('is gone a minute later, and no other one', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { call } = await start();
    const put = (pk: string, ends: number) =>
      call(target('PutItem'), { TableName: 'things', Item: { ...key(pk), ends: { N: String(ends) } } });
    await put('past', 1000);
    await put('future', 4_000_000_000);
    vi.advanceTimersByTime(60_000);
    vi.useRealTimers();
    const left = async () => (await call(target('Scan'), { TableName: 'things' })).body.Items;

    await vi.waitFor(async () => expect(await left()).toHaveLength(2));
    expect((await left()).map(({ pk }: { pk: { S: string } }) => pk.S).sort()).toEqual(['future', 'seed']);
  });
});

describe('a service that is not simulated', () => {
  it('is named at start', async () => {
    const { notes } = await startWorld({ aws_kinesis_stream: { s: { name: 's' } } });

    expect(notes).toEqual(['aws_kinesis_stream.s: its service is not simulated: calls of it fail']);
  });
});
