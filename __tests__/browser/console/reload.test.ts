import { afterAll, beforeAll, describe, expect } from 'vitest';
import { it } from '../page';
import { type Dev, dev } from './dev';
import { HandlerFolder } from './handler-folder';

const folder = new HandlerFolder('Good morning.');
let running: Dev;
beforeAll(async () => {
  running = await dev(folder.path);
});
afterAll(() => running.close());

describe('after an edit', () => {
  it('the function answers anew, and its trace says so', async ({ open }) => {
    const { page, wrong } = await open(`${running.console}/#/try`);
    const call = page.getByRole('button', { name: 'Call', exact: true });
    const answer = page.getByRole('region', { name: 'Answer' });
    await call.click();
    await answer.getByText('Good morning.').waitFor();

    folder.greet('Good evening.');
    await expect
      .poll(async () => {
        await call.click();
        return answer.textContent();
      })
      .toContain('Good evening.');
    await page.getByRole('link', { name: 'Why it was answered so' }).click();
    await page.getByRole('figure', { name: 'Answer' }).getByText('Good evening.').waitFor();
    expect(wrong).toEqual([]);
  });

  it('Terraform that cannot be read shows as a problem, and the problem goes when it is mended', async ({ open }) => {
    const { page } = await open(`${running.console}/`);
    const problems = page.getByRole('alert').getByText('main.tf.json');

    folder.spoil();
    await problems.waitFor();
    folder.mend();
    await problems.waitFor({ state: 'hidden' });
  });
});
