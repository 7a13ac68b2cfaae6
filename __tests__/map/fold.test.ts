import { describe, expect, it } from 'vitest';
import { type ApiMap, drawingOf, folded, foldPathOf, layoutOf, searched } from '../../map';

const areas = ['billing', 'orders', 'users'];

/** 300 routes below three paths, each with a function of its own, and one table for those of `users`. */
function wide(): ApiMap {
  const routes = areas.flatMap((area) => Array.from({ length: 100 }, (_, at) => `/v1/${area}/${at % 5}/${at}`));
  return {
    api: 'api',
    nodes: [
      { id: 'api', kind: 'api', label: 'wide', addresses: ['api'] },
      ...routes.map((path) => ({
        id: path,
        kind: 'route' as const,
        label: `GET ${path}`,
        addresses: [`route${path}`],
      })),
      ...routes.map((path) => ({
        id: `function${path}`,
        kind: 'function' as const,
        label: path,
        addresses: [`function${path}`],
      })),
      { id: 'table', kind: 'store', label: 'people', addresses: ['table'] },
    ],
    edges: [
      ...routes.map((path) => ({ from: 'api', to: path })),
      ...routes.map((path) => ({ from: path, to: `function${path}` })),
      ...routes.filter((path) => path.includes('users')).map((path) => ({ from: `function${path}`, to: 'table' })),
    ],
  };
}

const labels = ({ nodes }: ApiMap): string[] => nodes.map(({ label }) => label);

describe('a map of 300 routes', () => {
  it('folds them by the first segment in which they differ', () => {
    expect(labels(folded(wide(), new Set()))).toEqual([
      'wide',
      '/v1/billing (100 routes)',
      '/v1/orders (100 routes)',
      '/v1/users (100 routes)',
    ]);
  });

  it('keeps in a fold the addresses of its routes and of what only they reach', () => {
    const users = folded(wide(), new Set()).nodes.find(({ label }) => label.includes('users'));

    expect(users?.addresses).toEqual(expect.arrayContaining(['route/v1/users/0/0', 'function/v1/users/4/99', 'table']));
  });

  it('opens a fold into those of the next segment', () => {
    expect(labels(folded(wide(), new Set(['/v1/users'])))).toContain('/v1/users/3 (20 routes)');
  });

  it('draws a line from the API to each fold, once', () => {
    const { edges } = folded(wide(), new Set());

    expect(edges).toEqual(areas.map((area) => ({ from: 'api', to: `routes below /v1/${area}` })));
  });

  it('knows the path of a fold by its box', () => {
    expect([foldPathOf('routes below /v1/users'), foldPathOf('api')]).toEqual(['/v1/users', undefined]);
  });

  it('is not folded where its routes can be read', () => {
    const one = searched(wide(), 'users/3/13');

    expect(folded(one, new Set())).toBe(one);
  });
});

describe('a search in a map', () => {
  it('keeps what holds all the words, what leads there and where it leads', () => {
    expect(labels(searched(wide(), 'GET USERS/3/13'))).toEqual([
      'wide',
      'GET /v1/users/3/13',
      '/v1/users/3/13',
      'people',
    ]);
  });

  it('keeps everything without words', () => {
    const map = wide();

    expect(searched(map, '  ')).toBe(map);
  });
});

describe('a drawing', () => {
  it('shortens what a box has no room for', () => {
    const label = 'GET /a/path/of/many/segments/that/goes/on';
    const { boxes } = drawingOf({ api: 'api', nodes: [{ id: 'a', kind: 'route', label, addresses: [] }], edges: [] });

    expect(boxes.map(({ shown }) => shown)).toEqual(['GET /a/path/of/many/segment…']);
  });

  it('puts folds where routes stand', () => {
    const nodes = [
      { id: 'a', kind: 'route' as const, label: 'a', addresses: [] },
      { id: 'b', kind: 'routes' as const, label: 'b', addresses: [] },
    ];

    expect(layoutOf({ api: 'api', nodes, edges: [] }).nodes.map(({ x }) => x)).toEqual([0, 0]);
  });
});
