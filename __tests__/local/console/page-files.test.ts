import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { consolePage } from '../../../scripts/dev/console-page';

const { html, script, style } = await consolePage(process.cwd());

describe('the page of the console', () => {
  it('takes at most 50 KB, compressed, with all that it loads', () => {
    const bytes = [html, script, style].map((text) => gzipSync(text).length);

    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(50 * 1024);
  });

  it('loads nothing but its script and its style, from where it came', () => {
    expect([...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, at]) => at)).toEqual([
      'data:,',
      '/page.css',
      '/page.js',
    ]);
    expect(style).not.toMatch(/url\(|@import/);
  });

  it('has neither script nor style within its text, so that a strict policy lets all of it pass', () => {
    expect(html).not.toMatch(/<style|\son\w+=|\sstyle=|<script(?![^>]*src=)/);
  });

  it('makes no code from text', () => {
    expect(script).not.toMatch(/\beval\(|new Function\(/);
  });
});
