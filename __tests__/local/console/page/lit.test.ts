import { expect, it } from 'vitest';
import { litWay } from '../../../../local/console/page/map/lit';

const node = (id: string, ...addresses: string[]) => ({ id, kind: 'route' as const, label: id, addresses });

it('a call lights the boxes that it passed and the lines between them, and nothing else', () => {
  const map = {
    api: 'api',
    nodes: [node('api', 'api'), node('get', 'route.get', 'integration.get'), node('put', 'route.put'), node('f', 'f')],
    edges: [
      { from: 'api', to: 'get' },
      { from: 'api', to: 'put' },
      { from: 'get', to: 'f' },
      { from: 'put', to: 'f' },
    ],
  };
  const { boxes, lines } = litWay(map, ['integration.get', 'f']);

  expect([...boxes]).toEqual(['api', 'get', 'f']);
  expect([...lines]).toEqual(['api > get', 'get > f']);
});
