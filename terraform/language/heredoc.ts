import { SyntaxProblem } from './syntax';

/** The lines of a heredoc, which are a template, and the index behind its closing marker. */
export interface Heredoc {
  readonly text: string;
  readonly end: number;
}

const opening = /<<(-?)([A-Za-z_][\w-]*)\r?\n/y;
const overLines = /[$%]\{[^}\n]*\n/;

/** Reads the heredoc that begins at `at`; undefined where none does. */
export function heredocAt(text: string, at: number): Heredoc | undefined {
  opening.lastIndex = at;
  const [, flush, marker] = opening.exec(text) ?? [];
  if (marker === undefined) return undefined;
  const lines: string[] = [];
  for (let from = opening.lastIndex; ; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? undefined : end);
    if (line.replace(/^[ \t]+|[ \t\r]+$/g, '') === marker)
      return {
        text: flush === '' ? lines.join('') : outdented(lines),
        end: text.indexOf(marker, from) + marker.length,
      };
    if (end < 0) throw new SyntaxProblem('a heredoc is not closed');
    lines.push(`${line}\n`);
    from = end + 1;
  }
}

/** Lines without the white space that all of them begin with; lines of nothing else do not count. */
function outdented(lines: readonly string[]): string {
  const text = lines.join('');
  if (overLines.test(text)) throw new SyntaxProblem('which lines of an interpolation are indented is not followed');
  const depths = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  // Not in one call: a heredoc may have more lines than a call takes arguments.
  const least = depths.reduce((depth, next) => Math.min(depth, next), Number.POSITIVE_INFINITY);
  return lines.map((line) => (line.trim() === '' ? line : line.slice(least))).join('');
}
