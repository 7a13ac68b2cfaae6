import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect } from 'vitest';
import { reviewPage } from '../../../scripts/review/page/page';
import { textReport } from '../../../scripts/review/text-report';
import { type Documents, reviewed, reviewsOf, withEverything } from '../../support/prepared-changes';
import { barriers } from '../accessibility';
import { it } from '../page';

const project = resolve(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'gatehouse-review-page-'));

/** The address of the page on a review. */
function fileOf(name: string, synthesized: Documents): URL {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, reviewPage(reviewsOf(synthesized), { reviewed, synthesized }, project));
  return pathToFileURL(file);
}

const changes = fileOf('changes', withEverything);
const documentation = fileOf('documentation', reviewed);
const narrow = { width: 360, height: 740 };

describe('the page of a review, in Chromium,', () => {
  it('shows every address that the text report names', async ({ open }) => {
    const { page, wrong } = await open(changes);
    const shown = await page.locator('body').innerText();
    const addresses = textReport(reviewsOf(withEverything), 27).match(/\b(?:aws|data|output|var)[\w.]+\.\w+/g) ?? [];

    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !shown.includes(address))).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it.for([
    ['light', 'light', undefined],
    ['dark', 'dark', undefined],
    ['light on a narrow screen', 'light', narrow],
    ['dark on a narrow screen', 'dark', narrow],
  ] as const)('keeps nobody out: %s', async ([, colorScheme, viewport], { open }) => {
    const { page } = await open(changes, { colorScheme, ...(viewport === undefined ? {} : { viewport }) });

    expect(await barriers(page)).toEqual([]);
  });

  it('keeps nobody out as the documentation of all stacks', async ({ open }) => {
    const { page, wrong } = await open(documentation);

    expect(await barriers(page)).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it('needs no sideways scrolling on a narrow screen', async ({ open }) => {
    const { page } = await open(changes, { viewport: narrow });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);

    expect(width).toBe(narrow.width);
  });
});
