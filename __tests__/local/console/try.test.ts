import { describe, expect, it } from 'vitest';
import { folderOf, functionResource } from '../support/functions';
import { runWithConsole } from './running-console';

const echo = {
  'code/index.mjs': `export const handler = async (event) => ({
    statusCode: 200,
    body: JSON.stringify({
      path: event.rawPath ?? event.path,
      query: event.queryStringParameters,
      body: event.body,
      type: event.headers['content-type'],
      claims: event.requestContext.authorizer?.jwt?.claims ?? event.requestContext.authorizer?.claims,
      user: event.requestContext.authorizer?.iam?.userArn ?? event.requestContext.identity?.userArn,
    }),
  });`,
};

const permission = {
  aws_lambda_permission: {
    p: { function_name: 'f', action: 'lambda:InvokeFunction', principal: 'apigateway.amazonaws.com' },
  },
};
const pool = {
  aws_cognito_user_pool: { users: { name: 'users' } },
  aws_cognito_user_pool_client: { app: { name: 'app', user_pool_id: '${aws_cognito_user_pool.users.id}' } },
};

const http = { api_id: '${aws_apigatewayv2_api.shop.id}' };
const route = (key: string, more: object = {}) => ({
  ...http,
  route_key: key,
  target: 'integrations/${aws_apigatewayv2_integration.f.id}',
  ...more,
});

/** An HTTP API whose routes take everyone, users and signatures. */
const httpApi = {
  ...permission,
  ...pool,
  aws_lambda_function: { f: functionResource() },
  aws_apigatewayv2_api: { shop: { name: 'Shop', protocol_type: 'HTTP' } },
  aws_apigatewayv2_stage: {
    main: { ...http, name: '$default', auto_deploy: true },
    test: { ...http, name: 'test', auto_deploy: true },
  },
  aws_apigatewayv2_integration: {
    f: {
      ...http,
      integration_type: 'AWS_PROXY',
      integration_uri: '${aws_lambda_function.f.invoke_arn}',
      payload_format_version: '2.0',
    },
  },
  aws_apigatewayv2_authorizer: {
    jwt: {
      ...http,
      name: 'jwt',
      authorizer_type: 'JWT',
      identity_sources: ['$request.querystring.token'],
      jwt_configuration: {
        issuer: 'https://${aws_cognito_user_pool.users.endpoint}',
        audience: ['${aws_cognito_user_pool_client.app.id}'],
      },
    },
  },
  aws_apigatewayv2_route: {
    open: route('POST /open/{id}'),
    jwt: route('GET /mine', {
      authorization_type: 'JWT',
      authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}',
      authorization_scopes: ['shop/read'],
    }),
    iam: route('GET /signed', { authorization_type: 'AWS_IAM' }),
  },
};

const rest = { rest_api_id: '${aws_api_gateway_rest_api.users.id}' };
const users = { ...rest, resource_id: '${aws_api_gateway_resource.users.id}', http_method: 'POST' };

/** A REST API whose one method wants a key, a user and a body that fits. */
const restApi = {
  ...permission,
  ...pool,
  aws_lambda_function: { f: functionResource() },
  aws_api_gateway_rest_api: { users: { name: 'Users' } },
  aws_api_gateway_resource: {
    users: { ...rest, parent_id: '${aws_api_gateway_rest_api.users.root_resource_id}', path_part: 'users' },
  },
  aws_api_gateway_authorizer: {
    pool: {
      ...rest,
      name: 'pool',
      type: 'COGNITO_USER_POOLS',
      provider_arns: ['${aws_cognito_user_pool.users.arn}'],
    },
  },
  aws_api_gateway_model: {
    user: { ...rest, name: 'User', content_type: 'application/json', schema: '{"type":"object","required":["name"]}' },
  },
  aws_api_gateway_request_validator: { body: { ...rest, name: 'body', validate_request_body: true } },
  aws_api_gateway_method: {
    create: {
      ...users,
      authorization: 'COGNITO_USER_POOLS',
      authorizer_id: '${aws_api_gateway_authorizer.pool.id}',
      api_key_required: true,
      request_models: { 'application/json': '${aws_api_gateway_model.user.name}' },
      request_validator_id: '${aws_api_gateway_request_validator.body.id}',
      request_parameters: { 'method.request.querystring.dry': false, 'method.request.header.X-Team': true },
    },
  },
  aws_api_gateway_integration: {
    create: {
      ...users,
      type: 'AWS_PROXY',
      integration_http_method: 'POST',
      uri: '${aws_lambda_function.f.invoke_arn}',
    },
  },
  aws_api_gateway_deployment: { one: rest },
  aws_api_gateway_stage: {
    live: { ...rest, stage_name: 'live', deployment_id: '${aws_api_gateway_deployment.one.id}' },
  },
  aws_api_gateway_api_key: { partner: { name: 'partner', value: 'a-key-of-twenty-letters' } },
  aws_api_gateway_usage_plan: {
    all: { name: 'all', api_stages: [{ api_id: rest.rest_api_id, stage: 'live' }] },
  },
  aws_api_gateway_usage_plan_key: {
    partner: {
      key_id: '${aws_api_gateway_api_key.partner.id}',
      key_type: 'API_KEY',
      usage_plan_id: '${aws_api_gateway_usage_plan.all.id}',
    },
  },
};

const shop = { stack: 'test', api: 'aws_apigatewayv2_api.shop' };
const running = (resource: object) => runWithConsole(folderOf(echo), resource);

describe('operations', () => {
  it('tell what a form needs for the routes of an HTTP API', async () => {
    const { get } = await running(httpApi);
    const { body } = await get('/api/operations?stack=test');

    expect(body).toMatchObject({ keys: [], clients: ['app'] });
    expect(body.operations).toHaveLength(3);
    expect(body.operations[1]).toEqual({
      id: 'aws_apigatewayv2_api.shop GET /mine',
      api: 'aws_apigatewayv2_api.shop',
      kind: 'http',
      name: 'GET /mine',
      address: 'aws_apigatewayv2_route.jwt',
      method: 'GET',
      path: '/mine',
      pathParameters: [],
      query: [],
      headers: [],
      authorization: {
        kind: 'jwt',
        address: 'aws_apigatewayv2_authorizer.jwt',
        scopes: ['shop/read'],
        token: { in: 'query', name: 'token' },
      },
      needsKey: false,
    });
    expect(body.operations[0].pathParameters).toEqual(['id']);
    expect(body.operations[2].authorization).toEqual({ kind: 'iam', scopes: [] });
  });

  it('tell key, parameters and model of the methods of a REST API', async () => {
    const { get } = await running(restApi);
    const { body } = await get('/api/operations?stack=test');

    expect(body.keys).toEqual(['partner']);
    expect(body.operations).toEqual([
      {
        id: 'aws_api_gateway_rest_api.users POST /users',
        api: 'aws_api_gateway_rest_api.users',
        kind: 'rest',
        name: 'POST /users',
        address: 'aws_api_gateway_method.create',
        method: 'POST',
        path: '/users',
        pathParameters: [],
        query: [{ name: 'dry', required: false }],
        headers: [{ name: 'X-Team', required: true }],
        authorization: {
          kind: 'cognito',
          address: 'aws_api_gateway_authorizer.pool',
          scopes: [],
          token: { in: 'header', name: 'Authorization' },
        },
        needsKey: true,
        body: { contentType: 'application/json', schema: { type: 'object', required: ['name'] } },
      },
    ]);
  });
});

describe('trying a route', () => {
  it('sends path, query, headers and body, and gives the command that does the same', async () => {
    const { run, get, post } = await running(httpApi);
    const { body: answer } = await post('/api/try', {
      ...shop,
      stage: 'test',
      method: 'POST',
      path: '/open/7',
      query: [['q', 'a b']],
      headers: [['x-note', "it's"]],
      body: '{"a":1}',
    });
    const { body: call } = await get(`/api/calls/${encodeURIComponent(answer.call)}`);
    const { endpoint } = run.ready[0] ?? {};

    expect(answer).toMatchObject({ status: 200, isBase64Encoded: false });
    expect(JSON.parse(answer.body)).toMatchObject({
      path: '/test/open/7',
      query: { q: 'a b' },
      body: '{"a":1}',
      type: 'application/json',
    });
    expect(call).toMatchObject({ route: 'POST /open/{id}', path: '/test/open/7?q=a%20b', status: 200 });
    expect(answer.curl).toBe(
      `curl -i -X 'POST' '${endpoint}/test/open/7?q=a%20b' \\\n  -H 'x-note: it'\\''s' \\\n  -H 'content-type: application/json' \\\n  --data-binary '{"a":1}'`,
    );
  });

  it('makes a token for the user that is named, with a scope that the route takes, where the authorizer reads it', async () => {
    const { post } = await running(httpApi);
    const request = { ...shop, method: 'GET', path: '/mine', operation: 'aws_apigatewayv2_api.shop GET /mine' };
    const { body: named } = await post('/api/try', { ...request, caller: { user: { sub: 'alice' } } });
    const { body: nobody } = await post('/api/try', request);

    expect([named.status, nobody.status]).toEqual([200, 401]);
    expect(JSON.parse(named.body).claims).toMatchObject({ sub: 'alice', scope: 'shop/read' });
  });

  it('signs as the local developer', async () => {
    const { post } = await running(httpApi);
    const request = { ...shop, method: 'GET', path: '/signed', query: [['a', 'b c']] };
    const { body: signed } = await post('/api/try', { ...request, caller: { signed: true } });
    const { body: unsigned } = await post('/api/try', request);

    expect([signed.status, unsigned.status]).toEqual([200, 403]);
    expect(JSON.parse(signed.body).user).toMatch(/:user\/local$/);
    expect(signed.curl).toContain("--aws-sigv4 'aws:amz:us-east-1:execute-api'");
  });

  it('sends an API key by its name, and the id token that a method without scopes wants', async () => {
    const { post } = await running(restApi);
    const request = {
      ...{ stack: 'test', api: 'aws_api_gateway_rest_api.users', method: 'POST', path: '/users' },
      operation: 'aws_api_gateway_rest_api.users POST /users',
      caller: { key: 'partner', user: { sub: 'alice', groups: ['staff'] } },
    };
    const { body: fits } = await post('/api/try', { ...request, body: '{"name":"Ada"}' });
    const { body: misfits } = await post('/api/try', { ...request, body: '{}' });
    const { body: keyless } = await post('/api/try', { ...request, caller: { user: { sub: 'alice' } }, body: '{}' });

    expect([fits.status, misfits.status, keyless.status]).toEqual([200, 400, 403]);
    expect(JSON.parse(fits.body).claims).toMatchObject({ sub: 'alice', 'cognito:groups': 'staff' });
  });

  it.each([
    [{ ...shop, api: 'aws_x.y' }, 404, 'api: must be one of test\'s, aws_apigatewayv2_api.shop, was "aws_x.y".'],
    [{ ...shop, stage: 'prod' }, 404, 'stage: must be one of $default, test, was "prod".'],
    [{ ...shop, path: 'a b' }, 400, 'path: must begin with / and hold no space, ? or #, was "a b".'],
    [{ ...shop, method: 'G T' }, 400, 'method: must be a method of HTTP such as GET, was "G T".'],
    [
      { ...shop, headers: [['x', 'a\r\nb']] },
      400,
      'headers: must be a list of pairs of a name and a value, each in one line, was [["x","a\\r\\nb"]].',
    ],
    [{ ...shop, caller: { user: { sub: '' } } }, 400, 'sub: must name the user, was empty.'],
    [{ ...shop, caller: { key: 'none' } }, 400, 'key: must be one of none, was "none".'],
    [{ ...shop, caller: { user: { sub: 'alice', client: 'none' } } }, 400, 'client: must be one of app, was "none"'],
    [{ ...shop, operation: 'none' }, 404, 'operation: must be one of test\'s, was "none".'],
    [{ ...shop, body: 7 }, 400, 'body: must be a text, was 7.'],
    [{ stack: 'none' }, 404, 'stack: must be one of test, was "none".'],
  ])('refuses %j in one line', async (request, status, message) => {
    const { post } = await running(httpApi);

    expect(await post('/api/try', request)).toMatchObject({ status, body: { message } });
  });
});
