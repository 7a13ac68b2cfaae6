import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalRun, localRun } from '../../../local';

const running = (model: string) => {
  const runs: LocalRun[] = [];
  beforeAll(async () => {
    runs.push(await localRun([join(__dirname, model)]));
  });
  afterAll(() => Promise.all(runs.map((run) => run.close())));
  return {
    call: async (line: string, headers: Record<string, string> = {}, body = '') => {
      const [method = '', target = ''] = line.split(' ');
      const answer = await runs[0]?.request({ method, target, headers: Object.entries(headers), body });
      return {
        status: answer?.status,
        text: answer?.body.toString() ?? '',
        headers: new Map(answer?.headers),
        trace: answer?.trace,
      };
    },
    token: async (sub: string) => (await runs[0]?.worlds[0]?.identity.token({ sub }))?.access_token ?? '',
  };
};

describe('HCL with a function behind $default, by quick create', () => {
  const site = running('default-proxy');

  it.each([
    ['GET /', 200],
    ['POST /any/path', 200],
    ['GET /missing', 404],
  ])('answers %s', async (line, status) => {
    const answer = await site.call(line);

    expect([answer.status, answer.text]).toEqual([status, `<h1>Welcome to site</h1><p>${line}</p>`]);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  });
});

describe('HCL with a table behind tokens, routes by for_each and a named stage', () => {
  const notes = running('jwt-crud');
  const as = async (sub: string) => ({ authorization: `Bearer ${await notes.token(sub)}` });

  it('creates, reads and lists notes of whoever calls', async () => {
    const alice = await as('alice');
    const json = { ...alice, 'content-type': 'application/json' };
    const note = await notes.call('POST /v1/notes', json, '{"text":"buy milk"}');
    expect(note.status).toBe(201);
    const { id } = JSON.parse(note.text);

    expect(JSON.parse((await notes.call(`GET /v1/notes/${encodeURIComponent(id)}`, alice)).text)).toMatchObject({
      text: 'buy milk',
    });
    expect(JSON.parse((await notes.call('GET /v1/notes', alice)).text)).toHaveLength(1);
    expect(JSON.parse((await notes.call('GET /v1/notes', await as('bob'))).text)).toEqual([]);
  });

  it('fails as on AWS where a body says nothing of its type, because it then arrives in base64', async () => {
    expect((await notes.call('POST /v1/notes', await as('alice'), '{"text":"buy milk"}')).status).toBe(500);
  });

  it('wants a token', async () => {
    expect((await notes.call('GET /v1/notes')).status).toBe(401);
  });

  it('fails where the role may not do what the function does, and the trace says what', async () => {
    const answer = await notes.call('DELETE /v1/notes/7', await as('alice'));

    expect([answer.status, answer.text]).toEqual([500, '{"message":"Internal Server Error"}']);
    expect(answer.trace?.steps.map(({ decision }) => decision).join('\n')).toContain('dynamodb:DeleteItem');
  });

  it('answers 404 outside of its stage', async () => {
    expect((await notes.call('GET /notes', await as('alice'))).status).toBe(404);
  });
});

describe('HCL with a Lambda authorizer that answers with a policy', () => {
  const guarded = running('lambda-authorizer');
  const alice = { 'X-Key': 'key-of-alice' };

  it('lets in whom the policy allows, and tells the function who it is', async () => {
    const answer = await guarded.call('GET /things/a/b', alice);

    expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { asked: 'GET /things/a/b', by: 'alice' }]);
  });

  it.each([
    ['another method than the policy allows', 'DELETE /things/a', alice, 403],
    ['a key that is not known', 'GET /things/a', { 'X-Key': 'other' }, 401],
    ['no key', 'GET /things/a', {}, 401],
  ])('refuses %s', async (_, line, headers, status) => {
    expect((await guarded.call(line, headers)).status).toBe(status);
  });

  it('leaves the open route open, and answers preflights for any origin', async () => {
    const preflight = await guarded.call('OPTIONS /things/a', { origin: 'https://any.example' });

    expect((await guarded.call('GET /health')).text).toContain('anybody');
    expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([204, '*']);
  });
});
