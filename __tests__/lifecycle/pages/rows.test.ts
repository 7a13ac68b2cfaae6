import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../with-terraform/synthesized';
import { sectionsOf } from './page';
import { followed, rows, unfollowed } from './rows';

const docs = readdirSync(join(projectFolder, 'docs'), { recursive: true, encoding: 'utf8' });
const pages = ['README.md', ...docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name))];

test('every page with commands is followed, or it is said why not', () => {
  const withCommands = pages.filter((page) => sectionsOf(page).length > 0);

  expect(withCommands.sort()).toEqual([...Object.keys(followed), ...Object.keys(unfollowed)].sort());
});

test.for(
  Object.entries(followed).flatMap(([page, parts]) => (parts === 'whole' ? [] : parts.map((part) => [page, part]))),
)('%s has a section %s with commands', ([page = '', part]) => {
  expect(sectionsOf(page).map(({ title }) => title)).toContain(part);
});

test.for(rows)('$page still has the command that does not run here as it stands: $command', ({ page, command }) => {
  const commands = sectionsOf(page).flatMap((section) => section.commands.map(({ text }) => text));

  expect(commands.filter((text) => text.startsWith(command))).not.toEqual([]);
});
