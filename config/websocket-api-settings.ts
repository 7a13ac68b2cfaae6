import type { ApiNames } from './api-names';
import type { Release } from './release';
import type { Throttle } from './throttle';

/** How a WebSocket API differs between environments. */
export interface WebSocketApiSettings extends ApiNames {
  /**
   * The name clients connect to, `wss://<name>`. It must lie in one of the environment's hosted zones, and no HTTP or
   * REST API may have it.
   *
   * @default - clients use the execute-api address
   */
  readonly domainName?: string;

  /**
   * Whether a token may also stand in the query string, as `?token=…`, for clients that can set neither a header nor a
   * sub-protocol. Switch it on only for such clients: a URL is written into access logs of proxies, browser histories and
   * monitoring, and whoever reads one there can connect until the token expires.
   *
   * @default false
   */
  readonly tokenInQueryString?: boolean;

  /** Handshakes or messages at once, and per second, before they are refused; by the names that operations use. */
  readonly throttles: {
    /** For each route without limits of its own. */
    readonly default: Throttle;

    readonly [name: string]: Throttle;
  };

  /** Least severe line of API Gateway's log about its own work. */
  readonly executionLogLevel: 'ERROR' | 'INFO';

  /**
   * How a change reaches callers: a share of them first.
   *
   * @default - everyone at once, with the deployment
   */
  readonly release?: Release;

  /** When alarms fire. */
  readonly alarms: {
    /** Handshakes and messages refused a minute. */
    readonly clientErrorsPerMinute: number;

    /** Failures of API Gateway or the authorizer a minute. */
    readonly executionErrorsPerMinute: number;

    /** Errors of the integration a minute. */
    readonly integrationErrorsPerMinute: number;

    /**
     * Milliseconds that 95 of 100 answers of the integration stay below.
     *
     * @default - no alarm
     */
    readonly p95IntegrationLatencyMs?: number;

    /**
     * Handshakes and messages refused with 429 a minute. They are counted in the access log, for up to 0.30 USD a month.
     *
     * @default - no alarm
     */
    readonly tooManyRequestsPerMinute?: number;

    /** Failed calls of the function a minute. */
    readonly errorsPerMinute: number;

    /** Calls of the function turned away a minute. */
    readonly throttlesPerMinute: number;

    /**
     * Calls of the function in 100 that wait for a new environment. They are counted in its log, for up to 0.30 USD a month.
     *
     * @default - no alarm
     */
    readonly coldStartPercent?: number;
  };
}
