import { expect, it, onTestFinished } from 'vitest';
import { type DynamoDbEngine, startDynamoDb } from '../../support/dynamodb';
import { startWorld } from '../support/service-world';

const table = { name: 'things', hash_key: 'pk', attribute: [{ name: 'pk', type: 'S' }] };
const resource = {
  aws_dynamodb_table: { t: table },
  aws_dynamodb_table_item: { i: { table_name: 'things', item: '{"pk":{"S":"written"}}' } },
};
const operation = (name: string) => `DynamoDB_20120810.${name}`;
const get = (pk: string) => [operation('GetItem'), { TableName: 'things', Key: { pk: { S: pk } } }] as const;

async function elsewhere(): Promise<DynamoDbEngine> {
  const engine = await startDynamoDb();
  onTestFinished(() => engine.close());
  return engine;
}

it('a run on another engine makes its tables and items there', async () => {
  const engine = await elsewhere();
  const { call } = await startWorld(resource, { options: { dynamodb: engine.endpoint } });
  await call(operation('PutItem'), { TableName: 'things', Item: { pk: { S: 'called' } } });

  for (const pk of ['written', 'called']) expect(await engine.get('things', { pk })).toEqual({ pk });
});

it('a run on another engine finds the data that were filled in there, and leaves them when it ends', async () => {
  const engine = await elsewhere();
  await engine.createTable({
    TableName: 'things',
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  await engine.put('things', { pk: 'seed' });
  const { call, services, notes } = await startWorld(resource, { options: { dynamodb: engine.endpoint } });

  expect((await call(...get('seed'))).body.Item).toEqual({ pk: { S: 'seed' } });
  expect(notes).toEqual([]);

  await services.close();
  const again = await startWorld(resource, { options: { dynamodb: engine.endpoint } });

  expect((await again.call(...get('seed'))).body.Item).toEqual({ pk: { S: 'seed' } });
});

it('a run on the engine of another run says which condition of a transaction failed', async () => {
  const engine = await elsewhere();
  const { call } = await startWorld(resource, { options: { dynamodb: engine.endpoint } });
  const put = (pk: string, more = {}) => ({ Put: { TableName: 'things', Item: { pk: { S: pk } }, ...more } });
  const TransactItems = [put('new'), put('written', { ConditionExpression: 'attribute_not_exists(pk)' })];

  expect((await call(operation('TransactWriteItems'), { TransactItems })).body).toMatchObject({
    __type: 'TransactionCanceledException',
    CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }],
  });
});

it('an engine that cannot be reached fails calls as an unavailable DynamoDB does', async () => {
  const { call } = await startWorld(resource, { options: { dynamodb: 'http://127.0.0.1:1' } });

  expect((await call(...get('seed'))).status).toBe(500);
});

it('a run ends though another engine never answers', async () => {
  const engine = await elsewhere();
  const { call, services } = await startWorld(resource, { options: { dynamodb: engine.endpoint } });
  await call(...get('written'));
  engine.stall('GetItem');
  const reads = () => engine.operations.filter((one) => one === 'GetItem').length;
  const unanswered = call(...get('written')).catch(() => 'ended with the run');
  while (reads() < 2) await new Promise((turn) => setImmediate(turn));
  await services.close();

  expect(await unanswered).toBe('ended with the run');
});
