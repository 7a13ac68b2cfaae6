import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { it } from '../page';
import { type Dev, dev } from './dev';
import { call } from './try-call';

let running: Dev;
beforeAll(async () => {
  running = await dev('items-http-api', 'users-rest-api', 'shop-http-api');
});
afterAll(() => running.close());

const lamp = '{"name":"Lamp","description":"Gives light."}';

describe('the form', () => {
  it('calls as a user for whom a token is made, and as nobody', async ({ open }) => {
    const { page, wrong } = await open(`${running.console}/#/try?stack=dev-items-http-api`);
    const status = page.getByRole('region', { name: 'Answer' }).getByRole('heading');

    await call(page, 'POST /items', { body: lamp, user: 'bob' });
    expect(await status.textContent()).toMatch(/^201 /);
    await call(page, 'GET /items', { user: '' });
    expect(await status.textContent()).toMatch(/^401 /);
    expect(wrong).toEqual([]);
  });

  it('sends the key that a method asks for, and says what the model refuses', async ({ open }) => {
    const { page } = await open(`${running.console}/#/try?stack=dev-users-rest-api`);
    await page.getByLabel('Route', { exact: true }).selectOption('POST /users');
    await page.getByLabel('Body', { exact: true }).fill('{"name":"Ada"}');
    await page.getByText(/required property "email"/).waitFor();

    await call(page, 'POST /users', { body: '{"email":"ada@example.com","name":"Ada"}', id: true });
    const answer = page.getByRole('region', { name: 'Answer' });
    expect(await answer.getByRole('heading').textContent()).toMatch(/^201 /);
  });

  it('signs where a route asks for a signature', async ({ open }) => {
    const { page } = await open(`${running.console}/#/try?stack=dev-shop-http-api`);
    await page.getByLabel('Route', { exact: true }).selectOption('ANY /payments');

    expect(await page.getByLabel('Signed by the local developer').isChecked()).toBe(true);
  });

  it('gives a curl that gets the same answer', async ({ open }) => {
    const { page } = await open(`${running.console}/#/try?stack=dev-items-http-api`);
    await call(page, 'GET /items', { user: 'carol' });
    const curl = await page.getByRole('figure', { name: 'The same in a terminal' }).locator('pre').textContent();
    const [head = '', body = ''] = execFileSync('sh', ['-c', `${curl} --silent`], { encoding: 'utf8' }).split(
      '\r\n\r\n',
    );

    expect(head).toContain('200 OK');
    const shown = await page.getByRole('figure', { name: 'Body' }).locator('pre').textContent();
    expect(JSON.parse(body)).toEqual(JSON.parse(shown ?? ''));
  });

  it('is filled in again from the history', async ({ open }) => {
    const { page } = await open(`${running.console}/#/try?stack=dev-items-http-api`);
    await call(page, 'POST /items', { body: lamp, user: 'dora' });
    await page.getByLabel('Route', { exact: true }).selectOption('GET /items');
    await page.getByRole('region', { name: 'History' }).getByRole('button', { name: '201 POST /items' }).click();

    expect(await page.getByLabel('User').inputValue()).toBe('dora');
    expect(await page.getByLabel('Body', { exact: true }).inputValue()).toBe(lamp);
  });
});
