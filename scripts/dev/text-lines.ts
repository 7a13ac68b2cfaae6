import type { Writable } from 'node:stream';
import { stripVTControlCharacters, styleText } from 'node:util';
import type { ReadyEvent, RequestEvent, RunEvent } from '../../local';
import { functionLine } from './function-line';

/** Writes events for a person: what goes on to `out`, what is wrong to `problems`. Colours only where a person reads. */
export function textLines(out: Writable & { readonly isTTY?: boolean }, problems: Writable): (event: RunEvent) => void {
  const coloured = out.isTTY === true && process.env.NO_COLOR === undefined;
  out.on('error', () => undefined);
  return (event) => {
    const text = textOf(event);
    if (text === undefined) return;
    const to = event.event === 'error' || event.event === 'unsupported' ? problems : out;
    to.write(`${coloured ? text : stripVTControlCharacters(text)}\n`);
  };
}

function textOf(event: RunEvent): string | undefined {
  switch (event.event) {
    case 'ready':
      return readyLine(event);
    case 'console':
      return `${styleText('bold', 'console'.padEnd(28))} ${' '.repeat(9)} ${styleText('cyan', event.url)}`;
    case 'unsupported':
      return `${event.stack}: ${event.address}: ${event.why}`;
    case 'log':
      return functionLine(event);
    case 'request':
      return requestLine(event);
    case 'note':
      return `${clock()} ${event.message}`;
    case 'error':
      return styleText('red', `dev: ${event.message}`);
    default:
      // Notes say to a person what these events say to the console.
      return undefined;
  }
}

const kinds = { http: 'HTTP', rest: 'REST', websocket: 'WebSocket' } as const;

function readyLine({ stack, kind, stage, url, token_url }: ReadyEvent): string {
  const token = token_url === undefined ? '' : `   token: npm run -s dev:token -- --stack ${stack} --sub alice`;
  const name = `${stage === '$default' ? '' : `   stage ${stage}`}${token}`;
  return `${styleText('bold', stack.padEnd(28))} ${kinds[kind].padEnd(9)} ${styleText('cyan', url)}${name}`;
}

function requestLine({ method, path, status, milliseconds, steps }: RequestEvent): string {
  const colour = status < 400 ? 'green' : status < 500 ? 'yellow' : 'red';
  const took = `${Math.round(milliseconds)} ms`.padStart(8);
  const way = steps.flatMap(wayOf).join(' → ');
  return `${clock()} ${method.padEnd(6)} ${path.padEnd(24)} ${styleText(colour, String(status))} ${took}  ${way}`;
}

/** What a person wants to see of a decision: the route by its name, and nothing of the routine. */
function wayOf({ about, decision, address }: RequestEvent['steps'][number]): string[] {
  if (['access log', 'integration', 'stage', 'method'].includes(about)) return [];
  if (about === 'route') return [address?.split('.').at(-1) ?? decision];
  return [['authorizer', 'lambda', 'refused'].includes(about) ? decision : `${about} ${decision}`];
}

/** The zone of the person at the terminal, asked before the run sets that of Lambda. */
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone });

const clock = (): string => styleText('dim', time.format(new Date()));
