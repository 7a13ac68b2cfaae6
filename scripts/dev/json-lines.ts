import type { Writable } from 'node:stream';
import type { RunEvent } from '../../local';

/** Milliseconds whose lines are written together: under load each writing costs more than the line. */
const together = 5;

/** Writes each event as one line of JSON. */
export function jsonLines(out: Writable): (event: RunEvent) => void {
  let lines = '';
  out.on('error', () => undefined);
  const flush = () => {
    out.write(lines);
    lines = '';
  };
  return (event) => {
    if (lines === '') setTimeout(flush, together);
    lines += `${JSON.stringify(event)}\n`;
  };
}
