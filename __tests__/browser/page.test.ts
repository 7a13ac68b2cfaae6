import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect } from 'vitest';
import { barriers } from './accessibility';
import { it } from './page';

/** The address of a page with some content. */
function pageWith(body: string, head = '<title>A page</title>'): URL {
  const file = join(mkdtempSync(join(tmpdir(), 'page-')), 'page.html');
  writeFileSync(file, `<!doctype html><html lang="en"><head>${head}</head><body><main>${body}</main></body></html>`);
  return pathToFileURL(file);
}

describe('what the tests of pages notice', () => {
  it('is nothing on a page that is as it should be', async ({ open }) => {
    const { page, wrong } = await open(pageWith('<h1>Hello</h1>'));

    expect(await page.textContent('h1')).toBe('Hello');
    expect(await barriers(page)).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it('is an error that nothing catches', async ({ open }) => {
    const { wrong } = await open(pageWith('<script>throw new Error("gone wrong")</script>'));

    expect(wrong).toEqual(['not caught: gone wrong']);
  });

  it('is a request that the policy of the page refuses', async ({ open }) => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
    const { wrong } = await open(pageWith('<img alt="" src="https://example.com/x.png">', policy));

    expect(wrong.join()).toContain('https://example.com/x.png');
  });

  it('is a field without a label, on a page whose policy allows no script', async ({ open }) => {
    const policy = `<title>A page</title><meta http-equiv="Content-Security-Policy" content="default-src 'none'">`;
    const { page } = await open(pageWith('<h1>Hello</h1><input>', policy));

    expect(await barriers(page)).toEqual([expect.stringMatching(/^label: input: .*aria-label/)]);
  });
});
