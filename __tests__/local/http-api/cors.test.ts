import { describe, expect, it } from 'vitest';
import { documentWith, serve } from './in-world';

const cors = {
  allow_origins: ['https://myapp.com', 'http://localhost:3000'],
  allow_methods: ['GET', 'POST'],
  allow_headers: ['Content-Type', 'Authorization'],
  expose_headers: ['ETag'],
  allow_credentials: true,
  max_age: 300,
};
const function_ = {
  echo: () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': '*', ETag: 'x' }, body: '' }),
};

const api = (cors_configuration: object | undefined, routes: Record<string, object> = { 'GET /items': {} }) =>
  serve(documentWith({ api: { cors_configuration }, routes }), { functions: function_ });

const preflight = (origin: string) => ({
  headers: { Origin: origin, 'Access-Control-Request-Method': 'PUT', 'Access-Control-Request-Headers': 'x-other' },
});

describe('a preflight', () => {
  it('G065 G066 G067 G071 is answered by API Gateway from the configuration, where no route takes OPTIONS', async () => {
    const one = api(cors);
    const answer = await one.call('OPTIONS /items', preflight('https://myapp.com'));

    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(answer.headers).toEqual({
      'access-control-allow-origin': 'https://myapp.com',
      'access-control-allow-methods': 'GET,POST',
      'access-control-allow-headers': 'content-type,authorization',
      'access-control-max-age': '300',
      'access-control-allow-credentials': 'true',
      'apigw-requestid': 'JKJaXmPLvHcESHA=',
    });
    expect(one.invocations).toEqual([]);
  });

  it('G068 gets its own origin of several, and * where everybody may', async () => {
    const second = await api(cors).call('OPTIONS /items', preflight('http://localhost:3000'));
    const anybody = await api({ ...cors, allow_origins: ['*'], allow_credentials: false }).call(
      'OPTIONS /items',
      preflight('https://anywhere.example'),
    );

    expect(second.headers['access-control-allow-origin']).toBe('http://localhost:3000');
    expect(anybody.headers['access-control-allow-origin']).toBe('*');
  });

  it('fits an origin to https://*', async () => {
    const https = api({ ...cors, allow_origins: ['https://*'] });

    expect((await https.call('OPTIONS /', preflight('https://a.example'))).headers['access-control-allow-origin']).toBe(
      'https://a.example',
    );
    expect((await https.call('OPTIONS /', preflight('http://a.example'))).headers).not.toHaveProperty(
      'access-control-allow-origin',
    );
  });

  it('gets no CORS headers from a foreign origin', async () => {
    const answer = await api(cors).call('OPTIONS /items', preflight('https://evil.example'));

    expect([answer.status, Object.keys(answer.headers)]).toEqual([204, ['apigw-requestid']]);
  });

  it('G069 says nothing of credentials where they are not configured', async () => {
    const answer = await api({ ...cors, allow_credentials: false }).call(
      'OPTIONS /items',
      preflight('https://myapp.com'),
    );

    expect(answer.headers).not.toHaveProperty('access-control-allow-credentials');
  });

  it.each([['OPTIONS /items'], ['ANY /items'], ['$default'], ['ANY /{proxy+}']])('goes to a route %s', async (key) => {
    const one = api(cors, { [key]: {} });
    const answer = await one.call('OPTIONS /items', preflight('https://myapp.com'));

    expect(one.invocations).toHaveLength(1);
    expect(answer.headers['access-control-allow-origin']).toBe('https://myapp.com');
  });

  it('G074 is refused by the authorizer of $default, unless an open OPTIONS route takes it', async () => {
    const resource = {
      aws_apigatewayv2_authorizer: {
        jwt: {
          api_id: '${aws_apigatewayv2_api.api.id}',
          authorizer_type: 'JWT',
          identity_sources: ['$request.header.Authorization'],
          jwt_configuration: { issuer: 'https://issuer.example', audience: ['app'] },
        },
      },
    };
    const guarded = { authorization_type: 'JWT', authorizer_id: '${aws_apigatewayv2_authorizer.jwt.id}' };
    const ask = (routes: Record<string, object>) =>
      serve(documentWith({ api: { cors_configuration: cors }, routes, resource }), { functions: function_ }).call(
        'OPTIONS /items',
        preflight('https://myapp.com'),
      );

    expect((await ask({ $default: guarded })).status).toBe(401);
    expect((await ask({ $default: guarded, 'OPTIONS /{proxy+}': {} })).status).toBe(200);
  });

  it('G073 is a request like any other where CORS is not configured', async () => {
    expect((await api(undefined).call('OPTIONS /items', preflight('https://myapp.com'))).status).toBe(404);
  });
});

describe('any other answer', () => {
  it("G070 G071 has the configured headers in place of the function's", async () => {
    const { headers } = await api(cors).call('GET /items', { headers: { Origin: 'https://myapp.com' } });

    expect(headers).toMatchObject({
      'access-control-allow-origin': 'https://myapp.com',
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'etag',
      etag: 'x',
    });
    expect(headers).not.toHaveProperty('access-control-max-age');
  });

  it('G072 is given to a foreign origin, without CORS headers', async () => {
    const answer = await api(cors).call('GET /items', { headers: { Origin: 'https://evil.example' } });

    expect(answer.status).toBe(200);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  it('has the headers on what API Gateway itself refuses', async () => {
    const answer = await api(cors).call('GET /nowhere', { headers: { Origin: 'https://myapp.com' } });

    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([404, 'https://myapp.com']);
  });

  it('G073 passes as the function gave it where CORS is not configured', async () => {
    const { headers } = await api(undefined).call('GET /items', { headers: { Origin: 'https://evil.example' } });

    expect(headers['access-control-allow-origin']).toBe('*');
  });
});
