import type { AlarmThresholds } from './alarm-thresholds';
import type { AnswerCompression } from './answer-compression';
import type { CertifiedNames } from './api-names';
import type { EnvironmentName } from './environment';
import type { FunctionSettings } from './function-settings';
import type { RestCallers } from './rest-callers';

/** Requests at once, and requests per second, before callers get 429. */
interface Limits {
  /** Largest burst above the steady rate, in requests. */
  readonly burstLimit: number;

  /** Steady rate, in requests per second. */
  readonly rateLimit: number;
}

/** What holders of a plan's keys may ask for. */
interface Plan {
  /** Requests a month. */
  readonly requestsPerMonth: number;

  /** Limits over all methods. */
  readonly throttle: Limits;
}

/** How `users-rest-api` differs between environments. */
export interface UsersRestApiSettings extends AnswerCompression, CertifiedNames, RestCallers {
  /**
   * The name callers use. It must lie in one of the environment's hosted zones. The stage `next` is found below it,
   * at `/next`.
   *
   * @default - callers use the execute-api address
   */
  readonly domainName?: string;

  /**
   * Number of the function's version that the main stage serves, while the stage `next` serves the newest.
   *
   * @default - both serve the newest
   */
  readonly liveVersion?: string;

  /** Origins whose pages may call the API. */
  readonly allowOrigins: string[];

  /**
   * Whose tokens the API takes.
   *
   * @default - the stack creates a user pool and takes its id tokens
   */
  readonly tokens?: {
    /** `iss` of the tokens. */
    readonly issuer: string;

    /** `aud` of the tokens, one of these. */
    readonly audience: readonly string[];

    /** Where the issuer publishes its keys. */
    readonly jwksUri: string;

    /**
     * `token_use` that a token must have, as Cognito writes it.
     *
     * @default - either, or none
     */
    readonly tokenUse?: 'id' | 'access';
  };

  /**
   * Role a caller must have.
   *
   * @default - a valid token will do
   */
  readonly requiredRole?: string;

  /** Limits of each method of the main stage, and of the stage `next`. */
  readonly throttles: { readonly main: Limits; readonly next: Limits };

  /** Plans for holders of API keys: two for the main stage, one for the stage `next`. */
  readonly plans: { readonly standard: Plan; readonly premium: Plan; readonly next: Plan };

  /** Requests from one address in five minutes before the firewall blocks it. */
  readonly requestsPerFiveMinutes: number;

  /**
   * ARN of a Firehose stream, called `amazon-apigateway-…`, that takes the access log.
   *
   * @default - it goes to CloudWatch
   */
  readonly accessLogStreamArn?: string;

  /**
   * When alarms fire. A creation that is refused, 400 or 409, counts as a failed call: behind a mapping template the function can
   * refuse only by failing.
   */
  readonly alarms: AlarmThresholds;

  /** What each function gets, by its Terraform name. */
  readonly functions: Readonly<Record<'api' | 'token', FunctionSettings>>;
}

/** `users-rest-api`, environment by environment. */
export const usersRestApi: Readonly<Record<EnvironmentName, UsersRestApiSettings>> = {
  dev: {
    allowOrigins: ['https://myapp.com', 'https://staging.myapp.com', 'http://localhost:3000'],
    throttles: { main: { burstLimit: 50, rateLimit: 25 }, next: { burstLimit: 20, rateLimit: 10 } },
    plans: {
      standard: { requestsPerMonth: 1000, throttle: { burstLimit: 20, rateLimit: 10 } },
      premium: { requestsPerMonth: 10_000, throttle: { burstLimit: 50, rateLimit: 20 } },
      next: { requestsPerMonth: 1000, throttle: { burstLimit: 20, rateLimit: 10 } },
    },
    requestsPerFiveMinutes: 1000,
    alarms: {
      serverErrorsPerMinute: 10,
      p95LatencyMs: 5000,
      p95IntegrationLatencyMs: 5000,
      clientErrorPercent: 50,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: 30,
      throttlesPerMinute: 10,
      coldStartPercent: 50,
    },
    functions: {
      api: { memoryMb: 512, timeoutSeconds: 15, architecture: 'arm64' },
      token: { memoryMb: 512, timeoutSeconds: 10, architecture: 'arm64' },
    },
  },
  staging: {
    domainName: 'users.staging.myapp.com',
    allowOrigins: ['https://myapp.com', 'https://staging.myapp.com'],
    throttles: { main: { burstLimit: 200, rateLimit: 100 }, next: { burstLimit: 50, rateLimit: 25 } },
    plans: {
      standard: { requestsPerMonth: 1000, throttle: { burstLimit: 50, rateLimit: 25 } },
      premium: { requestsPerMonth: 10_000, throttle: { burstLimit: 100, rateLimit: 50 } },
      next: { requestsPerMonth: 1000, throttle: { burstLimit: 20, rateLimit: 10 } },
    },
    requestsPerFiveMinutes: 2000,
    alarms: {
      serverErrorsPerMinute: 10,
      p95LatencyMs: 3000,
      p95IntegrationLatencyMs: 3000,
      clientErrorPercent: 50,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: 30,
      throttlesPerMinute: 5,
      coldStartPercent: 50,
    },
    functions: {
      api: { memoryMb: 512, timeoutSeconds: 15, architecture: 'arm64' },
      token: { memoryMb: 512, timeoutSeconds: 10, architecture: 'arm64' },
    },
  },
  prod: {
    domainName: 'users.myapp.com',
    allowOrigins: ['https://myapp.com', 'https://staging.myapp.com'],
    throttles: { main: { burstLimit: 1000, rateLimit: 500 }, next: { burstLimit: 100, rateLimit: 50 } },
    plans: {
      standard: { requestsPerMonth: 10_000, throttle: { burstLimit: 100, rateLimit: 50 } },
      premium: { requestsPerMonth: 100_000, throttle: { burstLimit: 500, rateLimit: 200 } },
      next: { requestsPerMonth: 1000, throttle: { burstLimit: 20, rateLimit: 10 } },
    },
    requestsPerFiveMinutes: 5000,
    alarms: {
      serverErrorsPerMinute: 10,
      p95LatencyMs: 3000,
      p95IntegrationLatencyMs: 3000,
      clientErrorPercent: 20,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: 30,
      throttlesPerMinute: 1,
      coldStartPercent: 50,
    },
    functions: {
      api: { memoryMb: 512, timeoutSeconds: 15, architecture: 'arm64' },
      token: { memoryMb: 512, timeoutSeconds: 10, architecture: 'arm64' },
    },
  },
};
