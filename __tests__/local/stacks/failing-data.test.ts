import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type LocalAnswer, type LocalRun, localRun } from '../../../local';
import { textOf } from '../../../terraform/language/value';
import { type DynamoDbEngine, startDynamoDb } from '../../support/dynamodb';
import { synthesizedFolder } from '../../support/synthesized-stacks';
import { calledEnvironments } from './run-stack';

const id = '00000000-0000-7000-8000-000000000000';
const lamp = { name: 'Lamp', description: 'Gives light.' };
const ada = { name: 'Ada', email: 'ada@example.com' };
const order = { items: [{ sku: 'lamp', quantity: 1 }] };

type Operation = readonly [line: string, body?: object];

/** Every operation that reads or writes a table. */
const operations: Readonly<Record<string, readonly Operation[]>> = {
  'items-http-api': [
    ['GET /items'],
    [`GET /items/${id}`],
    ['POST /items', lamp],
    [`PUT /items/${id}`, lamp],
    [`DELETE /items/${id}`],
  ],
  'users-http-api': [
    ['GET /users'],
    [`GET /users/${id}`],
    ['POST /users', ada],
    [`PUT /users/${id}`, ada],
    [`DELETE /users/${id}`],
  ],
  'shop-http-api': [['GET /orders'], [`GET /orders/${id}`], ['POST /orders', order]],
};
const stacks = calledEnvironments.flatMap((environment) =>
  Object.entries(operations).map(([name, called]) => [`${environment}-${name}`, called] as const),
);

describe.each(stacks)('%s on an engine that fails', (stack, called) => {
  const folder = synthesizedFolder(stack);
  let engine: DynamoDbEngine;
  let run: LocalRun;

  beforeAll(async () => {
    engine = await startDynamoDb();
    run = await localRun([folder], { dynamodb: engine.endpoint });
    // Once a call is answered, the tables are made.
    for (const operation of called.slice(0, 1)) await call(operation);
    engine.reset();
  });
  afterEach(() => engine.reset());
  afterAll(async () => {
    await run.close();
    await engine.close();
  });

  async function call([line, body]: Operation): Promise<LocalAnswer> {
    const [method = '', target = ''] = line.split(' ');
    const [world] = run.worlds;
    const [domain] = world?.deployed.model.ofType('aws_apigatewayv2_domain_name') ?? [];
    const tokens = await world?.identity.token({ sub: 'alice', claims: { email: ada.email } });
    return run.request({
      method,
      target,
      host: textOf(domain?.get('domain_name')) ?? 'localhost',
      headers: [
        ['Authorization', `Bearer ${tokens?.access_token}`],
        ['Content-Type', 'application/json'],
      ],
      body: body === undefined ? '' : JSON.stringify(body),
    });
  }
  const retryAfter = ({ headers }: LocalAnswer) => headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1];
  const statuses = () =>
    Promise.all(
      called.map(async (operation) => {
        const answer = await call(operation);
        return [operation[0], answer.status, retryAfter(answer)];
      }),
    );

  it('answers 503 to everything while the table is busy, and says when to come back', async () => {
    engine.fail({ name: 'ThrottlingException', times: 1000 });

    expect(await statuses()).toEqual(called.map(([line]) => [line, 503, '1']));
  });

  it('answers 500 to everything when the table fails, without a word of the inside', async () => {
    engine.fail({ name: 'InternalServerError', status: 500, times: 1000 });
    const answers = await Promise.all(called.map(call));

    for (const { status, body } of answers) {
      expect(status).toBe(500);
      expect(JSON.parse(body.toString())).toEqual({
        message: 'Internal server error.',
        request_id: expect.any(String),
      });
    }
  });

  it('answers 503 to everything before the function ends, though the table is silent', async () => {
    for (const stalled of ['GetItem', 'Query', 'PutItem', 'TransactWriteItems']) engine.stall(stalled, 1000);

    expect(await statuses()).toEqual(called.map(([line]) => [line, 503, '1']));
  });
});
