import { beforeAll, describe, expect, it } from 'vitest';
import { type Running, runDocument } from './running';

let api: Running;
beforeAll(async () => {
  api = await runDocument('no-functions');
});

describe('an API in front of services alone', () => {
  it('writes to and reads from a table as its role may', async () => {
    const put = await api.call('PUT /v1/notes/n1', { body: { text: 'it\'s "so"' } });
    const get = await api.call('GET /v1/notes/n1');

    expect([put.status, put.json()]).toEqual([201, { id: 'n1' }]);
    expect([get.status, get.json()]).toEqual([200, { id: 'n1', text: 'it\'s "so"' }]);
  });

  it('answers as its patterns and overrides say', async () => {
    expect((await api.call('GET /v1/notes/none')).status).toBe(404);
  });

  it('is refused what its role may not do, and the trace says what', async () => {
    const { status, json, steps } = await api.call('DELETE /v1/notes/n1');

    expect([status, json()]).toEqual([502, { code: 400 }]);
    expect(steps.join('\n')).toMatch(/may not dynamodb:DeleteItem/);
  });
});
