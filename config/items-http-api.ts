import type { AlarmThresholds } from './alarm-thresholds';
import type { CertifiedNames } from './api-names';
import type { EnvironmentName } from './environment';
import type { FunctionSettings } from './function-settings';
import type { Release } from './release';
import type { Throttle } from './throttle';
import type { TokenSource } from './token-source';

/** How `items-http-api` differs between environments. */
export interface ItemsHttpApiSettings extends CertifiedNames, TokenSource {
  /** Origins whose pages may call the API. */
  readonly allowOrigins: string[];

  /** Requests at once, and requests per second, before callers get 429. */
  readonly throttles: {
    /** For all routes together. */
    readonly default: Throttle;

    /** For creating items, which writes to the table and two indexes. */
    readonly creation: Throttle;
  };

  /** What is done about cold starts; at most one of the two. */
  readonly coldStart: {
    /**
     * Environments that stand ready, billed by the hour.
     *
     * @default - none
     */
    readonly provisionedConcurrency?: number;

    /**
     * Minutes between scheduled calls that keep one environment initialised.
     *
     * @default - no scheduled calls
     */
    readonly warmupEveryMinutes?: number;
  };

  /**
   * Name of a table that exists already, in the region of the environment. It needs the keys and indexes that
   * `stacks/items-http-api/items-table.ts` declares.
   *
   * @default - the stack creates one
   */
  readonly existingTable?: string;

  /** When alarms fire. */
  readonly alarms: AlarmThresholds;

  /**
   * How a change reaches callers: a share of them first.
   *
   * @default - everyone at once, with the deployment
   */
  readonly release?: Release;

  /** What each function gets, by its Terraform name. */
  readonly functions: Readonly<Record<'api', FunctionSettings>>;
}

/** `items-http-api`, environment by environment. */
export const itemsHttpApi: Readonly<Record<EnvironmentName, ItemsHttpApiSettings>> = {
  dev: {
    allowOrigins: ['https://myapp.com', 'https://staging.myapp.com', 'http://localhost:3000'],
    throttles: {
      default: { burstLimit: 50, rateLimit: 25 },
      creation: { burstLimit: 20, rateLimit: 10 },
    },
    coldStart: {},
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
    domainName: 'api.staging.myapp.com',
    allowOrigins: ['https://myapp.com', 'https://staging.myapp.com'],
    throttles: {
      default: { burstLimit: 200, rateLimit: 100 },
      creation: { burstLimit: 100, rateLimit: 50 },
    },
    coldStart: { warmupEveryMinutes: 5 },
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
    domainName: 'api.myapp.com',
    allowOrigins: ['https://myapp.com', 'https://staging.myapp.com'],
    throttles: {
      default: { burstLimit: 1000, rateLimit: 500 },
      creation: { burstLimit: 400, rateLimit: 200 },
    },
    coldStart: { provisionedConcurrency: 5 },
    alarms: {
      serverErrorsPerMinute: 10,
      p95LatencyMs: 3000,
      p95IntegrationLatencyMs: 3000,
      clientErrorPercent: 20,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: 1,
      throttlesPerMinute: 1,
      coldStartPercent: 50,
      spilloversPerMinute: 60,
    },
    functions: { api: { memoryMb: 512, timeoutSeconds: 15, architecture: 'arm64' } },
  },
};
