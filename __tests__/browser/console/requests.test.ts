import { afterAll, beforeAll, describe, expect } from 'vitest';
import { it } from '../page';
import { type Dev, dev } from './dev';
import { call } from './try-call';

let running: Dev;
beforeAll(async () => {
  running = await dev('items-http-api', 'users-rest-api');
});
afterAll(() => running.close());

describe('an opened request', () => {
  it('shows its steps, what the function got and answered, its log, its metrics and its calls of AWS', async ({
    open,
  }) => {
    const { page, wrong } = await open(`${running.console}/#/try?stack=dev-items-http-api`);
    await call(page, 'POST /items', { body: '{"name":"Lamp","description":"Gives light."}' });
    await page.getByRole('link', { name: 'Why it was answered so' }).click();
    const opened = page.getByRole('region', { name: 'Opened request' });

    await opened.getByRole('heading', { name: 'POST /items 201' }).waitFor();
    const steps = opened.getByRole('table', { name: 'Steps' });
    await steps.getByRole('row', { name: /route POST \/items aws_apigatewayv2_route\.create_item/ }).waitFor();
    await opened.getByRole('figure', { name: 'Event' }).getByText('"routeKey": "POST /items"').waitFor();
    await opened.getByRole('figure', { name: 'Answer' }).getByText('"statusCode": 201').waitFor();
    await opened.getByRole('heading', { name: 'dynamodb' }).first().waitFor();
    await opened.getByRole('figure', { name: 'Statement' }).getByText('dynamodb:').first().waitFor();
    await opened.getByRole('heading', { name: 'Metrics' }).waitFor();
    expect(wrong).toEqual([]);
  });

  it('shows both sides of each template', async ({ open }) => {
    const { page } = await open(`${running.console}/#/try?stack=dev-users-rest-api`);
    await call(page, 'POST /users', { body: '{"email":"ada@example.com","name":"Ada"}', id: true });
    await page.getByRole('link', { name: 'Why it was answered so' }).click();
    const template = page.getByRole('region', { name: /^Template of aws_api_gateway_integration/ }).first();

    await template.getByRole('figure', { name: 'Input' }).getByText('ada@example.com').waitFor();
    await template.getByRole('figure', { name: 'Template' }).getByText('$input').waitFor();
    await template.getByRole('figure', { name: 'Output' }).getByText('"action"').waitFor();
  });
});

describe('the list of requests', () => {
  it('has the newest first, and those alone that a person filters', async ({ open }) => {
    const { page } = await open(`${running.console}/#/requests`);
    const lines = page.getByRole('region', { name: 'Requests' }).getByRole('link');
    const items = running.urlOf('dev-items-http-api');
    await fetch(`${items}/items/first`);
    await fetch(`${items}/nowhere/second`);
    await page.getByText('/nowhere/second').waitFor();
    const [first, second] = await lines.allTextContents();
    expect([first, second]).toEqual([
      expect.stringContaining('404 GET /nowhere/second'),
      expect.stringContaining('401 GET /items/first'),
    ]);

    await page.getByLabel('Status').fill('401');
    await page.getByLabel('Route or path').fill('items/first');
    await expect.poll(() => lines.allTextContents()).toEqual([expect.stringContaining('401 GET /items/first')]);
  });
});
