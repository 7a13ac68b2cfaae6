import type { AlarmThresholds } from './alarm-thresholds';
import type { CertifiedNames } from './api-names';
import type { EnvironmentName } from './environment';
import type { FunctionSettings } from './function-settings';
import type { LoadBalanced } from './load-balanced';
import type { Release } from './release';
import type { Throttle } from './throttle';
import type { TokenSource } from './token-source';

/** How `users-http-api` differs between environments. */
export interface UsersHttpApiSettings extends CertifiedNames, TokenSource {
  /** Origins whose pages may call the API. */
  readonly allowOrigins: string[];

  /** Requests at once, and requests per second, before callers get 429. */
  readonly throttle: Throttle;

  /** What answers everything but `/users`: services in the VPC. */
  readonly services:
    | (LoadBalanced & {
        /** Path that answers 2xx when one is well. */
        readonly healthPath: string;
      })
    | {
        /** A listener that exists already, and the name in its certificate if it has one; then no load balancer is made. */
        readonly existingListener: { readonly arn: string; readonly serverName?: string };
      }
    | {
        /**
         * Id of a private DNS namespace that exists, in which Cloud Map finds the services' instances, their port, and the name in
         * their certificate if they have one; then no load balancer is made.
         */
        readonly cloudMap: { readonly namespaceId: string; readonly port: number; readonly serverName?: string };
      };

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

/** `users-http-api`, environment by environment. */
export const usersHttpApi: Readonly<Record<EnvironmentName, UsersHttpApiSettings>> = {
  dev: {
    allowOrigins: ['https://myapp.com', 'https://staging.myapp.com', 'http://localhost:3000'],
    throttle: { burstLimit: 50, rateLimit: 25 },
    services: { port: 8080, healthPath: '/health' },
    alarms: {
      serverErrorsPerMinute: 10,
      p95LatencyMs: 3000,
      p95IntegrationLatencyMs: 3000,
      clientErrorPercent: 50,
      tooManyRequestsPerMinute: 100,
      errorsPerMinute: 10,
      throttlesPerMinute: 10,
      coldStartPercent: 50,
    },
    functions: { api: { memoryMb: 512, timeoutSeconds: 15, architecture: 'arm64' } },
  },
  staging: {
    domainName: 'users-http.staging.myapp.com',
    allowOrigins: ['https://myapp.com', 'https://staging.myapp.com'],
    throttle: { burstLimit: 200, rateLimit: 100 },
    services: { port: 8080, healthPath: '/health', serverName: 'users.internal.staging.myapp.com' },
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
    domainName: 'users-http.myapp.com',
    allowOrigins: ['https://myapp.com', 'https://staging.myapp.com'],
    throttle: { burstLimit: 1000, rateLimit: 500 },
    services: { port: 8080, healthPath: '/health', serverName: 'users.internal.myapp.com' },
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
