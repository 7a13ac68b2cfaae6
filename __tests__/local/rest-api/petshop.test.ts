import { beforeAll, describe, expect, it } from 'vitest';
import { type Running, runDocument } from './running';

let shop: Running;
beforeAll(async () => {
  shop = await runDocument('petshop');
});

const token = { 'Pet-Token': 'pet-friend' };

describe('an API from a Swagger 2 file', () => {
  it('has a stage for each instance, with variables of its own', async () => {
    const [test, live] = [await shop.call('GET /test/pets?limit=1'), await shop.call('GET /live/pets?limit=1')];

    expect([test.json(), live.json()]).toEqual([
      { pets: [{ name: 'playful 0' }], count: 1 },
      { pets: [{ name: 'serious 0' }], count: 1 },
    ]);
    expect(live.headers['x-mood']).toBe('serious');
  });

  it('validates parameters that it refers to', async () => {
    const { status, text, headers } = await shop.call('GET /live/pets');

    expect([status, text]).toEqual([400, '{"message": "Missing required request parameters: [limit]"}']);
    expect(headers['access-control-allow-origin']).toBe('*');
  });

  it('takes the keys of its responses as patterns', async () => {
    expect((await shop.call('GET /live/pets?limit=13')).status).toBe(503);
  });

  it('asks its authorizer with the header of the scheme', async () => {
    const body = { name: 'Rex' };
    const refused = await shop.call('POST /live/pets', { headers: { 'Pet-Token': 'pet-foe' }, body });

    expect((await shop.call('POST /live/pets', { headers: token, body })).status).toBe(201);
    expect([(await shop.call('POST /live/pets', { body })).status, refused.status]).toEqual([401, 403]);
  });

  it('holds bodies against its definitions, but for what an import leaves out', async () => {
    const post = (body: object) => shop.call('POST /live/pets', { headers: token, body });
    const refused = await post({ name: 'Rex', tags: ['shaggy'] });

    expect((await post({ name: 'Rex', tags: ['old', 'dog'] })).status).toBe(201);
    expect([refused.status, refused.json()]).toEqual([
      422,
      { problem: '[string "shaggy" is too long (length: 6, maximum allowed: 5)]' },
    ]);
  });

  it('serves any method under x-amazon-apigateway-any-method, with the key that it asks for', async () => {
    const headers = { 'x-api-key': 'vet-0123456789abcdefghij' };

    expect((await shop.call('PATCH /test/pets/7', { headers })).status).toBe(200);
    expect((await shop.call('PATCH /test/pets/7')).status).toBe(403);
  });

  it('answers preflights by its MOCK', async () => {
    const { status, headers } = await shop.call('OPTIONS /live/pets');

    expect([status, headers['access-control-allow-origin']]).toEqual([200, 'https://pets.example']);
  });

  it('does not have its base path in the address', async () => {
    expect((await shop.call('GET /live/ignored/pets?limit=1')).status).toBe(403);
  });
});
