import { afterAll, beforeAll, expect } from 'vitest';
import { it } from '../page';
import { type Dev, dev } from './dev';
import { HandlerFolder } from './handler-folder';

let running: Dev;
beforeAll(async () => {
  running = await dev(new HandlerFolder('Hello.').path);
});
afterAll(() => running.close());

it('while more requests pass than a person can read, the page shows a sample, says so, and still answers', async ({
  open,
}) => {
  const { page, wrong } = await open(`${running.console}/#/requests`);
  await page.getByText('No request passes the filter yet.').waitFor();
  const busy = new Callers(`${running.urlOf('greetings')}/greeting`, 50);

  await page.getByText(/^More come than can be read/).waitFor();
  await page.getByRole('region', { name: 'Requests' }).getByRole('link').first().click();
  await page.getByRole('heading', { name: 'GET /greeting 200' }).waitFor();
  await page.getByLabel('Status').fill('5xx');
  await page.getByText('No request passes the filter yet.').waitFor();
  await busy.stop();
  expect(wrong).toEqual([]);
});

/** Callers that call again as soon as they are answered. */
class Callers {
  private going = true;
  private readonly all: Promise<unknown>;

  constructor(url: string, count: number) {
    this.all = Promise.all(Array.from({ length: count }, () => this.call(url)));
  }

  async stop(): Promise<void> {
    this.going = false;
    await this.all;
  }

  private async call(url: string): Promise<void> {
    while (this.going) await (await fetch(url)).text();
  }
}
