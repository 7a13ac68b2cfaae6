import { statSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { it } from '../page';
import { type Dev, dev } from './dev';
import { call } from './try-call';

let running: Dev;
beforeAll(async () => {
  running = await dev('items-http-api');
});
afterAll(() => running.close());

const lamp = '{"name":"Lamp","description":"Gives light."}';

/** What a picture shows, once an item has been created. */
const pictures: readonly (readonly [
  name: string,
  options: BrowserContextOptions,
  show: (page: Page) => Promise<void>,
])[] = [
  [
    'console-map',
    { colorScheme: 'light', viewport: { width: 1280, height: 480 } },
    async (page) => {
      await page.getByRole('link', { name: 'Map' }).click();
      await page.locator('.map .store.lit').waitFor();
    },
  ],
  [
    'console-request',
    { colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
    async (page) => {
      await page.getByRole('link', { name: 'Why it was answered so' }).click();
      await page.getByRole('heading', { name: 'POST /items 201' }).waitFor();
    },
  ],
  [
    'console-narrow',
    { colorScheme: 'light', viewport: { width: 360, height: 740 } },
    (page) => page.getByRole('region', { name: 'Answer' }).scrollIntoViewIfNeeded(),
  ],
];

it.for(pictures)('%s is drawn, and small enough for those who clone', async ([name, options, show], { open }) => {
  const { page } = await open(`${running.console}/#/try?stack=dev-items-http-api`, options);
  await call(page, 'POST /items', { body: lamp });
  await show(page);
  const path = `docs/pictures/${name}.png`;
  await page.screenshot({ path, animations: 'disabled' });

  expect(statSync(path).size).toBeLessThanOrEqual(150 * 1024);
});
