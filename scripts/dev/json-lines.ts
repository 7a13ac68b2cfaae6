import type { Writable } from 'node:stream';
import type { RunEvent } from '../../local';

/** Writes each event as one line of JSON, those of one turn together. */
export function jsonLines(out: Writable): (event: RunEvent) => void {
  let lines = '';
  out.on('error', () => undefined);
  const flush = () => {
    out.write(lines);
    lines = '';
  };
  return (event) => {
    if (lines === '') setImmediate(flush);
    lines += `${JSON.stringify(event)}\n`;
  };
}
