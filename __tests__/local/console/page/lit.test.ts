import { describe, expect, it } from 'vitest';
import { litWay } from '../../../../local/console/page/map/lit';
import type { MapNode } from '../../../../map';

const box = (kind: MapNode['kind'], id: string, ...addresses: string[]): MapNode => ({
  id,
  kind,
  label: id,
  addresses,
});

/** Two routes with one integration. */
const map = {
  api: 'api',
  nodes: [
    box('api', 'api', 'api'),
    box('route', 'GET /a', 'route.get', 'integration'),
    box('route', 'PUT /a', 'route.put', 'integration'),
    box('function', 'f', 'f', 'alias'),
    box('store', 'table', 'table'),
  ],
  edges: [
    { from: 'api', to: 'GET /a' },
    { from: 'api', to: 'PUT /a' },
    { from: 'GET /a', to: 'f' },
    { from: 'PUT /a', to: 'f' },
    { from: 'f', to: 'table' },
  ],
};
const call = { api: 'api', route: 'GET /a', way: ['route.get', 'integration', 'alias'] };

describe('the way of a call', () => {
  it('lights what it passed and the lines between, and no route beside its own', () => {
    const { boxes, lines } = litWay(map, call);

    expect([...boxes]).toEqual(['api', 'GET /a', 'f']);
    expect([...lines]).toEqual(['api > GET /a', 'GET /a > f']);
  });

  it('lights the fold that holds its route', () => {
    const fold = { ...box('routes', 'fold', 'route.get', 'route.put'), routes: ['GET /a', 'PUT /a'] };

    expect([...litWay({ ...map, nodes: [fold] }, call).boxes]).toEqual(['fold']);
    expect([...litWay({ ...map, nodes: [fold] }, { ...call, route: 'GET /b' }).boxes]).toEqual([]);
  });

  it('goes on to an address that is no resource', () => {
    const nodes = [box('route', 'GET /a', 'route.get'), box('target', 'https://example.com/')];
    const edges = [{ from: 'GET /a', to: 'https://example.com/' }];

    expect([...litWay({ api: 'api', nodes, edges }, call).boxes]).toEqual(['GET /a', 'https://example.com/']);
  });

  it('ends at the API where no route took it', () => {
    expect([...litWay(map, { api: 'api', way: [] }).boxes]).toEqual(['api']);
  });
});
