import type { AlarmThresholds } from './alarm-thresholds';
import type { CertifiedNames } from './api-names';
import type { EnvironmentName } from './environment';
import type { FunctionSettings } from './function-settings';
import type { LoadBalanced } from './load-balanced';
import type { Release } from './release';
import type { Throttle } from './throttle';
import type { TokenSource } from './token-source';

/** How `shop-http-api` differs between environments. */
export interface ShopHttpApiSettings extends CertifiedNames, TokenSource {
  /**
   * The name callers use; the stage `next` is under `/next` of it. It must lie in one of the environment's hosted
   * zones.
   *
   * @default - callers use the execute-api address
   */
  readonly domainName?: string;

  /** Origins whose pages may call the API. */
  readonly allowOrigins: string[];

  /** Requests at once, and requests per second, before callers get 429, on each stage. */
  readonly throttles: {
    /** The stage at the root. */
    readonly main: StageThrottles;

    /** The stage of what comes next. */
    readonly next: StageThrottles;
  };

  /** The services that something else runs. */
  readonly services: {
    /** Users, behind an Application Load Balancer of their own unless another way to them is named. */
    readonly users: (LoadBalanced & { readonly healthPath: string }) | ExistingListener | InCloudMap | PublicService;

    /** Payments, behind a Network Load Balancer of their own unless another way to them is named. */
    readonly payments: LoadBalanced | ExistingListener | InCloudMap;
  };

  /**
   * Version of the orders function that callers of the root stage get.
   *
   * @default - the newest, as on the stage `next`
   */
  readonly liveOrdersVersion?: string;

  /** Seconds for which a token's answer is remembered for each route, 0 to 3600. Until then nothing takes it back. */
  readonly authorizerCacheSeconds: number;

  /** When alarms fire. */
  readonly alarms: AlarmThresholds;

  /**
   * How a change reaches callers: a share of them first.
   *
   * @default - everyone at once, with the deployment
   */
  readonly release?: Release;

  /** What each function gets, by its Terraform name. */
  readonly functions: Readonly<Record<'orders' | 'authorizer', FunctionSettings>>;
}

/** Limits of one stage. */
export type StageThrottles = {
  /** For all routes together. */
  readonly default: Throttle;

  /** For each route of payments. */
  readonly expensive: Throttle;
};

/** A listener that exists already; then no load balancer is made. */
export interface ExistingListener {
  /** Its ARN, and the name in its certificate if it has one. */
  readonly existingListener: { readonly arn: string; readonly serverName?: string };
}

/** A service whose instances API Gateway finds in Cloud Map; then no load balancer is made. */
export interface InCloudMap {
  /** Id of a private DNS namespace that exists, port of the instances, and the name in their certificate if they have one. */
  readonly cloudMap: { readonly namespaceId: string; readonly port: number; readonly serverName?: string };
}

/** A service at a public address; then nothing of it is in the VPC. */
export interface PublicService {
  /** Scheme and host, as in `https://users.example.com`. The service gets the caller's path. */
  readonly url: `https://${string}`;
}

/** `shop-http-api`, environment by environment. */
export const shopHttpApi: Readonly<Record<EnvironmentName, ShopHttpApiSettings>> = {
  dev: {
    allowOrigins: ['https://myapp.com', 'http://localhost:3000'],
    throttles: {
      main: { default: { burstLimit: 50, rateLimit: 25 }, expensive: { burstLimit: 10, rateLimit: 5 } },
      next: { default: { burstLimit: 50, rateLimit: 25 }, expensive: { burstLimit: 10, rateLimit: 5 } },
    },
    services: { users: { port: 8080, healthPath: '/health' }, payments: { port: 8080 } },
    authorizerCacheSeconds: 0,
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
    functions: {
      orders: { memoryMb: 512, timeoutSeconds: 15, architecture: 'arm64' },
      authorizer: { memoryMb: 512, timeoutSeconds: 5, architecture: 'arm64' },
    },
  },
  staging: {
    domainName: 'shop.staging.myapp.com',
    allowOrigins: ['https://myapp.com'],
    throttles: {
      main: { default: { burstLimit: 500, rateLimit: 250 }, expensive: { burstLimit: 50, rateLimit: 25 } },
      next: { default: { burstLimit: 50, rateLimit: 25 }, expensive: { burstLimit: 10, rateLimit: 5 } },
    },
    services: {
      users: { port: 8080, healthPath: '/health', serverName: 'users.shop.internal.staging.myapp.com' },
      payments: { port: 8080, serverName: 'payments.shop.internal.staging.myapp.com' },
    },
    authorizerCacheSeconds: 60,
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
    functions: {
      orders: { memoryMb: 512, timeoutSeconds: 15, architecture: 'arm64' },
      authorizer: { memoryMb: 512, timeoutSeconds: 5, architecture: 'arm64' },
    },
  },
  prod: {
    domainName: 'shop.myapp.com',
    allowOrigins: ['https://myapp.com'],
    throttles: {
      main: { default: { burstLimit: 2500, rateLimit: 5000 }, expensive: { burstLimit: 100, rateLimit: 100 } },
      next: { default: { burstLimit: 50, rateLimit: 25 }, expensive: { burstLimit: 10, rateLimit: 5 } },
    },
    services: {
      users: { port: 8080, healthPath: '/health', serverName: 'users.shop.internal.myapp.com' },
      payments: { port: 8080, serverName: 'payments.shop.internal.myapp.com' },
    },
    authorizerCacheSeconds: 60,
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
    functions: {
      orders: { memoryMb: 512, timeoutSeconds: 15, architecture: 'arm64' },
      authorizer: { memoryMb: 512, timeoutSeconds: 5, architecture: 'arm64' },
    },
  },
};
