import type { Page } from 'playwright-core';

/** What of a form a test fills in. */
interface Filled {
  readonly body?: string;
  readonly user?: string;
  /** Sends the ID token. */
  readonly id?: boolean;
}

/** Calls a route by the form of the page, and waits for the answer. */
export async function call(page: Page, route: string, { body, user, id }: Filled = {}): Promise<void> {
  await page.getByLabel('Route', { exact: true }).selectOption(route);
  if (body !== undefined) await page.getByLabel('Body', { exact: true }).fill(body);
  if (user !== undefined) await page.getByLabel('User').fill(user);
  if (id === true) await page.getByLabel('Send the ID token').check();
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await page.getByRole('region', { name: 'Answer' }).waitFor();
}
