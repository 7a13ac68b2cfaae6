import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type DynamoDbEngine, startDynamoDb, testEnvironment } from './dynamodb';

const TableName = 'things';
const ConditionExpression = 'attribute_not_exists(pk)';

describe('The DynamoDB engine of the tests', () => {
  let engine: DynamoDbEngine;
  let client: DynamoDBClient;
  let documents: DynamoDBDocumentClient;
  beforeAll(async () => {
    engine = await startDynamoDb();
    const {
      AWS_REGION: region,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
    } = testEnvironment;
    client = new DynamoDBClient({ endpoint: engine.endpoint, region, credentials: { accessKeyId, secretAccessKey } });
    documents = DynamoDBDocumentClient.from(client);
    await engine.createTable({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    });
  });
  beforeEach(async () => {
    engine.reset();
    await engine.remove(TableName, ...(await everything()).map(({ pk }) => ({ pk })));
    await engine.put(TableName, { pk: 'old', count: 1 });
  });
  afterAll(() => {
    client.destroy();
    return engine.close();
  });

  const everything = () => engine.all(TableName);
  const transact = (TransactItems: TransactWriteCommandInput['TransactItems']) =>
    documents.send(new TransactWriteCommand({ TransactItems }));
  const reasonsOf = (items: TransactWriteCommandInput['TransactItems']) =>
    transact(items).then(
      () => undefined,
      (error) => error.CancellationReasons,
    );
  const put = (pk: string, more = {}) => ({ Put: { TableName, Item: { pk }, ...more } });

  it('does every action of a transaction', async () => {
    await transact([
      put('new', { ConditionExpression }),
      {
        Update: {
          TableName,
          Key: { pk: 'old' },
          UpdateExpression: 'SET #count = #count + :one',
          ExpressionAttributeNames: { '#count': 'count' },
          ExpressionAttributeValues: { ':one': 1 },
        },
      },
      { ConditionCheck: { TableName, Key: { pk: 'absent' }, ConditionExpression } },
      { Delete: { TableName, Key: { pk: 'gone' } } },
    ]);

    expect((await everything()).sort((a, b) => (String(a.pk) < String(b.pk) ? -1 : 1))).toEqual([
      { pk: 'new' },
      { pk: 'old', count: 2 },
    ]);
  });

  it('does nothing when one condition fails, and says which', async () => {
    const reasons = await reasonsOf([
      put('new'),
      { Delete: { TableName, Key: { pk: 'old' } } },
      { ConditionCheck: { TableName, Key: { pk: 'absent' }, ConditionExpression: 'attribute_exists(pk)' } },
    ]);

    expect(reasons).toMatchObject([{ Code: 'None' }, { Code: 'None' }, { Code: 'ConditionalCheckFailed' }]);
    expect(await everything()).toEqual([{ pk: 'old', count: 1 }]);
  });

  it('shows the item that a condition met, when asked to', async () => {
    const ReturnValuesOnConditionCheckFailure = 'ALL_OLD';
    const [shown] = await reasonsOf([put('old', { ConditionExpression, ReturnValuesOnConditionCheckFailure })]);
    const [hidden] = await reasonsOf([put('old', { ConditionExpression })]);

    expect(shown.Item).toEqual({ pk: { S: 'old' }, count: { N: '1' } });
    expect(hidden).not.toHaveProperty('Item');
  });

  it('refuses two actions on one item', async () => {
    await expect(transact([put('new'), put('new')])).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await everything()).toHaveLength(1);
  });

  it('refuses a malformed action and does nothing', async () => {
    const malformed = put('other', { ConditionExpression: 'nonsense(' });

    await expect(transact([put('new'), malformed])).rejects.toMatchObject({ name: 'ValidationException' });
    expect(await everything()).toHaveLength(1);
  });

  it('lets one of many transactions win', async () => {
    engine.gather('TransactWriteItems', 5);
    const results = await Promise.allSettled(
      Array.from({ length: 5 }, () => transact([put('new', { ConditionExpression })])),
    );

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('fails as often as it is told, for the operation it is told', async () => {
    const read = () => documents.send(new GetCommand({ TableName, Key: { pk: 'old' } }));
    engine.fail({ name: 'ResourceNotFoundException', operation: 'GetItem' });

    await expect(read()).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    await expect(read()).resolves.toMatchObject({ Item: { count: 1 } });
  });
});
