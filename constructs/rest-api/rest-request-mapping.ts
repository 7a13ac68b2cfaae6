import type { IConstruct } from 'constructs';
import { PropError } from '../prop-error';
import type { RestMethod } from './rest-method';
import type { RestParameter } from './rest-parameters';

/**
 * What an HTTP backend gets, by the place it gets it at: a part of the request that the method knows of, as in `path.id`; a variable of the call or
 * the stage; or a constant in single quotes. What is not in a request is not sent.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-parameter-mapping.html
 */
export interface RestRequestMapping {
  readonly [place: `${'header' | 'querystring' | 'path'}.${string}`]: MappedValue;
}

/** What a place of the backend's request gets. */
export type MappedValue = RestParameter | `context.${string}` | `stageVariables.${string}` | `'${string}'`;

/** Headers that API Gateway writes itself. */
const reserved = /^header\.(content-length|transfer-encoding)$/i;

/** The `request_parameters` of an integration, checked; nothing without a mapping. */
export function integrationParameters(
  scope: IConstruct,
  method: RestMethod,
  request: RestRequestMapping | undefined,
): Record<string, string> | undefined {
  if (request === undefined) return undefined;
  const entries = Object.entries<string>({ ...request });
  for (const [place, value] of entries) {
    checkPlace(scope, place);
    checkValue(scope, method, place, value);
  }
  return Object.fromEntries(entries.map(([place, value]) => [`integration.request.${place}`, expressionOf(value)]));
}

/** Names of the stage variables that a mapping reads. */
export function stageVariablesOf(request: RestRequestMapping | undefined): string[] {
  return Object.values<string>({ ...request }).flatMap((value) => /^stageVariables\.(\w+)$/.exec(value)?.[1] ?? []);
}

const expressionOf = (value: string): string => (isShared(value) ? value : `method.request.${value}`);

const isShared = (value: string): boolean => /^(context\.\S+|stageVariables\.\w+|'[^']*')$/.test(value);

function checkPlace(scope: IConstruct, place: string): void {
  if (!/^(header|querystring|path)\.\S+$/.test(place)) {
    throw new PropError(scope, {
      prop: 'request',
      mustBe: 'a mapping to header.<name>, querystring.<name> or path.<name>',
      was: place,
      fix: 'Write it as in header.X-Request-ID, without integration.request.',
    });
  }
  if (!reserved.test(place)) return;
  throw new PropError(scope, {
    prop: 'request',
    mustBe: 'without headers that API Gateway writes itself',
    was: place,
    fix: 'Leave it out.',
  });
}

function checkValue(scope: IConstruct, { parameters }: RestMethod, place: string, value: string): void {
  if (isShared(value) || Object.hasOwn(parameters, value)) return;
  throw new PropError(scope, {
    prop: `request[${place}]`,
    mustBe: `one of the method's parameters, context.<name>, stageVariables.<name> or a constant in single quotes`,
    was: value,
    fix: `Add it to the method's parameters, which are ${Object.keys(parameters).join(', ') || 'none'}, or put a constant in single quotes.`,
  });
}
