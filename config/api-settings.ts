import type { AlarmThresholds } from './alarm-thresholds';
import type { AnswerCompression } from './answer-compression';
import type { CertifiedNames } from './api-names';
import type { Release } from './release';
import type { RestCallers } from './rest-callers';
import type { Throttle } from './throttle';
import type { TokenSource } from './token-source';

/** How an API differs between environments, where it needs no more than this. */
export interface ApiSettings extends CertifiedNames {
  /**
   * Origins whose pages may call the API.
   *
   * @default - no page of another origin may
   */
  readonly allowOrigins?: string[];

  /** Requests at once, and requests per second, before callers get 429. */
  readonly throttle: Throttle;

  /**
   * Throttles of their own, by the names that operations of an HTTP API use.
   *
   * @default - no operation has one
   */
  readonly throttles?: Readonly<Record<string, Throttle>>;

  /** When alarms fire. */
  readonly alarms: AlarmThresholds;

  /**
   * How a change reaches callers: a share of them first.
   *
   * @default - everyone at once, with the deployment
   */
  readonly release?: Release;
}

/** How an HTTP API whose callers have tokens differs between environments, where it needs no more than this. */
export interface HttpApiSettings extends ApiSettings, TokenSource {}

/** How a REST API differs between environments, where it needs no more than this. */
export interface RestApiSettings extends ApiSettings, AnswerCompression, RestCallers {}
