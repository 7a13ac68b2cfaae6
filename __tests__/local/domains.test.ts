import { describe, expect, it } from 'vitest';
import type { ApiRequest } from '../../local/api';
import { deploy } from '../../local/deployed/deploy';
import { Domains } from '../../local/domains/domains';
import { mutualTlsDomains } from '../../local/domains/read-mappings';

const mapping = (api: string, key: string, stage = '$default', domain = 'api.example.com') => ({
  api_id: api,
  api_mapping_key: key,
  domain_name: domain,
  stage,
});

const modelOf = (resource: object) =>
  deploy({ files: [{ name: 'main.tf.json', document: { resource } }] }, { folder: '.', stack: 't' }).model;

const model = modelOf({
  aws_apigatewayv2_domain_name: {
    api: { domain_name: 'api.example.com' },
    any: { domain_name: '*.shops.example.com' },
    empty: { domain_name: 'empty.example.com', mutual_tls_authentication: { truststore_uri: 's3://a/b' } },
  },
  aws_apigatewayv2_api_mapping: {
    root: mapping('home', ''),
    orders: mapping('orders', 'orders/v1', 'prod'),
    items: mapping('items', 'orders/v1/items'),
    any: mapping('shop', '', '$default', '*.shops.example.com'),
  },
  aws_api_gateway_domain_name: { rest: { domain_name: 'rest.example.com' } },
  aws_api_gateway_base_path_mapping: {
    users: { api_id: 'users', base_path: 'users', stage_name: 'prod', domain_name: 'rest.example.com' },
    open: { api_id: 'open', base_path: '(none)', domain_name: 'rest.example.com' },
  },
});

const domains = new Domains(model);

const ask = (host: string, target: string, among = domains) =>
  among.find({
    method: 'GET',
    target,
    host,
    headers: [],
    body: Buffer.alloc(0),
    sourceIp: '::1',
  } satisfies ApiRequest);

const led = (host: string, target: string) => {
  const found = ask(host, target);
  return found?.apiId === undefined ? found : [found.apiId, found.request.domain?.stage, found.request.target];
};

describe('a custom domain', () => {
  it.each([
    ['/orders/v1/items/7?x=1', ['items', '$default', '/7?x=1']],
    ['/orders/v1/list', ['orders', 'prod', '/list']],
    ['/orders/v1', ['orders', 'prod', '/']],
    ['/orders/v1?x=1', ['orders', 'prod', '/?x=1']],
    ['/orders/v10', ['home', '$default', '/orders/v10']],
  ])('G013 leads %s by the longest mapping key', (target, expected) => {
    expect(led('api.example.com', target)).toEqual(expected);
  });

  it('tells the API its name, stage and mapping key', () => {
    const found = ask('api.example.com', '/orders/v1/list');

    expect(found).toMatchObject({
      request: { domain: { name: 'api.example.com', stage: 'prod', mappingKey: 'orders/v1' } },
    });
  });

  it('leads base paths of REST APIs, and lets the path name the stage where the mapping does not', () => {
    expect(led('rest.example.com', '/users/7')).toEqual(['users', 'prod', '/7']);
    expect(led('rest.example.com', '/beta/items')).toEqual(['open', 'beta', '/items']);
  });

  it('that no document makes leads by the mappings of all of them, each to the API of its own document', () => {
    const mapped = (key: string) => modelOf({ aws_apigatewayv2_api_mapping: { shared: mapping('same', key) } });
    const [items, users] = [mapped('items'), mapped('users')];
    const shared = new Domains(items, users);
    const found = ['/users/1', '/items/1', '/other'].map((target) => ask('api.example.com', target, shared));

    expect(found.map((one) => (one?.apiId === undefined ? one : [one.model, one.request.target]))).toEqual([
      [users, '/1'],
      [items, '/1'],
      { apiId: undefined, why: 'api.example.com has no mapping for /other' },
    ]);
  });

  it('goes before the wildcard around it', () => {
    const around = modelOf({
      aws_apigatewayv2_api_mapping: {
        any: mapping('any', '', '$default', '*.example.com'),
        one: mapping('one', '', '$default', 'api.example.com'),
      },
    });

    expect(ask('api.example.com', '/', new Domains(around))).toMatchObject({ apiId: 'one' });
  });

  it('may stand for one label', () => {
    expect(led('one.shops.example.com', '/')).toEqual(['shop', '$default', '/']);
    expect(led('a.b.shops.example.com', '/')).toBeUndefined();
  });

  it('says so when nothing is mapped', () => {
    expect(led('empty.example.com', '/x')).toEqual({
      apiId: undefined,
      why: 'empty.example.com has no mapping for /x',
    });
  });

  it('that wants certificates of its callers is named', () => {
    expect(mutualTlsDomains(model)).toEqual(['aws_apigatewayv2_domain_name.empty']);
  });

  it('is none for other hosts', () => {
    expect(led('localhost', '/')).toBeUndefined();
  });
});
