import type { Auth, NewApi } from '../arguments';
import type { Names } from '../names';
import { callsTest } from './calls-test';
import { webSocketFunctionTest, webSocketStackTest } from './websocket-tests';

/** Tests of the handler and the stack, and a life for the life-cycle suite, by their paths. */
export const testFiles = (api: NewApi, names: Names): [path: string, text: string][] => [
  [`__tests__/functions/${names.name}/${names.name}.test.ts`, functionTest(api, names)],
  [
    `__tests__/stacks/${names.api}.test.ts`,
    api.kind === 'websocket' ? webSocketStackTest(api, names) : stackTest(api, names),
  ],
  [`__tests__/local/stacks/${names.api}.test.ts`, callsTest(api, names)],
  [`__tests__/lifecycle/lives/${names.api}.test.ts`, life(api, names)],
];

function functionTest(api: NewApi, names: Names): string {
  if (api.kind === 'websocket') return webSocketFunctionTest(api, names);
  return api.crud === undefined ? greetingTest(api, names) : crudTest(api, names);
}

const greetingTest = (
  { auth }: NewApi,
  { name, Many }: Names,
): string => `import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { lambdaContext, payloads } from '../../support/api-events';
import { captureOutput } from '../../support/http-service';

let handler: (event: unknown, context: typeof lambdaContext) => Promise<object>;
beforeAll(async () => {
  vi.stubEnv('POWERTOOLS_SERVICE_NAME', '${name}');
  vi.stubEnv('POWERTOOLS_METRICS_NAMESPACE', '${Many}');
  captureOutput();
  handler = (await import('../../../functions/${name}/handler')).handler;
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe.each(payloads)('The ${name} function, payload $payload', ({ makeEvent }) => {
  it('says hello', async () => {
    const answer = await handler(makeEvent('GET /${name}'${auth === 'jwt' ? '' : ', { authorizer: null }'}), lambdaContext);

    expect(answer).toMatchObject({ statusCode: 200, body: expect.stringContaining('Hello from ${Many}.') });
  });

  it('answers 404 to a path without a route', async () => {
    expect(await handler(makeEvent('GET /nothing'), lambdaContext)).toMatchObject({ statusCode: 404 });
  });
});
`;

function crudTest({ auth }: NewApi, { name, many, words, Many }: Names): string {
  const path = `/${many.replaceAll('_', '-')}`;
  const anonymous =
    auth === 'jwt'
      ? `
  it('creates nothing for a caller without a subject', async () => {
    const answer = await service.invoke(makeEvent('POST ${path}', { body: { title: 'Milk' }, authorizer: null }));

    expect(answer.statusCode).toBe(401);
    expect(await service.records()).toEqual([]);
  });
`
      : '';
  return `import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { payloads } from '../../support/api-events';
import { type HttpService, startHttpService } from '../../support/http-service';
import { newestIndex } from '../../support/table-definition';

const table = {
  TableName: '${name}',
  BillingMode: 'PAY_PER_REQUEST' as const,
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
  AttributeDefinitions: ['id', 'newest_shard', 'newest_key'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S' as const,
  })),
  GlobalSecondaryIndexes: [newestIndex('newest', 'newest_shard')],
};

describe.each(payloads)('${Many}, payload $payload', ({ makeEvent }) => {
  let service: HttpService;
  beforeAll(async () => {
    service = await startHttpService({ table, load: () => import('../../../functions/${name}/handler') });
  });
  beforeEach(() => service.reset());
  afterAll(() => service.close());

  const create = (body: object) => service.invoke(makeEvent('POST ${path}', { body }));
  const at = (method: string, id: string, request = {}) =>
    service.invoke(makeEvent(\`\${method} ${path}/{id}\`, { pathParameters: { id }, ...request }));
${anonymous}
  it('answers 400 with what is wrong, and keeps nothing', async () => {
    const { statusCode, body } = await create({ titel: 'Milk' });

    expect(statusCode).toBe(400);
    expect(body.errors).toContainEqual({ field: 'titel', message: 'is not a field of this request' });
  });

  it('finds a ${words} where Location says', async () => {
    const created = await create({ title: 'Milk' });
    const id = created.headers.location?.split('/').at(-1) ?? '';

    expect(created.statusCode).toBe(201);
    expect((await at('GET', id)).body).toEqual(created.body);
  });

  it('lists what was created, newest first', async () => {
    const { body } = await create({ title: 'Bread' });
    const { statusCode, body: page } = await service.invoke(makeEvent('GET ${path}'));

    expect(statusCode).toBe(200);
    expect(page.${many}).toContainEqual(body);
  });

  it('replaces a ${words}, and keeps when it was created', async () => {
    const { body } = await create({ title: 'Milk' });
    const { body: replaced } = await at('PUT', body.id, { body: { title: 'Oat milk' } });

    expect(replaced).toMatchObject({ id: body.id, created_at: body.created_at, title: 'Oat milk' });
  });

  it('answers 204 to a deletion, and to the same once more', async () => {
    const { body } = await create({ title: 'Milk' });

    expect((await at('DELETE', body.id)).statusCode).toBe(204);
    expect((await at('DELETE', body.id)).statusCode).toBe(204);
    expect((await at('GET', body.id)).statusCode).toBe(404);
  });

  it.each(['1', '00000000-0000-4000-8000-000000000000'])('answers 404 for the id %j', async (id) => {
    expect(await at('PUT', id, { body: { title: 'Milk' } })).toMatchObject({
      statusCode: 404,
      body: { message: 'No such ${words}.' },
    });
  });
});
`;
}

const restAuthorization: Readonly<Record<Auth, string>> = { jwt: 'COGNITO_USER_POOLS', iam: 'AWS_IAM', none: 'NONE' };

function stackTest(api: NewApi, { camel, pascal, api: folder }: Names): string {
  const rest = api.kind === 'rest';
  const argument = rest ? ", 'set elsewhere'" : '';
  const routes = rest
    ? `    const methods = document.ofType('aws_api_gateway_method').map((address) => document.at(address));

    expect(methods).toHaveLength(Object.keys(operations).length);
    expect(new Set(methods.map(({ authorization }) => authorization))).toEqual(new Set(['${restAuthorization[api.auth]}']));`
    : `    const keys = document.ofType('aws_apigatewayv2_route').map((address) => document.at(address).route_key);

    expect(keys.sort()).toEqual(
      Object.values(operations)
        .map(({ route }) => route)
        .sort(),
    );`;
  return `import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { environments } from '../../config/environments';
import { ${camel} } from '../../config/${folder}';
import { operations } from '../../stacks/${folder}/operations';
import { ${pascal}Stack } from '../../stacks/${folder}/${folder}-stack';
import { documentOf } from '../support/synth';

const documents = environments.flatMap((environment) => {
  const settings = ${camel}[environment.name];
  return settings === undefined
    ? []
    : [[environment.name, documentOf(new ${pascal}Stack(Testing.app(), environment, settings${argument}))] as const];
});

describe.each(documents)('${folder} in %s', (name, document) => {
  it('has what its operations say, and nothing else', () => {
${routes}
  });

  it('lets through no more than config/ says', () => {
    const settings = ${camel}[name];
${
  rest
    ? `    const limits = document.at('aws_api_gateway_method_settings.all').settings;

    expect(limits.throttling_rate_limit).toBe(settings?.throttle.rateLimit);`
    : `    const limits = document.at('aws_apigatewayv2_stage.main').default_route_settings;

    expect(limits.throttling_rate_limit).toBe(settings?.throttle.rateLimit);`
}
  });
});
`;
}

const life = ({ kind }: NewApi, { api, snake }: Names): string =>
  kind === 'rest'
    ? `import { live } from '../life';

live('${api}', {
  at: 'aws_lambda_function.${snake}',
  argument: ['memory_size'],
  to: 1024,
  also: ['aws_lambda_alias.live'],
});
`
    : `import { live } from '../life';

live('${api}', {
  at: 'aws_apigatewayv2_stage.main',
  argument: ['default_route_settings', 'throttling_rate_limit'],
  to: 17,
});
`;
