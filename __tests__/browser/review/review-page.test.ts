import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect } from 'vitest';
import { reviewPage } from '../../../scripts/shared/review/page/page';
import { textReport } from '../../../scripts/shared/review/text-report';
import { type Documents, reviewed, reviewsOf, sizes, withEverything } from '../../support/prepared-changes';
import { barriers } from '../accessibility';
import { it } from '../page';

// The changes are made in prod-items-http-api, prod-items-rest-api, prod-users-http-api and prod-hello-http-api.

const folder = mkdtempSync(join(tmpdir(), 'gatehouse-review-page-'));

/** The address of the page on a review. */
function fileOf(name: string, synthesized: Documents): URL {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, reviewPage(reviewsOf(synthesized), { documents: { reviewed, synthesized }, sizes }));
  return pathToFileURL(file);
}

const changes = fileOf('changes', withEverything);
const documentation = fileOf('documentation', reviewed);
const narrow = { width: 360, height: 740 };

describe('the page of a review, in Chromium,', () => {
  it('shows every address that the text report names', async ({ open }) => {
    const { page, wrong } = await open(changes);
    const shown = await page.locator('body').innerText();
    const addresses =
      textReport(reviewsOf(withEverything), reviewed.size).match(/\b(?:aws|data|output|var)[\w.]+\.\w+/g) ?? [];

    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !shown.includes(address))).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it.for([
    ['light', 'light', undefined],
    ['dark', 'dark', undefined],
    ['light on a narrow screen', 'light', narrow],
    ['dark on a narrow screen', 'dark', narrow],
  ] as const)('can be used by everybody: %s', async ([, colorScheme, viewport], { open }) => {
    const { page } = await open(changes, { colorScheme, ...(viewport === undefined ? {} : { viewport }) });

    expect(await barriers(page)).toEqual([]);
  });

  it('needs no sideways scrolling on a narrow screen', async ({ open }) => {
    const { page } = await open(changes, { viewport: narrow });

    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(narrow.width);
  });

  it('leads from an address to its line, in a listing that opens', async ({ open }) => {
    const { page } = await open(changes);
    const line = page.locator('[id="prod-items-http-api/json/aws_dynamodb_table.items"]');
    expect(await line.isVisible()).toBe(false);

    await page
      .locator('li.replaced', { hasText: 'aws_dynamodb_table.items' })
      .getByRole('link', { name: 'JSON' })
      .click();

    await line.waitFor({ state: 'visible' });
    expect(await line.innerText()).toMatch(/^ *"items": \{$/);
  });

  it('prints what is told, without the search and the JSON', async ({ open }) => {
    const { page } = await open(changes);
    await page.emulateMedia({ media: 'print' });

    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    expect(await page.locator('.json').first().isVisible()).toBe(false);
    expect(await page.locator('section').first().innerText()).toContain('aws_dynamodb_table.items is replaced');
    expect(await page.locator('svg.map').first().isVisible()).toBe(true);
  });
});

describe('the documentation of all stacks, in Chromium,', () => {
  it('can be used by everybody, and asks nobody for anything', async ({ open }) => {
    const { page, wrong } = await open(documentation);

    expect(await barriers(page)).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it('shows the stacks that hold all the words that are searched for', async ({ open }) => {
    const { page } = await open(documentation);
    await page.getByRole('searchbox').fill('websocket prod');

    expect(await page.locator('section[data-stack]:visible h2').allInnerTexts()).toEqual(['prod-chat-websocket-api']);
    expect(await page.locator('output').innerText()).toBe(`1 of ${reviewed.size} stacks`);
  });

  it('is small: all stacks in at most 1.5 million bytes and 10,000 elements', async ({ open }) => {
    const { page } = await open(documentation);
    const elements = await page.locator('*').count();
    const bytes = (await page.content()).length;

    expect({ elements, bytes }).toEqual({
      elements: expect.toSatisfy((many: number) => many < 10_000),
      bytes: expect.toSatisfy((many: number) => many < 1_500_000),
    });
  });
});
