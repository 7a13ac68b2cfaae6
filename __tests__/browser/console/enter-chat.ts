import type { Locator } from 'playwright-core';
import type { Open, Opened } from '../page';

/** Somebody who is connected to the chat by the form of the page. */
export interface Connected extends Opened {
  /** What came and went since. */
  readonly frames: Locator;
}

/** Connects to the chat as a user, and waits until that is done. */
export async function enterChat(open: Open, console: string, user: string): Promise<Connected> {
  const { page, wrong } = await open(`${console}/#/try?stack=dev-chat-websocket-api`);
  await page.getByLabel('User').fill(user);
  await page.getByLabel('Query').fill('room=general');
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  const frames = page.getByRole('list', { name: 'Frames' });
  await frames.getByText('connected').waitFor();
  return { page, wrong, frames };
}
