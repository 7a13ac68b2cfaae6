import type { ApiNames } from './api-names';
import type { EnvironmentName } from './environment';
import type { FunctionSettings } from './function-settings';
import type { Throttle } from './throttle';

/** How `hello-http-api` differs between environments. */
export interface HelloHttpApiSettings extends ApiNames {
  /** Requests at once, and requests per second, before callers get 429. */
  readonly throttle: Throttle;

  /** What each function gets, by its Terraform name. */
  readonly functions: Readonly<Record<'api_fn', FunctionSettings>>;
}

/** `hello-http-api`, environment by environment. */
export const helloHttpApi: Readonly<Record<EnvironmentName, HelloHttpApiSettings>> = {
  dev: {
    throttle: { burstLimit: 50, rateLimit: 25 },
    functions: { api_fn: { memoryMb: 512, timeoutSeconds: 10, architecture: 'arm64' } },
  },
  staging: {
    domainName: 'api.staging.yuva.dev',
    throttle: { burstLimit: 50, rateLimit: 25 },
    functions: { api_fn: { memoryMb: 512, timeoutSeconds: 10, architecture: 'arm64' } },
  },
  prod: {
    domainName: 'api.yuva.dev',
    throttle: { burstLimit: 200, rateLimit: 100 },
    functions: { api_fn: { memoryMb: 512, timeoutSeconds: 10, architecture: 'arm64' } },
  },
};
