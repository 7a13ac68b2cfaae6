import type { CertifiedNames } from './api-names';
import type { EnvironmentName } from './environment';
import type { FunctionSettings } from './function-settings';
import type { Throttle } from './throttle';
import type { TokenIssuer } from './token-source';

/** How `hello-http-api` differs between environments. */
export interface HelloHttpApiSettings extends CertifiedNames {
  /** Requests at once, and requests per second, before callers get 429. */
  readonly throttle: Throttle;

  /**
   * Whose tokens callers need: those of an issuer of OpenID Connect.
   *
   * @default - none: anyone may call
   */
  readonly tokens?: TokenIssuer;

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
