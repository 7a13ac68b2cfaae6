import type { GoValue } from './go-evaluate';

/** What is written for an unknown value: Terraform's own way to say so. */
const hole = '\u0001';

/** Formats as Go's `fmt.Sprintf` does, for the verbs that configurations use. Unknown values become variables. */
export function formatted(format: string, args: readonly GoValue[]): string {
  let next = 0;
  const text = format.replace(/%(?:\[(\d+)\])?([%vqstd])/g, (_, index: string | undefined, verb: string) => {
    if (verb === '%') return '%';
    const at = index === undefined ? next : Number(index) - 1;
    next = at + 1;
    return written(args[at], verb);
  });
  return withVariables(text);
}

function written(value: GoValue | undefined, verb: string): string {
  if (typeof value === 'symbol' || value === undefined) return hole;
  const text = Array.isArray(value) ? value.map(String).join(' ') : String(value);
  return verb === 'q' ? JSON.stringify(text) : text;
}

/** A hole inside a quoted text is interpolated; elsewhere it is an expression. */
const withVariables = (text: string): string =>
  text
    .split('\n')
    .map((line) =>
      line.replaceAll(hole, (_, at: number) => (quotesIn(line.slice(0, at)) % 2 ? '${var.unknown}' : 'var.unknown')),
    )
    .join('\n');

const quotesIn = (text: string): number => text.replace(/\\"/g, '').split('"').length - 1;
