import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documentWith, type Json, serve } from './in-world';

let backend: Server;
let url: string;

beforeAll(async () => {
  backend = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (request.url === '/slow') return;
    const body = JSON.stringify({
      method: request.method,
      url: request.url,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    });
    const status = Number(request.headers['x-status'] ?? 200);
    response.writeHead(status, {
      'Content-Type': 'application/json',
      'X-Backend': 'yes',
      'Set-Cookie': ['a=b', 'c=d'],
      Location: '/x',
    });
    response.end(request.method === 'HEAD' ? undefined : body);
  });
  await new Promise<void>((ready) => backend.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(backend.address() as AddressInfo).port}`;
});

afterAll(async () => {
  backend.closeAllConnections();
  await new Promise<void>((closed) => backend.close(() => closed()));
});

const proxy = (path: string, more: object = {}) => ({
  integration_type: 'HTTP_PROXY',
  integration_method: 'ANY',
  integration_uri: url + path,
  payload_format_version: '1.0',
  ...more,
});
const api = (key: string, integration: object, more: object = {}) =>
  serve(documentWith({ routes: { [key]: {} }, integration, ...more }));
const seen = async (key: string, integration: object, line: string, request: object = {}): Promise<Json> =>
  (await api(key, integration).call(line, request)).json;

describe('an HTTP backend', () => {
  it('G105 gets method, headers, query and body, and its answer comes back', async () => {
    const one = api('POST /orders', proxy('/in'));
    const answer = await one.call('POST /orders?a=1&a=2', {
      body: 'text',
      headers: { 'X-Own': 'y', 'x-status': '201' },
    });

    expect(answer.json).toMatchObject({ method: 'POST', url: '/in?a=1&a=2', body: 'text', headers: { 'x-own': 'y' } });
    expect([answer.status, answer.headers['x-backend']]).toEqual([201, 'yes']);
    expect(answer.headerList.filter(([name]) => name === 'Set-Cookie')).toHaveLength(2);
  });

  it('G105 decides about redirects itself', async () => {
    const answer = await api('GET /', proxy('/')).call('GET /', { headers: { 'x-status': '302' } });

    expect([answer.status, answer.headers.location]).toEqual([302, '/x']);
  });

  it('G106 gets path variables in its URL', async () => {
    expect((await seen('GET /pets/{id}', proxy('/animals/{id}/all'), 'GET /pets/7')).url).toBe('/animals/7/all');
    expect((await seen('ANY /parent/{proxy+}', proxy('/store/{proxy}'), 'GET /parent/a%20b/c')).url).toBe(
      '/store/a%20b/c',
    );
  });

  it('G106 gets the whole path of a $default route', async () => {
    expect((await seen('$default', proxy('/base'), 'GET /a/b?c=d')).url).toBe('/base/a/b?c=d');
  });

  it('G107 gets the method of the integration', async () => {
    expect((await seen('ANY /', proxy('/', { integration_method: 'PUT' }), 'POST /')).method).toBe('PUT');
  });

  it('G108 gets Forwarded and Via, and its own Host', async () => {
    const { headers } = await seen('GET /', proxy('/'), 'GET /');

    expect(headers.host).toBe(new URL(url).host);
    expect(headers.forwarded).toMatch(
      /^for=192\.0\.2\.1;host=\w+\.execute-api\.eu-west-1\.amazonaws\.com;proto=https$/,
    );
    expect(headers.via).toBe('HTTP/1.1 AmazonAPIGateway');
  });

  it('gets stage variables in its URL', async () => {
    const { port } = new URL(url);
    const one = api('GET /', proxy('', { integration_uri: 'http://127.0.0.1:$${stageVariables.port}/x' }), {
      stages: { $default: { stage_variables: { port } } },
    });

    expect((await one.call('GET /')).json.url).toBe('/x');
  });

  it('is the upstream that the run has for its host', async () => {
    const integration = proxy('', { integration_uri: 'https://prices.example/of/{id}' });
    const options = { upstreams: { 'prices.example': `${url}/prices/` } };
    const one = serve(documentWith({ routes: { 'GET /prices/{id}': {} }, integration }), { options });

    expect((await one.call('GET /prices/7?x=1')).json.url).toBe('/prices/of/7?x=1');
  });

  it('G120 is 503 when it is slow, and when it cannot be reached', async () => {
    const slow = await api('GET /', proxy('/slow', { timeout_milliseconds: 50 })).call('GET /');
    const absent = await api('GET /', proxy('', { integration_uri: 'http://127.0.0.1:1/' })).call('GET /');

    expect([slow.status, slow.text]).toEqual([503, '{"message":"Service Unavailable"}']);
    expect([absent.status, absent.text]).toEqual([503, '{"message":"Service Unavailable"}']);
    expect(absent.trace.steps.at(-1)?.decision).toContain('http://127.0.0.1:1 cannot be reached');
  });
});

describe('parameter mapping of requests', () => {
  const mapped = async (
    request_parameters: Record<string, string>,
    line = 'POST /items/7?q=x&q=y',
    key = 'POST /items/{id}',
  ) =>
    (
      await api(key, proxy('/in', { request_parameters }), {
        stages: { $default: { stage_variables: { tier: 'gold' } } },
      }).call(line, { headers: { 'X-A': 'one' }, body: '{"user":{"name":"alice"},"list":[1,2]}' })
    ).json;

  it.each([
    ['append', 'append:header.x-a', 'two', 'one, two'],
    ['overwrite', 'overwrite:header.X-A', 'two', 'two'],
    ['remove', 'remove:header.x-a', "''", undefined],
  ])('G111 G113 can %s a header', async (_, key, value, expected) => {
    expect((await mapped({ [key]: value })).headers['x-a']).toBe(expected);
  });

  it.each([
    ['append', 'append:querystring.q', '/in?q=x&q=y&q=z'],
    ['overwrite', 'overwrite:querystring.q', '/in?q=z'],
    ['remove', 'remove:querystring.q', '/in'],
  ])('G111 G113 can %s a query parameter', async (_, key, expected) => {
    expect((await mapped({ [key]: 'z' })).url).toBe(expected);
  });

  it('G111 can overwrite the path', async () => {
    expect((await mapped({ 'overwrite:path': '/other/$${request.path.id}' })).url).toBe('/other/7?q=x&q=y');
  });

  it.each([
    ['$request.header.x-a', 'one'],
    ['$request.querystring.q', 'x,y'],
    ['$request.path.id', '7'],
    ['$request.path', '/items/7'],
    ['$request.body.user.name', 'alice'],
    ['$request.body.list', '[1,2]'],
    ['$context.requestId', 'JKJaXmPLvHcESHA='],
    ['$stageVariables.tier', 'gold'],
    ['fixed', 'fixed'],
    ['${request.path.id}-${context.httpMethod}', '7-POST'],
  ])('G112 reads %s', async (source, expected) => {
    expect((await mapped({ 'overwrite:header.x-b': source.replaceAll('${', () => '$${') })).headers['x-b']).toBe(
      expected,
    );
  });

  it('leaves a header alone where the source is missing', async () => {
    expect((await mapped({ 'overwrite:header.x-a': '$request.header.absent' })).headers['x-a']).toBe('one');
  });

  it('G116 reads no recursion, no filter, and no body above 100 KB', async () => {
    const { headers } = await mapped({
      'overwrite:header.x-b': '$request.body..name',
      'overwrite:header.x-c': '$request.body.list[?(@>1)]',
    });
    const large = api('POST /', proxy('/in', { request_parameters: { 'overwrite:header.x-b': '$request.body.a' } }));
    const answer = await large.call('POST /', { body: JSON.stringify({ a: 'b', fill: 'x'.repeat(101 * 1024) }) });

    expect(headers).not.toHaveProperty('x-b');
    expect(headers).not.toHaveProperty('x-c');
    expect(answer.json.headers).not.toHaveProperty('x-b');
  });

  it.each(['authorization', 'X-Forwarded-For', 'x-amz-date', 'Via'])('G117 never maps %s', async (name) => {
    expect((await mapped({ [`overwrite:header.${name}`]: 'forged' })).headers[name.toLowerCase()]).not.toBe('forged');
  });

  it('reaches the event of a function as well', async () => {
    const one = serve(
      documentWith({
        integration: {
          request_parameters: {
            'overwrite:header.x-a': 'new',
            'append:querystring.b': '2',
            'overwrite:path': '/other',
          },
        },
      }),
    );
    const { json } = await one.call('GET /a?b=1', { headers: { 'X-A': 'old' } });

    expect([json.headers['x-a'], json.rawQueryString, json.rawPath]).toEqual(['new', 'b=1&b=2', '/other']);
  });
});

describe('parameter mapping of answers', () => {
  const mapped = (status: string, mappings: Record<string, string>) =>
    api('GET /', proxy('/in', { response_parameters: [{ status_code: '404', mappings }] })).call('GET /', {
      headers: { 'x-status': status },
    });

  it('G114 changes status and headers of its status code', async () => {
    const answer = await mapped('404', {
      'overwrite:statuscode': '410',
      'overwrite:header.x-backend': 'no',
      'append:header.x-id': '$context.requestId',
      'remove:header.set-cookie': "''",
    });

    expect([answer.status, answer.headers['x-backend'], answer.headers['x-id']]).toEqual([
      410,
      'no',
      'JKJaXmPLvHcESHA=',
    ]);
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  it('G114 leaves other status codes alone', async () => {
    expect((await mapped('200', { 'overwrite:statuscode': '410' })).status).toBe(200);
  });

  it('G115 reads headers and body of the answer', async () => {
    const { headers } = await mapped('404', {
      'append:header.x-from-header': '$response.header.X-Backend',
      'append:header.x-from-body': '$response.body.method',
    });

    expect([headers['x-from-header'], headers['x-from-body']]).toEqual(['yes', 'GET']);
  });
});

describe('a private target', () => {
  const resource = {
    aws_lb: { main: { name: 'inner' } },
    aws_lb_listener: { users: { load_balancer_arn: '${aws_lb.main.arn}', port: 80 } },
    aws_service_discovery_service: { orders: { name: 'orders-of-shop' } },
  };
  const linked = (more: object = {}) => ({
    integration_type: 'HTTP_PROXY',
    integration_method: 'ANY',
    connection_type: 'VPC_LINK',
    integration_uri: '${aws_lb_listener.users.arn}',
    payload_format_version: '1.0',
    ...more,
  });
  const given = (upstreams: Record<string, string>, more: object = {}) =>
    serve(
      documentWith({
        routes: { 'ANY /{proxy+}': {} },
        stages: { $default: {}, v1: {} },
        integration: linked(more),
        resource,
      }),
      { options: { upstreams } },
    );

  it.each(['users', 'main', 'inner', 'aws_lb_listener.users', 'aws_lb.main'])('is found as %s', async (name) => {
    expect((await given({ [name]: url }).call('GET /users/7?a=b')).json.url).toBe('/users/7?a=b');
  });

  it.each(['orders', 'orders-of-shop', 'aws_service_discovery_service.orders'])(
    'may be a service of Cloud Map, found as %s',
    async (name) => {
      const one = given({ [name]: url }, { integration_uri: '${aws_service_discovery_service.orders.arn}' });

      expect((await one.call('GET /orders/7')).json.url).toBe('/orders/7');
    },
  );

  it('G109 gets a named stage in its path, unless a mapping takes it away', async () => {
    expect((await given({ users: url }).call('GET /v1/users/7')).json.url).toBe('/v1/users/7');
    const without = given({ users: url }, { request_parameters: { 'overwrite:path': '$request.path' } });
    expect((await without.call('GET /v1/users/7')).json.url).toBe('/users/7');
  });

  it('is 503 without an upstream, and says which option is missing', async () => {
    const one = given({});
    const answer = await one.call('GET /users/7');

    expect([answer.status, answer.text]).toEqual([503, '{"message":"Service Unavailable"}']);
    expect(one.unsupported.join()).toContain('until the run gets --upstream users=URL');
    expect(answer.trace.steps.at(-1)?.decision).toContain('--upstream users=URL');
  });
});
