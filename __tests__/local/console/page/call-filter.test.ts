import { describe, expect, it } from 'vitest';
import type { CallSummary } from '../../../../local/console/interface';
import { shownCalls } from '../../../../local/console/page/requests/call-filter';

const call = (id: string, at: number, stack: string, path: string, status: number): CallSummary => ({
  id,
  at,
  stack,
  api: 'api',
  method: 'GET',
  path,
  route: `GET ${path}`,
  status,
  milliseconds: 1,
  way: [],
});
const all = { stack: '', route: '', status: '' };
const calls = [call('3', 3, 'a', '/items', 404), call('2', 2, 'b', '/users', 503), call('1', 1, 'a', '/users', 200)];
const shown = (filter: object) => shownCalls({ ...all, ...filter }, calls, []).map(({ id }) => id);

describe('the list of requests', () => {
  it('has each call once, newest first, whether it was told or asked for', () => {
    const fetched = [call('3', 3, 'a', '/items', 404)];

    expect(shownCalls(all, fetched, [...calls].reverse()).map(({ id }) => id)).toEqual(['3', '2', '1']);
  });

  it('is filtered by stack', () => {
    expect(shown({ stack: 'a' })).toEqual(['3', '1']);
  });

  it('is filtered by a part of route or path, in any case', () => {
    expect(shown({ route: 'get /USERS' })).toEqual(['2', '1']);
  });

  it.each([
    ['404', ['3']],
    ['5xx', ['2']],
    ['2', ['1']],
  ])('is filtered by the status %s', (status, ids) => {
    expect(shown({ status })).toEqual(ids);
  });
});
