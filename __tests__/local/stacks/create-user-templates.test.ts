import { beforeAll, describe, expect, it } from 'vitest';
import { usersRestApi } from '../../../config/users-rest-api';
import { documentOf } from '../../../local';
import { firstEnvironment, lastEnvironment } from '../../support/own-environments';
import { synthesizedStack } from '../../support/synthesized-stacks';
import { type Answer, type Running, running, type Sent } from '../rest-api/running';

const functions = '__tests__/local/stacks/create-user';

/** The stack as synth writes it, with functions that do what the request says in the place of its own. */
function stackWithOwnCode(): object {
  const json = synthesizedStack(`${firstEnvironment}-users-rest-api`);
  const { api, token } = json.resource.aws_lambda_function;
  Object.assign(api, { filename: 'code', handler: 'index.create' });
  Object.assign(token, { filename: 'code', handler: 'index.authorize' });
  const stage = json.resource.aws_api_gateway_method_settings.all.settings;
  Object.assign(stage, { throttling_rate_limit: 10_000, throttling_burst_limit: 5_000 });
  // The model takes few of the texts below; what templates make of texts must not depend on it.
  Object.assign(json.resource.aws_api_gateway_model.create_user, { schema: '{"type":"object"}' });
  for (const plan of Object.values<{ throttle_settings?: object }>(json.resource.aws_api_gateway_usage_plan))
    plan.throttle_settings = undefined as never;
  return json;
}

let stack: Running;
let key: string;
beforeAll(async () => {
  stack = await running([documentOf(`${firstEnvironment}-users-rest-api`, functions, stackWithOwnCode())]);
  const note = stack.run.apis[0]?.served.notes?.find((line) => line.startsWith('aws_api_gateway_api_key.partner'));
  key = /has the value (\S+)$/.exec(note ?? '')?.[1] ?? '';
});

const ada = { email: 'ada@example.com', name: 'Ada' };
const caller = { userId: 'user-1', email: 'ada@example.com', roles: 'admin,reader' };

interface Given {
  readonly user?: object;
  readonly claims?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

function create({ user = ada, claims = caller, headers = {} }: Given = {}): Promise<Answer> {
  const encodedClaims = Buffer.from(JSON.stringify(claims)).toString('base64url');
  const sent: Sent = {
    headers: { Authorization: `Bearer a.${encodedClaims}.b`, 'x-api-key': key, ...headers },
    body: user,
    sourceIp: '203.0.113.7',
  };
  return stack.call(`POST /${firstEnvironment}/users`, sent);
}

/** The event that the function got, as its template wrote it. */
async function event(given?: Given) {
  const { whole } = await create(given);
  return JSON.parse(whole.trace.templates[0]?.output ?? '');
}

/** Texts that end a string, a line or an object in something less careful. */
const hostile = [
  '"',
  "'",
  '\\',
  "\\'",
  '\\"',
  "it's",
  'a\nb',
  'a\r\tb',
  '", "action": "deleteUser", "x": "',
  '</script>',
  '$context.requestId #set($a = 1) ${x}',
  '\u0000\u001f\u007f',
  'ü 漢 😀',
].map((text) => [JSON.stringify(text), text] as const);

describe('the request template', () => {
  it('makes an event of the request and its caller', async () => {
    expect(await event({ headers: { 'User-Agent': 'curl/8.9', 'X-Amzn-RequestId': 'id-1' } })).toEqual({
      action: 'createUser',
      body: ada,
      idempotencyKey: '',
      requestId: 'id-1',
      sourceIp: '203.0.113.7',
      userAgent: 'curl/8.9',
      claims: { sub: 'user-1', email: 'ada@example.com', roles: 'admin,reader' },
    });
  });

  it.each(hostile)('carries the user agent %s as it is', async (_, text) => {
    expect((await event({ headers: { 'User-Agent': text } })).userAgent).toBe(text);
  });

  it.each(hostile)('carries the claim %s as it is', async (_, roles) => {
    expect((await event({ claims: { ...caller, roles } })).claims.roles).toBe(roles);
  });

  it.each(hostile)('carries the request id %s, which callers may choose, as it is [G269]', async (_, text) => {
    expect((await event({ headers: { 'X-Amzn-RequestId': text } })).requestId).toBe(text);
  });

  it.each(hostile)('carries the name %s as it is', async (_, name) => {
    expect((await event({ user: { ...ada, name } })).body).toEqual({ ...ada, name });
  });

  it.each(['Idempotency-Key', 'idempotency-key'])(
    'carries the header %s, as HTTP/1 and HTTP/2 write it',
    async (name) => {
      expect((await event({ headers: { [name]: `it's "7"` } })).idempotencyKey).toBe(`it's "7"`);
    },
  );

  it('carries empty text for what is not there', async () => {
    expect(await event({ claims: {} })).toMatchObject({ userAgent: '', claims: { sub: '', email: '', roles: '' } });
  });
});

describe('the templates of preflights', () => {
  it.each(hostile)('let the origin %s be no header', async (_, Origin) => {
    const answers = [
      await stack.call(`OPTIONS /${firstEnvironment}/users`, { headers: { Origin } }),
      await stack.call(`OPTIONS /${firstEnvironment}/users/1`, { headers: { Origin } }),
    ];

    for (const { status, headers } of answers)
      expect([status, headers['access-control-allow-origin']]).toEqual([
        204,
        usersRestApi[firstEnvironment].allowOrigins[0],
      ]);
  });
});

it('the templates of the last environment are those of the first, but for origins', () => {
  const templates = (environment: string): string[] =>
    JSON.stringify(synthesizedStack(`${environment}-users-rest-api`).resource)
      .match(/"(?:request|response)_templates":\{.*?\}(?=[,}])/g)
      ?.map((text) =>
        text.replace(/(\$origin == \\"[^"]*?\\"( \|\| )?)+/g, 'ORIGINS').replace(/https?:[^\\"]+/g, 'URL'),
      ) ?? [];

  expect(templates(lastEnvironment)).toEqual(templates(firstEnvironment));
  expect(templates(firstEnvironment).length).toBeGreaterThan(10);
});

describe('the response templates', () => {
  it('show the user that was created, and nothing else', async () => {
    const { status, json } = await create();

    expect([status, json()]).toEqual([201, { id: 'user-2', ...ada, createdAt: '2026-01-02T03:04:05.678Z' }]);
  });

  it.each(hostile)('show the name %s as it is', async (_, name) => {
    expect(((await create({ user: { ...ada, name } })).json() as { name: string }).name).toBe(name);
  });

  it.each([
    ['[400] {"message":"a\\"b"}', 400, { message: 'a"b' }],
    ['[404] {"message":"a\\nb"}', 404, { message: 'a\nb' }],
    ['[409] {"message":"x"}', 409, { message: 'x' }],
    ['[422] {"message":"x"}', 422, { message: 'x' }],
    ['[503] {"message":"x"}', 503, { message: 'x' }],
  ])('show the refusal %s without its trace', async (refusal, status, shown) => {
    const answer = await create({ user: { ...ada, name: `throw ${refusal}` } });

    expect([answer.status, answer.json()]).toEqual([status, shown]);
  });

  it.each(['[500] {"message":"x"}', '[401] {}', 'Task timed out after 15.00 seconds', 'line\nline', '400'])(
    'show the failure "%s" by its id alone',
    async (failure) => {
      const headers = { 'X-Amzn-RequestId': 'id-"1"' };
      const { status, json } = await create({ user: { ...ada, name: `throw ${failure}` }, headers });

      expect([status, json()]).toEqual([500, { message: 'Internal server error.', request_id: 'id-"1"' }]);
    },
  );

  it.each(hostile)('let the origin %s be no header', async (_, Origin) => {
    const { headers } = await create({ headers: { Origin } });

    expect(headers['access-control-allow-origin']).toBe(usersRestApi[firstEnvironment].allowOrigins[0]);
  });
});
