import { describe, expect, it, vi } from 'vitest';
import type { InvocationResult } from '../../../local/lambda/lambda';
import { type Behind, documentWith, type Json, serve, type TestRequest, uriOf } from './in-world';

const authorizer = (overrides: object = {}) => ({
  aws_apigatewayv2_authorizer: {
    guard: {
      api_id: '${aws_apigatewayv2_api.api.id}',
      authorizer_type: 'REQUEST',
      authorizer_uri: uriOf('guard'),
      authorizer_payload_format_version: '2.0',
      authorizer_result_ttl_in_seconds: 0,
      enable_simple_responses: true,
      identity_sources: ['$request.header.Authorization'],
      ...overrides,
    },
  },
});
const custom = { authorization_type: 'CUSTOM', authorizer_id: '${aws_apigatewayv2_authorizer.guard.id}' };

const api = (guard: (event: Json) => unknown, overrides: object = {}, behind: Behind = {}, integration: object = {}) =>
  serve(
    documentWith({
      routes: { 'GET /items/{id}': custom, 'POST /items': custom },
      resource: authorizer(overrides),
      integration,
      stages: { $default: {}, v1: { stage_variables: { tier: 'gold' } } },
    }),
    { functions: { guard }, ...behind },
  );

const signed: TestRequest = { headers: { Authorization: 'secret' } };
const allow = { isAuthorized: true, context: { user: 'alice', level: 3, tags: ['a'] } };
const authorizerCalls = (one: ReturnType<typeof api>) =>
  one.invocations.filter(({ functionArn }) => functionArn.includes(':guard'));
const eventIn = (one: ReturnType<typeof api>): Json => JSON.parse(authorizerCalls(one)[0]?.payload ?? '{}');

const policy = (Effect: string, Resource: string) => ({
  principalId: 'alice',
  policyDocument: { Version: '2012-10-17', Statement: [{ Effect, Action: 'execute-api:Invoke', Resource }] },
  context: { tier: 'gold' },
});

describe('a Lambda authorizer', () => {
  it('G091 G093 gets the request in format 2.0, with the ARN of the route and the identity', async () => {
    const one = api(() => allow);
    await one.call('GET /v1/items/7?a=b', signed);
    const event = eventIn(one);

    expect(event).toMatchObject({
      version: '2.0',
      type: 'REQUEST',
      routeArn: expect.stringMatching(/^arn:aws:execute-api:eu-west-1:\d{12}:\w+\/v1\/GET\/items\/7$/),
      identitySource: ['secret'],
      routeKey: 'GET /items/{id}',
      rawPath: '/v1/items/7',
      rawQueryString: 'a=b',
      queryStringParameters: { a: 'b' },
      pathParameters: { id: '7' },
      stageVariables: { tier: 'gold' },
    });
    expect(event.requestContext).not.toHaveProperty('authorizer');
    expect(event).not.toHaveProperty('body');
  });

  it('G092 gets it in format 1.0, with identities joined', async () => {
    const one = api(() => policy('Allow', '*'), {
      authorizer_payload_format_version: '1.0',
      enable_simple_responses: false,
      identity_sources: ['$request.header.Authorization', '$request.querystring.a'],
    });
    await one.call('GET /items/7?a=b', signed);

    expect(eventIn(one)).toMatchObject({
      version: '1.0',
      type: 'REQUEST',
      methodArn: expect.stringMatching(/\/\$default\/GET\/items\/7$/),
      identitySource: 'secret,b',
      authorizationToken: 'secret,b',
      httpMethod: 'GET',
      resource: '/items/{id}',
    });
  });

  it('is called by its own ARN', async () => {
    const one = api(() => allow);
    await one.call('GET /items/7', signed);

    expect(authorizerCalls(one)[0]?.caller?.sourceArn).toMatch(
      /^arn:aws:execute-api:eu-west-1:\d{12}:\w+\/authorizers\/\w+$/,
    );
  });

  it.each([
    ['header', '$request.header.Authorization', 'GET /items/7'],
    ['query', '$request.querystring.token', 'GET /items/7?token='],
    ['stage variable', '$stageVariables.tier', 'GET /items/7'],
  ])('G094 is not asked without its identity: %s', async (_, source, line) => {
    const one = api(() => allow, { identity_sources: [source] });
    const answer = await one.call(line);

    expect([answer.status, answer.text]).toEqual([401, '{"message":"Unauthorized"}']);
    expect(one.invocations).toEqual([]);
  });

  it('G095 decides by isAuthorized', async () => {
    const denied = await api(() => ({ isAuthorized: false })).call('GET /items/7', signed);

    expect((await api(() => allow).call('GET /items/7', signed)).status).toBe(200);
    expect([denied.status, denied.text]).toEqual([403, '{"message":"Forbidden"}']);
  });

  it.each([
    ['allows everything', policy('Allow', '*'), 200],
    ['allows this route', policy('Allow', 'arn:aws:execute-api:*:*:*/$default/GET/items/*'), 200],
    ['denies', policy('Deny', '*'), 403],
    ['allows another route', policy('Allow', '*/POST/*'), 403],
  ])('G096 decides by a policy that %s', async (_, answer, status) => {
    expect((await api(() => answer, { enable_simple_responses: false }).call('GET /items/7', signed)).status).toBe(
      status,
    );
  });

  it('G097 hands its context on, with the types of its values', async () => {
    const [second, first] = [
      await api(() => allow).call('GET /items/7', signed),
      await api(
        () => policy('Allow', '*'),
        { enable_simple_responses: false },
        {},
        { payload_format_version: '1.0' },
      ).call('GET /items/7', signed),
    ];

    expect(second.json.requestContext.authorizer).toEqual({ lambda: allow.context });
    expect(first.json.requestContext.authorizer).toEqual({ principalId: 'alice', tier: 'gold' });
  });

  it.each([
    ['answers something else', () => ({ allowed: true })],
    ['answers a policy where a simple answer is due', () => policy('Allow', '*')],
    ['answers nothing', () => undefined],
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
  ])('G098 is 500 when it %s', async (_, guard) => {
    const answer = await api(guard).call('GET /items/7', signed);

    expect([answer.status, answer.text]).toEqual([500, '{"message":"Internal Server Error"}']);
  });

  it('is 401 when it fails with the word Unauthorized', async () => {
    const guard = () => {
      throw new Error('Unauthorized');
    };

    expect((await api(guard).call('GET /items/7', signed)).status).toBe(401);
  });

  it('G098 is 500 when the API may not call it', async () => {
    const result: InvocationResult = { outcome: 'refused', status: 403, code: 'AccessDeniedException', message: 'no' };
    const answer = await api(() => allow, {}, { invoke: async () => result }).call('GET /items/7', signed);

    expect(answer.status).toBe(500);
    expect(answer.trace.steps.at(-1)?.decision).toContain('AccessDeniedException: no');
  });

  it('G102 is 500 when it takes more than ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const answered = api(() => allow, {}, { invoke: () => new Promise(() => undefined) }).call(
        'GET /items/7',
        signed,
      );
      await vi.advanceTimersByTimeAsync(10_000);
      const answer = await answered;

      expect(answer.status).toBe(500);
      expect(answer.trace.steps.at(-1)?.decision).toContain('took more than 10 s');
    } finally {
      vi.useRealTimers();
    }
  });

  describe('that keeps its answers', () => {
    it('G099 is asked once in its time to live', async () => {
      let now = 1_800_000_000_000;
      const one = api(() => allow, { authorizer_result_ttl_in_seconds: 60 }, { now: () => now });
      await one.call('GET /items/7', signed);
      await one.call('GET /items/8', signed);
      expect(authorizerCalls(one)).toHaveLength(1);

      now += 60_000;
      await one.call('GET /items/7', signed);
      expect(authorizerCalls(one)).toHaveLength(2);
    });

    it('G099 keeps them for 300 seconds where nothing is said', async () => {
      const one = api(() => allow, { authorizer_result_ttl_in_seconds: undefined });
      await one.call('GET /items/7', signed);
      await one.call('GET /items/7', signed);

      expect(authorizerCalls(one)).toHaveLength(1);
    });

    it('G100 has one answer for all its routes, unless the route is an identity source', async () => {
      const ttl = { authorizer_result_ttl_in_seconds: 60 };
      const shared = api(() => allow, ttl);
      const apart = api(() => allow, {
        ...ttl,
        identity_sources: ['$request.header.Authorization', '$context.routeKey'],
      });
      for (const one of [shared, apart]) {
        await one.call('GET /items/7', signed);
        await one.call('POST /items', signed);
      }

      expect([authorizerCalls(shared).length, authorizerCalls(apart).length]).toEqual([1, 2]);
    });

    it('G100 holds a kept policy against each route', async () => {
      const one = api(() => policy('Allow', '*/GET/*'), {
        authorizer_result_ttl_in_seconds: 60,
        enable_simple_responses: false,
      });

      expect((await one.call('GET /items/7', signed)).status).toBe(200);
      expect((await one.call('POST /items', signed)).status).toBe(403);
      expect(authorizerCalls(one)).toHaveLength(1);
    });

    it('keeps no failure', async () => {
      const one = api(() => ({}), { authorizer_result_ttl_in_seconds: 60 });
      await one.call('GET /items/7', signed);
      await one.call('GET /items/7', signed);

      expect(authorizerCalls(one)).toHaveLength(2);
    });

    it('tells different callers apart', async () => {
      const one = api(({ identitySource }) => ({ isAuthorized: identitySource[0] === 'secret' }), {
        authorizer_result_ttl_in_seconds: 60,
      });

      expect((await one.call('GET /items/7', signed)).status).toBe(200);
      expect((await one.call('GET /items/7', { headers: { Authorization: 'other' } })).status).toBe(403);
    });
  });

  it('G101 finds its identity in headers, query, context and stage variables', async () => {
    const one = api(() => allow, {
      identity_sources: [
        '$request.header.authorization',
        '$request.querystring.q',
        '$context.httpMethod',
        '$stageVariables.tier',
      ],
    });
    await one.call('GET /v1/items/7?q=x', signed);

    expect(eventIn(one).identitySource).toEqual(['secret', 'x', 'GET', 'gold']);
  });
});
