import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Testing } from 'cdktf';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { itemsRestApi } from '../../../config/items-rest-api';
import { ItemsRestApiStack } from '../../../stacks/items-rest-api/items-rest-api-stack';
import { environment, named } from '../../support/environments';
import { firstEnvironment, lastEnvironment, ownSettings } from '../../support/own-environments';
import { documentOf } from '../../support/synth';
import { mainStage, type RestStage, restStage, type Where } from './rest-stage';
import { calledEnvironments } from './run-stack';

const last = `${lastEnvironment}-items-rest-api`;
const stages = calledEnvironments.map((environment): [stack: string, where: Where] => {
  const stack = `${environment}-items-rest-api`;
  return [stack, mainStage(stack, environment)];
});

const hat = { name: 'Hat', description: 'Felt', category: 'clothes' };

describe.each(stages)('%s', (stack, where) => {
  let api: RestStage;
  beforeAll(async () => {
    api = await restStage(stack, where);
  });

  it('creates, lists, shows, changes and deletes an item', async () => {
    const created = await api.call('POST /items', { body: hat });
    const { id } = created.json as { id: string };
    const statuses = [
      created,
      await api.call('GET /items?limit=5'),
      await api.call(`GET /items/${id}`),
      await api.call(`PUT /items/${id}`, { body: { ...hat, description: 'Straw' } }),
      await api.call(`DELETE /items/${id}`),
      await api.call(`GET /items/${id}`),
    ].map(({ status }) => status);

    expect(statuses).toEqual([201, 200, 200, 200, 204, 404]);
  });

  it.each([
    ['without a token', { Authorization: '' }, 401, '{"message":"Unauthorized"}'],
    ['with a token that is none', { Authorization: 'Bearer nonsense' }, 401, '{"message":"Unauthorized"}'],
    ['without a key', { 'x-api-key': '' }, 403, '{"message":"Forbidden"}'],
  ])('refuses who comes %s', async (_, headers, status, body) => {
    const answer = await api.call('GET /items', { headers });

    expect([answer.status, answer.text]).toEqual([status, body]);
  });

  it('refuses a body that its handler does not take', async () => {
    expect((await api.call('POST /items', { body: {} })).status).toBe(400);
  });

  it('knows no other path and no other method', async () => {
    expect([(await api.call('GET /nothing')).status, (await api.call('OPTIONS /items')).status]).toEqual([403, 403]);
  });
});

describe('the stock, which a service in a VPC knows', () => {
  const settings = {
    ...ownSettings(itemsRestApi, 'dev'),
    ...named('rest', 'dev'),
    existingTable: undefined,
    existingUserPoolArn: undefined,
    stock: { port: 8080 },
  };
  const { json } = documentOf(new ItemsRestApiStack(Testing.app(), environment('dev'), settings, 'set elsewhere'));
  const start = (upstreams: Record<string, string>) =>
    restStage(`${firstEnvironment}-items-rest-api`, { prefix: '/dev' }, { upstreams }, json);

  it('is asked where --upstream says, with the id of the item and of the caller', async () => {
    const inside = createServer(({ method, url, headers }, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ method, url, caller: headers['x-caller'] }));
    });
    await new Promise<void>((ready) => inside.listen(0, '127.0.0.1', ready));
    onTestFinished(() => void inside.close());
    const { port } = inside.address() as AddressInfo;
    const api = await start({ stock: `http://127.0.0.1:${port}` });
    const { status, json: answer } = await api.call('GET /items/7/stock');

    expect([status, answer]).toEqual([200, { method: 'GET', url: '/items/7/stock', caller: 'alice' }]);
  });

  it('is 504 without an upstream, and the trace says which option is missing', async () => {
    const { status, steps } = await (await start({})).call('GET /items/7/stock');

    expect(status).toBe(504);
    expect(steps.join()).toContain('--upstream dev-items-rest-api-stock=');
  });
});

describe('the list of prod', () => {
  const lists = async (api: RestStage, query: string) => (await api.call(`GET /items?${query}`)).steps;

  it('is cached by what shapes it, and renewed for nobody', async () => {
    const api = await restStage(last, mainStage(last, lastEnvironment));
    const first = await lists(api, 'limit=2&category=a');
    const again = await lists(api, 'limit=2&category=a');
    const other = await lists(api, 'limit=2&category=b');
    const renewed = await api.call('GET /items?limit=2&category=a', { headers: { 'Cache-Control': 'max-age=0' } });

    expect([first, again, other].map((steps) => steps.find((step) => step.startsWith('cache')))).toEqual([
      'cache: miss',
      'cache: hit',
      'cache: miss',
    ]);
    expect([renewed.steps.includes('cache: hit'), renewed.headers.warning]).toEqual([
      true,
      expect.stringMatching(/^199 /),
    ]);
  });
});
