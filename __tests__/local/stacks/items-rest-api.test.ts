import { beforeAll, describe, expect, it } from 'vitest';
import { type RestStage, restStage, type Where } from './rest-stage';

const stages: [stack: string, where: Where][] = [
  ['dev-items-rest-api', { prefix: '/dev' }],
  ['prod-items-rest-api', { prefix: '', named: true }],
];

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

describe('the list of prod', () => {
  const lists = async (api: RestStage, query: string) => (await api.call(`GET /items?${query}`)).steps;

  it('is cached by what shapes it, and renewed for nobody', async () => {
    const api = await restStage('prod-items-rest-api', { prefix: '', named: true });
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
