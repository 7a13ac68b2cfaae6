import { afterAll, beforeAll, expect } from 'vitest';
import { it } from '../page';
import { type Dev, dev } from './dev';
import { call } from './try-call';

let running: Dev;
beforeAll(async () => {
  running = await dev('items-http-api', 'users-rest-api');
});
afterAll(() => running.close());

it('shows the items of a table and of an index, and loses them once a person has said it twice', async ({ open }) => {
  const { page, wrong } = await open(`${running.console}/#/try?stack=dev-items-http-api`);
  await call(page, 'POST /items', { body: '{"name":"Lamp","description":"Gives light."}' });
  await page.getByRole('link', { name: 'Data' }).click();
  const table = page.getByRole('region', { name: 'Table dev-items-http-api-items' });
  await table.getByRole('cell', { name: 'Lamp' }).waitFor();
  await table.getByLabel('Index').selectOption({ index: 1 });
  await table.getByRole('cell', { name: 'Lamp' }).waitFor();

  await table.getByRole('button', { name: 'Empty' }).click();
  await table.getByRole('button', { name: 'Sure? Empty' }).click();
  await table.getByRole('cell', { name: 'Lamp' }).waitFor({ state: 'hidden' });
  expect(wrong).toEqual([]);
});

it('shows quotas and throttles that were asked, and sets them back', async ({ open }) => {
  const { page } = await open(`${running.console}/#/try?stack=dev-users-rest-api`);
  await call(page, 'GET /users', { id: true });
  await page.getByRole('link', { name: 'Data' }).click();
  const quotas = page.getByRole('region', { name: 'Quotas' });
  await quotas.getByText('1 of').waitFor();
  await page.getByRole('region', { name: 'Throttles' }).getByRole('row').nth(1).waitFor();

  await quotas.getByRole('button', { name: 'Begin anew' }).first().click();
  await quotas.getByRole('button', { name: 'Sure? Begin anew' }).click();
  await expect.poll(() => quotas.getByText('1 of').count()).toBe(0);
});
