import type { IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { checkPattern, checkWholeNumber } from '../prop-check';
import { PropError } from '../prop-error';

/**
 * Which browser pages may call an API, and how.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
export interface Cors {
  /** Origins as a browser sends them, `https://host[:port]` without a path; or `*` alone, without credentials. */
  readonly allowOrigins: string[];

  /** Upper-case HTTP methods, or `*` without credentials. */
  readonly allowMethods: string[];

  /** Request headers a page may send. `*` does not cover `Authorization`. */
  readonly allowHeaders: string[];

  /**
   * Response headers a page may read.
   *
   * @default - only those that browsers always show
   */
  readonly exposeHeaders?: string[];

  /**
   * How long a browser may remember a preflight answer, in seconds: -1 to 86400.
   *
   * @default - browsers use their own default, 5 seconds in most
   */
  readonly maxAge?: number;

  /**
   * Whether a page may send cookies and other credentials. Then nothing above may be `*`.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;
}

const origin = /^(\*|[a-z][a-z0-9+.-]*:\/\/[^/\s*]+)$/;
const method = /^(\*|GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;

/** Refuses a CORS configuration that AWS refuses, or that no browser would honour. */
export function checkCors(scope: IConstruct, cors: Cors): void {
  for (const value of cors.allowOrigins) {
    checkPattern(scope, {
      prop: 'cors.allowOrigins',
      value,
      pattern: origin,
      mustBe: '"*" or scheme://host[:port] without a path or trailing slash',
      fix: 'Write each origin as the browser sends it, as in https://myapp.com.',
    });
  }
  for (const value of cors.allowMethods) {
    checkPattern(scope, {
      prop: 'cors.allowMethods',
      value,
      pattern: method,
      mustBe: '"*" or an upper-case HTTP method',
      fix: 'Write GET, HEAD, POST, PUT, PATCH, DELETE or OPTIONS.',
    });
  }
  checkWholeNumber(scope, {
    prop: 'cors.maxAge',
    value: cors.maxAge,
    ...limits.corsMaxAgeSeconds.value,
    unit: 'seconds',
    fix: 'Browsers remember a preflight for a day at most.',
  });
  if (cors.allowCredentials) checkNamedForCredentials(scope, cors);
}

/** With credentials, AWS refuses `*` as an origin, and browsers read any other `*` as a name that nothing has. */
function checkNamedForCredentials(scope: IConstruct, cors: Cors): void {
  const lists = ['allowOrigins', 'allowMethods', 'allowHeaders', 'exposeHeaders'] as const;
  for (const list of lists) {
    if (!cors[list]?.includes('*')) continue;
    throw new PropError(scope, {
      prop: `cors.${list}`,
      mustBe: 'a list of names while cors.allowCredentials is true',
      was: cors[list],
      fix: 'Name each one, or set allowCredentials to false.',
    });
  }
}
