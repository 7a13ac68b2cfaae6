import type { Surroundings } from '../gateway/surroundings';
import type { Trace } from '../trace';
import type { Connection } from './connection';
import type { RouteDefinition } from './definition/definition';
import type { GatewayEvent } from './event';
import { jsonIn, memberAt } from './selection';

/** One event of a connection on its way through a route. */
export interface RouteCall {
  readonly surroundings: Surroundings;
  readonly connection: Connection;
  readonly route: RouteDefinition;
  readonly event: GatewayEvent;
  readonly requestId: string;
  readonly trace: Trace;
}

/** What came of an integration: the status by which `$connect` is decided, and what may go back to the client. */
export interface Outcome {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Why an event was not answered as its integration meant it. */
export class RouteFailure extends Error {
  constructor(
    /** Status of a handshake that fails so. */
    readonly status: number,
    /** What the client reads. */
    override readonly message: string,
    /** What a person at the terminal reads. */
    readonly why: string,
  ) {
    super(message);
    this.name = 'RouteFailure';
  }
}

/** The answer to whatever goes wrong behind the gateway. */
export const internalError = (why: string, status = 500): RouteFailure =>
  new RouteFailure(status, 'Internal server error', why);

/** Finds values for selection expressions and mappings: `request.body.action`, `context.connectionId`, `stageVariables.x`. */
export function requestLookup({ event, connection }: RouteCall): (name: string) => unknown {
  const body = typeof event.body === 'string' ? jsonIn(event.body) : undefined;
  return (name) => {
    const [root = '', ...path] = name.replace(/^route\./, '').split('.');
    if (root === 'context') return memberAt(event.requestContext, path);
    if (root === 'stageVariables') return memberAt(connection.stage.variables, path);
    const [part = '', ...inner] = path;
    if (part === 'body') return inner.length === 0 ? event.body : memberAt(body, inner);
    if (part === 'header') return headerIn(event.headers, inner.join('.'));
    return part === 'querystring' ? memberAt(event.queryStringParameters, inner) : undefined;
  };
}

function headerIn(headers: unknown, name: string): unknown {
  const entries = Object.entries(typeof headers === 'object' && headers !== null ? headers : {});
  return entries.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1];
}
