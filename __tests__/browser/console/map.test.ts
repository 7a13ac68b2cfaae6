import { afterAll, beforeAll, describe, expect } from 'vitest';
import { it } from '../page';
import { type Dev, dev } from './dev';

let running: Dev;
beforeAll(async () => {
  running = await dev('hello-http-api', 'items-http-api', 'users-rest-api');
});
afterAll(() => running.close());

describe('the map', () => {
  it('draws each stack from its JSON', async ({ open }) => {
    const { page, wrong } = await open(`${running.console}/#/map?stack=dev-items-http-api`);
    const boxes = page.locator('.map .box');
    await boxes.first().waitFor();

    expect(await boxes.evaluateAll((all) => all.map((box) => box.getAttribute('aria-label')))).toEqual(
      expect.arrayContaining([
        'stage $default',
        'route POST /items',
        'authorizer cognito-jwt',
        'function dev-items-http-api',
        'store dev-items-http-api-items',
      ]),
    );
    expect(wrong).toEqual([]);
  });

  it('lights the way of a request while it is open', async ({ open }) => {
    const { page } = await open(`${running.console}/#/map?stack=dev-hello-http-api`);
    await page.locator('.map .box').first().waitFor();
    expect(await page.locator('.map .lit').count()).toBe(0);

    await fetch(`${running.urlOf('dev-hello-http-api')}/hello`);
    await page.locator('.map .route.lit.good').waitFor();
    expect(await page.locator('.map .route.lit').count()).toBe(1);
    expect(await page.locator('.map .function.lit.good').count()).toBe(1);
    expect(await page.locator('.map .line.lit').count()).toBeGreaterThan(1);
  });

  it('shows the JSON and the address of a resource whose box is clicked', async ({ open }) => {
    const { page } = await open(`${running.console}/#/map?stack=dev-items-http-api`);
    await page.getByRole('link', { name: 'route POST /items' }).click();
    const resource = page.getByRole('region', { name: 'Resource' });

    expect(await resource.getByRole('heading').textContent()).toBe('aws_apigatewayv2_route.create_item');
    await resource.getByText('"route_key": "POST /items"').waitFor();
  });

  it('is used by keyboard', async ({ open }) => {
    const { page } = await open(`${running.console}/#/map?stack=dev-items-http-api`);
    await page.getByRole('link', { name: 'route GET /items', exact: true }).focus();
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'aws_apigatewayv2_route.get_items' }).waitFor();
  });

  it('is searched', async ({ open }) => {
    const { page } = await open(`${running.console}/#/map?stack=dev-items-http-api`);
    await page.getByLabel('Search the map').fill('DELETE');
    await expect.poll(() => page.locator('.map .route').count()).toBe(1);
  });

  it('says what of a stack is not run', async ({ open }) => {
    const { page } = await open(`${running.console}/#/map?stack=dev-users-rest-api`);
    await page.getByText(/resources? not run, or only in part/).click();

    await page.getByText('aws_wafv2_web_acl.main').first().waitFor();
  });
});
