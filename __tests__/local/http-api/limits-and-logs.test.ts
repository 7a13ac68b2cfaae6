import { describe, expect, it } from 'vitest';
import { type Behind, documentWith, serve } from './in-world';

describe('limits', () => {
  it('G121 refuse a body above 10 MB', async () => {
    const one = serve(documentWith({}), { functions: { echo: () => ({ statusCode: 200 }) } });
    const [largest, larger] = [
      await one.call('POST /', { body: Buffer.alloc(10 * 1024 * 1024) }),
      await one.call('POST /', { body: Buffer.alloc(10 * 1024 * 1024 + 1) }),
    ];

    expect(largest.status).toBe(200);
    expect([larger.status, larger.text]).toEqual([413, '{"message":"Request Entity Too Large"}']);
  });

  it('G122 refuse a request line and headers above 10,240 bytes', async () => {
    const one = serve(documentWith({}));

    expect((await one.call('GET /', { headers: { 'x-long': 'x'.repeat(10_000) } })).status).toBe(200);
    expect((await one.call('GET /', { headers: { 'x-long': 'x'.repeat(10_240) } })).status).toBe(431);
  });
});

describe('throttles', () => {
  const settings = (rate?: number, burst?: number) => ({ throttling_rate_limit: rate, throttling_burst_limit: burst });
  const statuses = async (stage: object, lines: readonly string[]) => {
    const one = serve(documentWith({ routes: { 'GET /a': {}, 'GET /b': {} }, stages: { $default: stage } }), {
      now: () => 0,
    });
    const answers = [];
    for (const line of lines) answers.push(await one.call(line));
    return answers.map(({ status, text }) => (status === 429 ? text : status));
  };
  const tooMany = '{"message":"Too Many Requests"}';

  it('G123 of a stage hold for each route', async () => {
    expect(await statuses({ default_route_settings: settings(1, 1) }, ['GET /a', 'GET /a', 'GET /b'])).toEqual([
      200,
      tooMany,
      200,
    ]);
  });

  it('G123 of a route hold in place of those of the stage', async () => {
    const stage = {
      default_route_settings: settings(100, 100),
      route_settings: [{ route_key: 'GET /a', ...settings(1, 1) }],
    };

    expect(await statuses(stage, ['GET /a', 'GET /a', 'GET /b', 'GET /b'])).toEqual([200, tooMany, 200, 200]);
  });

  it('let nothing pass where a block leaves a limit out, which Terraform sends as 0', async () => {
    expect(await statuses({ default_route_settings: settings(100) }, ['GET /a'])).toEqual([tooMany]);
  });

  it('are those of the account where a stage says nothing', async () => {
    expect(
      await statuses(
        {},
        Array.from({ length: 50 }, () => 'GET /a'),
      ),
    ).not.toContain(tooMany);
  });
});

describe('the access log', () => {
  const logged = async (format: string, line: string, behind: Behind = {}, more: object = {}) => {
    const stage = { access_log_settings: { format, destination_arn: 'arn:aws:logs:x' } };
    const one = serve(documentWith({ routes: { 'GET /items/{id}': {} }, stages: { $default: stage }, ...more }), {
      now: () => Date.UTC(2026, 6, 10, 19, 19, 5),
      ...behind,
    });
    const { trace } = await one.call(line, { headers: { 'User-Agent': 'curl/8' } });
    return trace.steps.find(({ about }) => about === 'access log');
  };

  it('G125 G126 is a line in the format of the stage, with what $context tells', async () => {
    const names = ['requestId', 'extendedRequestId', 'routeKey', 'path', 'httpMethod', 'protocol', 'status', 'stage']
      .concat(['requestTime', 'requestTimeEpoch', 'responseLength', 'domainPrefix', 'dataProcessed'])
      .concat(['identity.sourceIp', 'identity.userAgent', 'authorizer.principalId']);
    const step = await logged(names.map((name) => `$context.${name}`).join('|'), 'GET /items/7', {
      functions: { echo: () => ({ statusCode: 201, body: 'four' }) },
    });

    expect(step?.address).toBe('aws_apigatewayv2_stage.r0');
    expect(step?.decision.split('|')).toEqual([
      'JKJaXmPLvHcESHA=',
      'JKJaXmPLvHcESHA=',
      'GET /items/{id}',
      '/items/7',
      'GET',
      'HTTP/1.1',
      '201',
      '$default',
      '10/Jul/2026:19:19:05 +0000',
      '1783711145000',
      '4',
      expect.stringMatching(/^\w{10}$/),
      '0',
      '192.0.2.1',
      'curl/8',
      '-',
    ]);
  });

  it('G127 tells what Lambda answered apart from what the function answered', async () => {
    const format = '$context.integrationStatus $context.integration.status';
    const thrown = () => {
      throw new Error('broken');
    };

    expect((await logged(format, 'GET /items/7', { functions: { echo: () => ({ statusCode: 404 }) } }))?.decision).toBe(
      '200 404',
    );
    expect((await logged(format, 'GET /items/7', { functions: { echo: thrown } }))?.decision).toBe('200 200');
  });

  it('G128 tells why a request was refused', async () => {
    const format = '$context.error.message $context.error.messageString $context.error.responseType';
    const integration = '$context.integrationErrorMessage';
    const malformed = { functions: { echo: () => ({ statusCode: 'x' }) } };

    expect((await logged(format, 'GET /nowhere'))?.decision).toBe('Not Found "Not Found" NOT_FOUND');
    expect((await logged(integration, 'GET /items/7', malformed))?.decision).toContain('statusCode must be a number');
    expect((await logged('$context.authorizer.error', 'GET /items/7', {}, iamOnly))?.decision).toBe(
      'Missing Authentication Token',
    );
  });

  it('G129 tells claims and the context of a Lambda authorizer', async () => {
    const guard = { functions: { guard: () => ({ isAuthorized: true, context: { tier: 'gold' } }) } };

    expect((await logged('$context.authorizer.tier', 'GET /items/7', guard, guarded))?.decision).toBe('gold');
  });

  it('is not written where the stage has none', async () => {
    const { trace } = await serve(documentWith({})).call('GET /');

    expect(trace.steps.map(({ about }) => about)).not.toContain('access log');
  });
});

const iamOnly = { routes: { 'GET /items/{id}': { authorization_type: 'AWS_IAM' } } };
const guarded = {
  routes: {
    'GET /items/{id}': { authorization_type: 'CUSTOM', authorizer_id: '${aws_apigatewayv2_authorizer.guard.id}' },
  },
  resource: {
    aws_apigatewayv2_authorizer: {
      guard: {
        api_id: '${aws_apigatewayv2_api.api.id}',
        authorizer_type: 'REQUEST',
        authorizer_uri: 'arn:aws:lambda:eu-west-1:123456789012:function:guard',
        authorizer_payload_format_version: '2.0',
        enable_simple_responses: true,
        identity_sources: ['$request.header.User-Agent'],
      },
    },
  },
};

it('G124 passes what a REST API would refuse: any body, any parameter, no key', async () => {
  const answer = await serve(documentWith({})).call('POST /?unknown=1', {
    body: '{ no json',
    headers: { 'content-type': 'application/json' },
  });

  expect([answer.status, answer.json.body]).toEqual([200, '{ no json']);
});
