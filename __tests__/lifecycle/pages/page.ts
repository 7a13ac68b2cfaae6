import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../with-terraform/synthesized';

/** A line that a page tells its reader to type. */
export interface Command {
  /** What is typed. */
  readonly text: string;

  /** What the page says beside it. */
  readonly comment?: string | undefined;
}

/** A section of a page; its commands begin in the project's folder. */
export interface Section {
  readonly title: string;
  readonly commands: readonly Command[];
}

/** The text of a page. */
export function textOf(page: string): string {
  return readFileSync(join(projectFolder, page), 'utf8');
}

/** The sections of a page that have commands, in order. */
export function sectionsOf(page: string): Section[] {
  const sections = textOf(page)
    .split(/^## /m)
    .map((text) => ({ title: text.slice(0, text.indexOf('\n')), commands: blocksIn(text, 'sh').flatMap(commandsIn) }));
  return sections.filter(({ commands }) => commands.length > 0);
}

/** The blocks of a text in a language. */
export function blocksIn(text: string, language: string): string[] {
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].flatMap(([, own, block = '']) =>
    own === language ? block : [],
  );
}

function commandsIn(block: string): Command[] {
  return block
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [text = '', comment] = line.split(/ +# /);
      return { text, comment };
    });
}
