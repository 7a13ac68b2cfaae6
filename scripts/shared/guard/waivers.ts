import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type ReadFile, readJson } from '../../../terraform/documents/parse-file';
import { Unreadable } from '../../../terraform/documents/unreadable';

const block = /^(resource|data)\s+"([^"]+)"\s+"([^"]+)"/;
const comment = /(?:#|\/\/|\/\*)\s*gatehouse:allow\b(.*)$/;
const form = /^\s*(\S+)(?:\s+because\s+(.*?))?(?:\s+until\s+(\S+))?\s*(?:\*\/)?\s*$/;

/** Waivers written as comments in `.tf` files, inside a resource or right above it. */
export const waiversInComments = (files: readonly ReadFile[]): unknown[] =>
  thatMayWaive(files, '.tf').flatMap(({ text }) => commentsIn(text.split(/\r?\n/)));

function commentsIn(lines: readonly string[]): unknown[] {
  let inside = '';
  return lines.flatMap((line, at) => {
    inside = addressOf(line) ?? (/^}/.test(line) ? '' : inside);
    const [, text] = comment.exec(line) ?? [];
    return text === undefined ? [] : [waiverOf(text, inside === '' ? addressBelow(lines, at) : inside)];
  });
}

function addressOf(line: string): string | undefined {
  const [, kind, type, name] = block.exec(line) ?? [];
  return kind === undefined ? undefined : `${kind === 'data' ? 'data.' : ''}${type}.${name}`;
}

function addressBelow(lines: readonly string[], at: number): string {
  const next = lines.slice(at + 1).find((line) => !/^\s*(#|\/\/|$)/.test(line));
  return (next === undefined ? undefined : addressOf(next)) ?? '';
}

function waiverOf(text: string, address: string): unknown {
  const [, rule = '', because = '', until = ''] = form.exec(text) ?? [];
  return { rule, address, because, until };
}

/** Waivers in `"//"` comments of Terraform JSON, at a resource: a text, a list of texts, or an object that holds some. */
export const waiversInJson = (files: readonly ReadFile[]): unknown[] =>
  thatMayWaive(files, '.json').flatMap(({ document }) => resourceComments(document));

const thatMayWaive = (files: readonly ReadFile[], ending: string): readonly ReadFile[] =>
  files.filter(({ name, text }) => name.endsWith(ending) && text.includes('gatehouse:allow'));

function resourceComments(document: unknown): unknown[] {
  return Object.entries(firstObject(firstObject(document).resource)).flatMap(([type, named]) =>
    Object.entries(firstObject(named)).flatMap(([name, body]) =>
      textsIn(firstObject(body)['//']).flatMap((text) => {
        const [, found] = /gatehouse:allow\b(.*)$/.exec(text) ?? [];
        return found === undefined ? [] : [waiverOf(found, `${type}.${name}`)];
      }),
    ),
  );
}

/** Texts of a comment; CDKTF keeps its own metadata there, too. */
function textsIn(comment: unknown): string[] {
  if (typeof comment === 'string') return [comment];
  const inside = typeof comment === 'object' && comment !== null ? Object.values(comment) : [];
  return inside.filter((one) => typeof one === 'string');
}

/** An object, or the first of a list: Terraform's JSON allows both. */
const firstObject = (value: unknown): Record<string, unknown> => {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === 'object' && one !== null ? one : {};
};

/** Waivers in the file beside a configuration: a list, or an object with a list `waivers`. */
export function waiversBeside(folder: string): unknown[] {
  const name = join(folder, 'gatehouse-waivers.json');
  if (!existsSync(name)) return [];
  const document = readJson(name);
  const waivers = Array.isArray(document) ? document : firstObject(document).waivers;
  if (Array.isArray(waivers)) return waivers;
  throw new Unreadable(name, 'must hold a list of waivers, or an object with a list `waivers`', 1);
}
