import type { AlarmThresholds } from './alarm-thresholds';
import type { AnswerCompression } from './answer-compression';
import type { CertifiedNames } from './api-names';
import type { EnvironmentName } from './environment';
import type { FunctionSettings } from './function-settings';
import type { LoadBalanced } from './load-balanced';
import type { Release } from './release';
import type { RestCallers } from './rest-callers';

/** Requests at once, and requests per second, before callers get 429. */
interface Limits {
  /** Largest burst above the steady rate, in requests. */
  readonly burstLimit: number;

  /** Steady rate, in requests per second. */
  readonly rateLimit: number;
}

/** How `items-rest-api` differs between environments. */
export interface ItemsRestApiSettings extends AnswerCompression, CertifiedNames, RestCallers {
  /** What the stage is called towards integrations, as the stage variable `environment`. */
  readonly stageVariable: string;

  /**
   * How lists are kept and given again.
   *
   * @default - there is no cache, and none is paid for
   */
  readonly cache?: {
    /** Memory in GB, billed by the hour. */
    readonly sizeGb: '0.5' | '1.6' | '6.1' | '13.5' | '28.4' | '58.2' | '118' | '237';

    /** Seconds for which a list is given again, 0 to 3600. */
    readonly ttlSeconds: number;
  };

  /**
   * Share of the requests, in percent, that meet what has changed since the canary was switched on; the others meet
   * what was live then.
   *
   * @default - everyone meets the newest
   */
  readonly canary?: { readonly percentTraffic: number };

  /** Limits of each method. */
  readonly throttles: {
    /** For listing items. */
    readonly listing: Limits;

    /** For every other method. */
    readonly default: Limits;
  };

  /** What a partner may ask for with an API key. */
  readonly partner: {
    /** Requests a day. */
    readonly requestsPerDay: number;

    /** Limits over all methods. */
    readonly throttle: Limits;

    /** Limits for listing items. */
    readonly listing: Limits;
  };

  /**
   * Name of a table that exists already, in the region of the environment. It needs the keys and indexes that
   * `stacks/items-http-api/items-table.ts` declares.
   *
   * @default - the stack creates one
   */
  readonly existingTable?: string;

  /**
   * ARN of a user pool that exists already.
   *
   * @default - the stack creates one with a client
   */
  readonly existingUserPoolArn?: string;

  /**
   * The service in a VPC that knows how many of an item there are, `GET /items/{id}/stock`. It gets a Network Load Balancer, which costs by
   * the hour. VPC and subnets are variables of the Terraform workspace.
   *
   * @default - the API has no such route
   */
  readonly stock?: LoadBalanced;

  /** When alarms fire. */
  readonly alarms: AlarmThresholds;

  /**
   * How a change reaches callers: a share of them first. Not together with `canary`.
   *
   * @default - everyone at once, with the deployment
   */
  readonly release?: Release;

  /** What each function gets, by its Terraform name. */
  readonly functions: Readonly<Record<'api', FunctionSettings>>;
}

/** `items-rest-api`, environment by environment. */
export const itemsRestApi: Readonly<Record<EnvironmentName, ItemsRestApiSettings>> = {
  dev: {
    stageVariable: 'development',
    throttles: {
      listing: { burstLimit: 50, rateLimit: 25 },
      default: { burstLimit: 50, rateLimit: 25 },
    },
    partner: {
      requestsPerDay: 1000,
      throttle: { burstLimit: 50, rateLimit: 20 },
      listing: { burstLimit: 10, rateLimit: 5 },
    },
    alarms: {
      serverErrorsPerMinute: 10,
      p95LatencyMs: 5000,
      p95IntegrationLatencyMs: 5000,
      clientErrorPercent: 50,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: 10,
      throttlesPerMinute: 10,
      coldStartPercent: 50,
    },
    functions: { api: { memoryMb: 512, timeoutSeconds: 15, architecture: 'arm64' } },
  },
  staging: {
    domainName: 'rest.staging.myapp.com',
    stageVariable: 'staging',
    throttles: {
      listing: { burstLimit: 200, rateLimit: 100 },
      default: { burstLimit: 200, rateLimit: 100 },
    },
    partner: {
      requestsPerDay: 1000,
      throttle: { burstLimit: 100, rateLimit: 50 },
      listing: { burstLimit: 50, rateLimit: 25 },
    },
    alarms: {
      serverErrorsPerMinute: 10,
      p95LatencyMs: 3000,
      p95IntegrationLatencyMs: 3000,
      clientErrorPercent: 50,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: 5,
      throttlesPerMinute: 5,
      coldStartPercent: 50,
    },
    functions: { api: { memoryMb: 512, timeoutSeconds: 15, architecture: 'arm64' } },
  },
  prod: {
    domainName: 'rest.myapp.com',
    stageVariable: 'production',
    cache: { sizeGb: '0.5', ttlSeconds: 300 },
    stock: { port: 8080, serverName: 'stock.items.internal.myapp.com' },
    throttles: {
      listing: { burstLimit: 1000, rateLimit: 500 },
      default: { burstLimit: 400, rateLimit: 200 },
    },
    partner: {
      requestsPerDay: 10_000,
      throttle: { burstLimit: 500, rateLimit: 200 },
      listing: { burstLimit: 100, rateLimit: 50 },
    },
    alarms: {
      serverErrorsPerMinute: 10,
      p95LatencyMs: 3000,
      p95IntegrationLatencyMs: 3000,
      clientErrorPercent: 20,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: 1,
      throttlesPerMinute: 1,
      coldStartPercent: 50,
    },
    functions: { api: { memoryMb: 512, timeoutSeconds: 15, architecture: 'arm64' } },
  },
};
