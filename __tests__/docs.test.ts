import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = resolve(__dirname, '..');
const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
const docs = readdirSync(join(project, 'docs'), { recursive: true, encoding: 'utf8' });
const pages = ['README.md', ...docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name))].map(
  (page) => ({ page, text: readFileSync(join(project, page), 'utf8') }),
);

/** All that a pattern's first group finds in a page, once each. */
function namesIn(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))];
}

/** What GitHub calls the headings of a page in links. */
function anchorsOf(text: string): string[] {
  return namesIn(text, /^#+ (.+)$/gm).map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

const links = pages.flatMap(({ page, text }) =>
  namesIn(text, /\]\((?!https?:|#)([^)\s]+)\)/g).map((link) => [page, link] as const),
);
const commands = pages.flatMap(({ page, text }) =>
  namesIn(text, /npm run (?:-s |--silent )?([\w:-]+)/g).map((script) => [page, script] as const),
);

describe('package.json', () => {
  it.each(Object.entries<string>(scripts))('%s runs files that exist', (_, script) => {
    const files = namesIn(script, /((?:[\w-]+\/)+[\w.-]+\.m[jt]s)\b/g);

    expect(files.filter((file) => !existsSync(join(project, file)))).toEqual([]);
  });

  it('runs each project of tests with one of its commands', () => {
    const config = readFileSync(join(project, 'vitest.config.mts'), 'utf8');
    const run = Object.keys(scripts).flatMap((name) => namesIn(scripts[name], /--project=(\w+)/g));

    expect(run.sort()).toEqual(namesIn(config, /\bproject\(\s*'(\w+)'/g).sort());
  });
});

describe('The pages', () => {
  it.each(links)('%s links to %s, which exists', (page, link) => {
    const [path = '', anchor] = link.split('#');
    const file = join(project, dirname(page), path);

    expect(existsSync(file)).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(readFileSync(file, 'utf8'))).toContain(anchor);
  });

  it.each(commands)('%s names the script %s, which exists', (_, script) => {
    expect(Object.keys(scripts)).toContain(script);
  });
});
