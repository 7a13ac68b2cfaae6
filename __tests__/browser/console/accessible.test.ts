import { afterAll, beforeAll, describe, expect } from 'vitest';
import { barriers } from '../accessibility';
import { it } from '../page';
import { type Dev, dev } from './dev';
import { call } from './try-call';

let running: Dev;
beforeAll(async () => {
  running = await dev('items-http-api', 'users-rest-api', 'chat-websocket-api');
});
afterAll(() => running.close());

const parts = [
  ['the map', '#/map?stack=dev-items-http-api&resource=aws_apigatewayv2_route.create_item', 'Resource'],
  ['the form', '#/try?stack=dev-users-rest-api', 'Answer'],
  ['the WebSocket', '#/try?stack=dev-chat-websocket-api', 'WebSocket'],
  ['requests', '#/requests', 'Requests'],
  ['data', '#/data?stack=dev-items-http-api', 'Table'],
] as const;

describe.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['360 px wide', { viewport: { width: 360, height: 740 } }],
] as const)('%s', (_, options) => {
  it.for(parts)('%s keeps nobody out, and fits', async ([, address, region], { open }) => {
    const { page, wrong } = await open(`${running.console}/${address}`, options);
    if (region === 'Answer') await call(page, 'GET /users', { id: true });
    await page.getByRole('region', { name: region }).first().waitFor();

    expect(await barriers(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
    expect(wrong).toEqual([]);
  });
});
