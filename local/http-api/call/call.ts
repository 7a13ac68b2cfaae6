import type { ApiRequest } from '../../api';
import { percentDecoded, queryPairs } from '../../gateway/percent-decoding';
import { requestTime } from '../../gateway/request-time';
import type { Surroundings } from '../../gateway/surroundings';
import { newTraceId } from '../../gateway/trace-id';
import type { Trace } from '../../trace';
import type { AuthorizerContext } from '../authorization/authorizer-context';
import { headerValues } from './headers';

/** The stage that a call asks, as far as events and logs tell of it. */
export interface AskedStage {
  readonly name: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The route that takes a call, as far as events and logs tell of it. */
export interface TakenRoute {
  readonly key: string;
  readonly address: string;
}

/** What an integration told, for access logs. */
export interface IntegrationFacts {
  /** Status that the Lambda service, AWS service or backend answered. */
  status?: number;
  /** Status that a function put into its answer. */
  functionStatus?: number;
  error?: string;
  /** Milliseconds. */
  latency?: number;
  requestId?: string;
}

/** One request on its way through an HTTP API, and all that `$context` tells of it. */
export class Call {
  readonly begun: number;
  /** Path as sent, without the query. */
  readonly rawPath: string;
  readonly rawQuery: string;
  /** Decoded path, with the stage where it is named. */
  readonly path: string;
  /** Decoded path without the stage: what routes are compared with. */
  readonly routePath: string;
  readonly headers: Map<string, string[]>;
  readonly query: readonly (readonly [string, string])[];
  readonly domainName: string;
  route: TakenRoute | undefined;
  pathParameters: Readonly<Record<string, string>> = {};
  authorizer: AuthorizerContext = {};
  authorizerError: string | undefined;
  error: { readonly message: string; readonly responseType: string } | undefined;
  integration: IntegrationFacts = {};

  constructor(
    readonly api: Surroundings,
    readonly stage: AskedStage | undefined,
    readonly request: ApiRequest,
    readonly trace: Trace,
    target: SplitTarget,
  ) {
    this.begun = api.world.now();
    this.domainName = request.domain?.name ?? api.domainName;
    this.rawPath = target.path;
    this.rawQuery = target.query;
    const [decoded = ''] = percentDecoded(target.path).split('?', 1);
    const prefix = stage === undefined || stage.name === '$default' ? '' : `/${stage.name}`;
    const below = request.domain === undefined ? decoded.slice(prefix.length) : decoded;
    this.routePath = below === '' ? '/' : below;
    this.path = request.domain === undefined ? decoded : prefix + this.routePath;
    this.query = queryPairs(target.query);
    this.headers = this.withGatewayHeaders(headerValues(request.headers));
  }

  get requestId(): string {
    return this.trace.id;
  }

  /** Path and method as in ARNs of `execute-api`. */
  get arn(): string {
    return `${this.api.executionArn}/${this.stage?.name ?? '$default'}/${this.request.method}${this.routePath}`;
  }

  get time(): string {
    return requestTime(this.begun);
  }

  get userAgent(): string {
    return this.header('user-agent') ?? '';
  }

  /** A header's values, joined as API Gateway joins them. */
  header(name: string): string | undefined {
    return this.headers.get(name.toLowerCase())?.join(',');
  }

  /** The values of a query name. */
  queryValues(name: string): string[] {
    return this.query.filter(([one]) => one === name).map(([, value]) => value);
  }

  private withGatewayHeaders(headers: Map<string, string[]>): Map<string, string[]> {
    const { sourceIp, body } = this.request;
    const forwardedFor = headers.get('x-forwarded-for')?.join(', ');
    headers.set('host', [this.domainName]);
    headers.set('x-forwarded-for', [forwardedFor === undefined ? sourceIp : `${forwardedFor}, ${sourceIp}`]);
    headers.set('x-forwarded-port', ['443']);
    headers.set('x-forwarded-proto', ['https']);
    if (!headers.has('x-amzn-trace-id')) headers.set('x-amzn-trace-id', [newTraceId(this.begun)]);
    if (body.length > 0) headers.set('content-length', [String(body.length)]);
    return headers;
  }
}

/** A request's path and query. */
export interface SplitTarget {
  readonly path: string;
  readonly query: string;
}

/** Splits a target at its question mark. */
export function splitTarget(target: string): SplitTarget {
  const at = target.indexOf('?');
  return at === -1 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
}
