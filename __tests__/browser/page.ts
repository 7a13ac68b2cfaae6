import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from 'playwright-core';
import { inject, test } from 'vitest';

/** A page that is open, and what went wrong on it so far. */
export interface Opened {
  readonly page: Page;

  /** What the console told as an error, what was thrown and not caught, and requests without an answer, each in a line. */
  readonly wrong: readonly string[];
}

/** Opens an address as a visitor who has never been there; options say for example `colorScheme` and `viewport`. */
export type Open = (address: string | URL, options?: BrowserContextOptions) => Promise<Opened>;

interface Fixtures {
  readonly browser: Browser;
  readonly open: Open;
}

/** `it` of a test that opens pages; they are closed when it ends. */
export const it = test.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern what a fixture needs
  browser: async ({}, use) => {
    const browser = await chromium.connect(inject('browser'));
    await use(browser);
    await browser.close();
  },
  open: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (address, options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      const page = await context.newPage();
      const wrong = listened(page);
      await page.goto(String(address));
      return { page, wrong };
    });
    for (const context of contexts) await context.close();
  },
});

function listened(page: Page): string[] {
  const wrong: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`not caught: ${error.message}`));
  page.on('requestfailed', (request) => wrong.push(`${request.url()}: ${request.failure()?.errorText}`));
  return wrong;
}
