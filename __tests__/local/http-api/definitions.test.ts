import { describe, expect, it } from 'vitest';
import { documentWith, serve, uriOf } from './in-world';

const stage = {
  aws_apigatewayv2_stage: { main: { api_id: '${aws_apigatewayv2_api.api.id}', name: '$default', auto_deploy: true } },
};
const lambda = { type: 'AWS_PROXY', uri: uriOf('echo'), httpMethod: 'POST', payloadFormatVersion: '2.0' };

const openApi = {
  openapi: '3.0.1',
  info: { title: 'items', version: '1' },
  'x-amazon-apigateway-cors': { allowOrigins: ['https://myapp.com'], allowMethods: ['GET'] },
  components: {
    securitySchemes: {
      guard: {
        type: 'apiKey',
        in: 'header',
        name: 'Authorization',
        'x-amazon-apigateway-authorizer': {
          type: 'request',
          authorizerUri: uriOf('guard'),
          authorizerPayloadFormatVersion: '2.0',
          enableSimpleResponses: true,
          authorizerResultTtlInSeconds: 0,
          identitySource: '$request.header.Authorization, $request.querystring.q',
        },
      },
      jwt: {
        type: 'oauth2',
        'x-amazon-apigateway-authorizer': {
          type: 'jwt',
          identitySource: '$request.header.Authorization',
          jwtConfiguration: { issuer: 'https://issuer.example', audience: ['app'] },
        },
      },
      signed: { type: 'apiKey', in: 'header', name: 'Authorization', 'x-amazon-apigateway-authtype': 'awsSigv4' },
    },
    'x-amazon-apigateway-integrations': { shared: lambda },
  },
  paths: {
    '/open/{id}': { get: { 'x-amazon-apigateway-integration': lambda } },
    '/shared': {
      'x-amazon-apigateway-any-method': {
        'x-amazon-apigateway-integration': { $ref: '#/components/x-amazon-apigateway-integrations/shared' },
      },
    },
    '/guarded': { get: { security: [{ guard: [] }], 'x-amazon-apigateway-integration': lambda } },
    '/token': { get: { security: [{ jwt: ['read'] }], 'x-amazon-apigateway-integration': lambda } },
    '/signed': { get: { security: [{ signed: [] }], 'x-amazon-apigateway-integration': lambda } },
    '/$default': { 'x-amazon-apigateway-any-method': { 'x-amazon-apigateway-integration': lambda } },
  },
};

const withBody = (body: string, functions = {}) =>
  serve(
    {
      aws_apigatewayv2_api: { api: { name: 'items', protocol_type: 'HTTP', body: body.replaceAll('${', () => '$${') } },
      ...stage,
    },
    { functions },
  );

describe('an API by its OpenAPI body', () => {
  it('has a route for each operation', async () => {
    const one = withBody(JSON.stringify(openApi));

    expect((await one.call('GET /open/7')).json).toMatchObject({
      routeKey: 'GET /open/{id}',
      pathParameters: { id: '7' },
    });
    expect((await one.call('DELETE /shared')).json.routeKey).toBe('ANY /shared');
    expect((await one.call('GET /else')).json.routeKey).toBe('$default');
  });

  it('has its authorizers', async () => {
    const one = withBody(JSON.stringify(openApi), { guard: () => ({ isAuthorized: false }) });
    const headers = { Authorization: 'x' };

    expect((await one.call('GET /guarded', { headers })).status).toBe(401);
    expect((await one.call('GET /guarded?q=1', { headers })).status).toBe(403);
    expect((await one.call('GET /token', { headers })).status).toBe(401);
    expect((await one.call('GET /signed')).status).toBe(403);
  });

  it('has its CORS', async () => {
    const answer = await withBody(JSON.stringify(openApi)).call('GET /open/7', {
      headers: { Origin: 'https://myapp.com' },
    });

    expect(answer.headers['access-control-allow-origin']).toBe('https://myapp.com');
  });

  it("G118 calls the service of an integration's subtype", async () => {
    const events = {
      type: 'aws_proxy',
      integrationSubtype: 'EventBridge-PutEvents',
      credentials: 'arn:aws:iam::123456789012:role/sender',
      requestParameters: { Detail: '$request.body.detail', DetailType: 'made', Source: 'shop' },
      payloadFormatVersion: '1.0',
    };
    const paths = { '/': { post: { 'x-amazon-apigateway-integration': events } } };
    const one = withBody(JSON.stringify({ openapi: '3.0.1', paths }));
    const answer = await one.call('POST /', { body: '{"detail":{"id":7}}' });

    expect([answer.status, one.sent.map(({ service }) => service)]).toEqual([200, ['events']]);
  });

  it('may be YAML', async () => {
    const yaml = `openapi: 3.0.1
paths:
  /open:
    get:
      x-amazon-apigateway-integration:
        type: aws_proxy
        uri: ${uriOf('echo')}
        payloadFormatVersion: "2.0"
`;

    expect((await withBody(yaml).call('GET /open')).json.routeKey).toBe('GET /open');
  });
});

it('an API whose body cannot be read has no routes, and that is said', async () => {
  const one = withBody('{ not: [an openapi');

  expect((await one.call('GET /')).status).toBe(404);
  expect(one.unsupported).toEqual([
    'aws_apigatewayv2_api.api: its body has no routes: it must be an OpenAPI 3 document, JSON or YAML',
  ]);
});

it('a route whose authorizer is not known lets nobody pass', async () => {
  const routes = { 'GET /': { authorization_type: 'JWT', authorizer_id: 'gone' } };

  expect((await serve(documentWith({ routes })).call('GET /')).status).toBe(500);
});

describe('an API by quick create', () => {
  const quick = (more: object) =>
    serve({ aws_apigatewayv2_api: { api: { name: 'quick', protocol_type: 'HTTP', ...more } } });

  it('has a stage and a route $default to its function, in format 2.0', async () => {
    const answer = await quick({ target: 'arn:aws:lambda:eu-west-1:123456789012:function:echo' }).call('GET /any/path');

    expect(answer.json).toMatchObject({ version: '2.0', routeKey: '$default', requestContext: { stage: '$default' } });
  });

  it('has the route that it names', async () => {
    const one = quick({ target: 'arn:aws:lambda:eu-west-1:123456789012:function:echo', route_key: 'GET /only' });

    expect((await one.call('GET /only')).status).toBe(200);
    expect((await one.call('GET /other')).status).toBe(404);
  });
});
