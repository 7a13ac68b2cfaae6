import type { AlarmThresholds } from './alarm-thresholds';
import type { AnswerCompression } from './answer-compression';
import type { CertifiedNames } from './api-names';
import type { EnvironmentName } from './environment';
import type { FunctionSettings } from './function-settings';
import type { Release } from './release';
import type { RestCallers } from './rest-callers';
import type { Throttle } from './throttle';

/** How `users-openapi-rest-api` differs between environments. */
export interface UsersOpenapiRestApiSettings extends AnswerCompression, CertifiedNames, RestCallers {
  /** Requests at once, and requests per second, to each method, before callers get 429. */
  readonly throttle: Throttle;

  /**
   * ARN of a user pool that exists already.
   *
   * @default - the stack creates one with a client
   */
  readonly existingUserPoolArn?: string;

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

/** `users-openapi-rest-api`, environment by environment. */
export const usersOpenapiRestApi: Readonly<Record<EnvironmentName, UsersOpenapiRestApiSettings>> = {
  dev: {
    throttle: { burstLimit: 50, rateLimit: 25 },
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
    domainName: 'users-openapi.staging.myapp.com',
    throttle: { burstLimit: 200, rateLimit: 100 },
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
    domainName: 'users-openapi.myapp.com',
    throttle: { burstLimit: 1000, rateLimit: 500 },
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
