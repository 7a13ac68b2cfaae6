import type { IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { patterns } from '../../limits/patterns';
import { isReservedHeader } from '../../limits/reserved-header';
import { PropError } from '../prop-error';
import { checkMappingValue, type MappingSource, mappingText } from './mapping-value';

/**
 * Changes of a request on its way to the integration: what is done to which part, and the new value. The value is static text,
 * `$request.header.<name>`, `$request.querystring.<name>`, `$request.path`, `$request.path.<variable>`, `$request.body.<path>`
 * (of a body's first 100 KB), `$context.<name>` or `$stageVariables.<name>`, or text with several of these in braces.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-parameter-mapping.html
 */
export interface RequestMapping {
  /** The value a header or query string gets, beside or in place of those it has. */
  readonly [change: `${'append' | 'overwrite'}:${'header' | 'querystring'}.${string}`]: string;

  /** A header or query string that is left out. The value is two quotes: with an empty one AWS drops the mapping itself. */
  readonly [change: `remove:${'header' | 'querystring'}.${string}`]: "''";

  /**
   * The path the integration is asked for.
   *
   * @default - the caller's path
   */
  readonly 'overwrite:path'?: string;
}

/**
 * Changes of an answer on its way to the caller. The value is static text, `$response.header.<name>`, `$response.body.<path>`,
 * `$context.<name>` or `$stageVariables.<name>`, or text with several of these in braces.
 */
export interface ResponseMapping {
  /** The value a header gets, beside or in place of those it has. */
  readonly [change: `${'append' | 'overwrite'}:header.${string}`]: string;

  /** A header that is left out. The value is two quotes. */
  readonly [change: `remove:header.${string}`]: "''";

  /**
   * The status the caller sees.
   *
   * @default - the integration's status
   */
  readonly 'overwrite:statuscode'?: string;
}

/** Changes of answers, by the status the integration answered with: 200 to 599. */
export type ResponseMappings = Readonly<Record<number, ResponseMapping>>;

const changes: Record<MappingSource, { pattern: RegExp; mustBe: string }> = {
  request: {
    pattern: patterns.requestChange,
    mustBe: 'append, overwrite or remove of header.<name> or querystring.<name>, or overwrite:path',
  },
  response: {
    pattern: patterns.responseChange,
    mustBe: 'append, overwrite or remove of header.<name>, or overwrite:statuscode',
  },
};

/** The `request_parameters` of an integration, checked; nothing without a mapping. */
export function requestParameters(
  scope: IConstruct,
  request: RequestMapping | undefined,
): Record<string, string> | undefined {
  return request && checked(scope, 'request', 'request', request);
}

/** The `response_parameters` of an integration, checked; nothing without mappings. */
export function responseParameters(scope: IConstruct, responses: ResponseMappings | undefined) {
  return (
    responses &&
    Object.entries(responses).map(([statusCode, mapping]) => {
      checkStatus(scope, statusCode);
      return { statusCode, mappings: checked(scope, 'response', `responses[${statusCode}]`, mapping) };
    })
  );
}

function checked(
  scope: IConstruct,
  source: MappingSource,
  prop: string,
  mapping: RequestMapping | ResponseMapping,
): Record<string, string> {
  const entries = Object.entries<string>({ ...mapping });
  for (const [change, value] of entries) {
    checkChange(scope, prop, change, changes[source]);
    checkMappingValue(scope, source, `${prop}[${change}]`, value);
  }
  return Object.fromEntries(entries.map(([change, value]) => [change, mappingText(value)]));
}

function checkChange(
  scope: IConstruct,
  prop: string,
  change: string,
  { pattern, mustBe }: { pattern: RegExp; mustBe: string },
): void {
  if (!pattern.test(change)) {
    throw new PropError(scope, { prop, mustBe, was: change, fix: 'Write it as in overwrite:header.X-Request-ID.' });
  }
  if (!isReservedHeader(/:header\.(.*)$/.exec(change)?.[1] ?? '')) return;
  throw new PropError(scope, {
    prop,
    mustBe: 'without headers that API Gateway reserves',
    was: change,
    fix: 'Leave the header to the gateway, CORS headers to the cors of the API, or choose a name of your own.',
  });
}

function checkStatus(scope: IConstruct, statusCode: string): void {
  const { least, most } = limits.mappedStatus.value;
  const status = Number(statusCode);
  if (Number.isInteger(status) && status >= least && status <= most) return;
  throw new PropError(scope, {
    prop: 'responses',
    mustBe: `changes by status codes from ${least} to ${most}`,
    was: statusCode,
    fix: 'Name the status the integration answers with.',
  });
}
