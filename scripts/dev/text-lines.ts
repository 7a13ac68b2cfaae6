import type { Writable } from 'node:stream';
import type { RunEvent } from '../../local';

/** Writes events for a person: what goes on to `out`, what is wrong to `problems`. */
export function textLines(out: Writable, problems: Writable): (event: RunEvent) => void {
  return (event) => {
    const to = event.event === 'error' || event.event === 'unsupported' ? problems : out;
    to.write(`${textOf(event)}\n`);
  };
}

function textOf(event: RunEvent): string {
  switch (event.event) {
    case 'ready':
      return `${event.stack}   ${event.kind}   ${event.stage}   ${event.url}`;
    case 'unsupported':
      return `${event.stack}: ${event.address} is not run: ${event.why}`;
    case 'log':
      return `  ${event.function} | ${event.line}`;
    case 'request':
      return `${event.method} ${event.path}   ${event.status}   ${Math.round(event.milliseconds)} ms`;
    case 'note':
      return event.message;
    default:
      return `dev: ${event.message}`;
  }
}
