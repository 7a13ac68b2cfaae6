import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../../local/console/interface';
import { formFor, requestOf } from '../../../../local/console/page/try/form';
import { kept, pastCalls } from '../../../../local/console/page/try/history';
import { pairsOf } from '../../../../local/console/page/try/lines';

const open: Operation = {
  id: 'get',
  api: 'api',
  kind: 'http',
  name: 'GET /items/{id}/{rest+}',
  address: 'route',
  method: 'GET',
  path: '/items/{id}/{rest+}',
  pathParameters: ['id', 'rest+'],
  query: [
    { name: 'page', required: true },
    { name: 'size', required: false },
  ],
  headers: [],
  authorization: { kind: 'none', scopes: [] },
  needsKey: false,
};
const operations = { operations: [open], keys: ['partner'], clients: [] };

describe('the form of a route', () => {
  it('begins with what the document asks for', () => {
    const schema = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
    const guarded: Operation = {
      ...open,
      method: 'POST',
      needsKey: true,
      authorization: { kind: 'jwt', scopes: ['items/write'] },
      body: { contentType: 'application/json', schema },
    };

    expect(formFor(guarded, operations)).toMatchObject({
      method: 'POST',
      query: 'page=',
      headers: 'Content-Type: application/json',
      body: '{\n  "name": ""\n}',
      caller: { sub: 'alice', scope: 'items/write', key: 'partner', signed: false },
    });
  });

  it('signs where a route asks for a signature', () => {
    const signed: Operation = { ...open, authorization: { kind: 'iam', scopes: [] } };

    expect(formFor(signed, operations).caller).toMatchObject({ sub: '', signed: true });
  });

  it('writes parameters into the path, with the slashes of one that takes the rest', () => {
    const form = { ...formFor(open, operations), parameters: { id: 'a/b', 'rest+': 'c d/e' } };

    expect(requestOf(form, open, 'dev-a').path).toBe('/items/a%2Fb/c%20d/e');
  });

  it('calls a path of its own where the route tells none', () => {
    const form = { ...formFor({ ...open, path: '' }, operations), path: 'any', query: '' };

    expect(requestOf(form, { ...open, path: '' }, 'dev-a')).toEqual({
      stack: 'dev-a',
      api: 'api',
      operation: 'get',
      method: 'GET',
      path: '/any',
      query: [],
      headers: [],
      caller: { signed: false },
    });
  });

  it('calls as the user that is named', () => {
    const form = formFor(open, operations);
    const caller = { ...form.caller, sub: 'bob', groups: 'admins  editors', id: true };

    expect(requestOf({ ...form, caller }, open, 'dev-a').caller?.user).toEqual({
      sub: 'bob',
      groups: ['admins', 'editors'],
      id: true,
    });
  });
});

it('pairs are read one a line, the value with all that follows the first separator', () => {
  expect(pairsOf('Accept: text/html\n\nX-Time: 10:30\nFlag', ':')).toEqual([
    ['Accept', 'text/html'],
    ['X-Time', '10:30'],
    ['Flag', ''],
  ]);
});

it('the history has the newest call first, and thirty of them', () => {
  const values = new Map<string, string>();
  const storage = {
    getItem: (name: string) => values.get(name) ?? null,
    setItem: (name: string, value: string) => void values.set(name, value),
  };
  const form = formFor(open, operations);
  for (let at = 0; at < 40; at++) kept(storage, { at, stack: 'dev-a', name: open.name, status: 200, form });

  expect(pastCalls(storage).map(({ at }) => at)).toEqual(Array.from({ length: 30 }, (_, before) => 39 - before));
});
