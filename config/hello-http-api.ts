import type { EnvironmentName } from './environment';
import type { Throttle } from './throttle';

/** How `hello-http-api` differs between environments. */
export interface HelloHttpApiSettings {
  /** The name callers use. Left out, callers use the execute-api address. */
  readonly domainName?: string;

  /** Public hosted zone the name lies in. Left out, it lies in the environment's. */
  readonly hostedZone?: string;

  /** Requests at once, and requests per second, before callers get 429. */
  readonly throttle: Throttle;
}

/** `hello-http-api`, environment by environment. */
export const helloHttpApi: Readonly<Record<EnvironmentName, HelloHttpApiSettings>> = {
  dev: { throttle: { burstLimit: 50, rateLimit: 25 } },
  staging: {
    domainName: 'api.staging.yuva.dev',
    hostedZone: 'yuva.dev',
    throttle: { burstLimit: 50, rateLimit: 25 },
  },
  prod: {
    domainName: 'api.yuva.dev',
    hostedZone: 'yuva.dev',
    throttle: { burstLimit: 200, rateLimit: 100 },
  },
};
