import type { EnvironmentName } from './environment';

/**
 * How much a stack is used in a month of 730 hours, for `npm run cost`. docs/costs.md tells where the defaults come from.
 */
export interface Traffic {
  /**
   * Calls of the HTTP or REST API.
   *
   * @default 1000000
   */
  readonly requests?: number;

  /**
   * Kilobytes of an answer, headers included.
   *
   * @default 2
   */
  readonly responseKb?: number;

  /**
   * Share of the requests that the cache of a REST API answers, from 0 to 1.
   *
   * @default 0
   */
  readonly cacheHitRate?: number;

  /**
   * WebSocket messages by direction and size; `in` comes from clients.
   *
   * @default - 1,000,000 of 1 KB in each direction
   */
  readonly messages?: readonly { readonly direction: 'in' | 'out'; readonly count: number; readonly kb: number }[];

  /**
   * WebSocket connections open on average.
   *
   * @default 100
   */
  readonly averageConnections?: number;

  /**
   * Use of functions, by the names of their Terraform resources.
   *
   * @default - as if nothing were stated of each
   */
  readonly lambda?: Readonly<Record<string, FunctionTraffic>>;

  /**
   * Gigabytes of all tables.
   *
   * @default 1
   */
  readonly tableGb?: number;

  /**
   * Monthly active users of the user pools.
   *
   * @default 1000
   */
  readonly mau?: number;
}

/** How much a function is used in a month. */
export interface FunctionTraffic {
  /**
   * Calls.
   *
   * @default - as many as routes and schedules make
   */
  readonly invocations?: number;

  /**
   * Milliseconds that one call is billed for.
   *
   * @default 50
   */
  readonly durationMs?: number;
}

/** The APIs whose traffic is stated, by the names of their folders in `stacks/`. */
export type ApiName =
  | 'hello-http-api'
  | 'items-http-api'
  | 'users-http-api'
  | 'shop-http-api'
  | 'items-rest-api'
  | 'users-rest-api'
  | 'users-openapi-rest-api'
  | 'chat-websocket-api';

type TrafficOfApis = Readonly<Record<ApiName, Traffic>>;

/** A few people try things out. */
const dev: TrafficOfApis = {
  'hello-http-api': { requests: 10_000 },
  'items-http-api': { requests: 10_000, mau: 20 },
  'users-http-api': { requests: 10_000, mau: 20 },
  'shop-http-api': { requests: 10_000, mau: 20 },
  'items-rest-api': { requests: 10_000, mau: 20 },
  'users-rest-api': { requests: 10_000, mau: 20 },
  'users-openapi-rest-api': { requests: 10_000, mau: 20 },
  'chat-websocket-api': {
    messages: [
      { direction: 'in', count: 10_000, kb: 1 },
      { direction: 'out', count: 50_000, kb: 1 },
    ],
    averageConnections: 1,
    mau: 20,
  },
};

/** Tests before each release, and load tests now and then. */
const staging: TrafficOfApis = {
  'hello-http-api': { requests: 100_000 },
  'items-http-api': { requests: 500_000, mau: 50 },
  'users-http-api': { requests: 500_000, mau: 50 },
  'shop-http-api': { requests: 500_000, mau: 50 },
  'items-rest-api': { requests: 500_000, mau: 50 },
  'users-rest-api': { requests: 500_000, mau: 50 },
  'users-openapi-rest-api': { requests: 500_000, mau: 50 },
  'chat-websocket-api': {
    messages: [
      { direction: 'in', count: 100_000, kb: 1 },
      { direction: 'out', count: 1_000_000, kb: 1 },
    ],
    averageConnections: 10,
    mau: 50,
  },
};

/** Customers: 5 million requests a month are 2 a second on average, and 20 in a busy hour. */
const prod: TrafficOfApis = {
  'hello-http-api': { requests: 1_000_000 },
  'items-http-api': { requests: 5_000_000, responseKb: 3, tableGb: 5, mau: 5000, lambda: { api: { durationMs: 30 } } },
  'users-http-api': { requests: 5_000_000, mau: 5000 },
  'shop-http-api': {
    requests: 5_000_000,
    mau: 5000,
    lambda: { authorizer: { invocations: 300_000, durationMs: 20 }, orders: { durationMs: 40 } },
  },
  'items-rest-api': {
    requests: 5_000_000,
    responseKb: 3,
    cacheHitRate: 0.4,
    tableGb: 5,
    mau: 5000,
    lambda: { api: { durationMs: 30 } },
  },
  'users-rest-api': { requests: 5_000_000, mau: 5000, lambda: { token: { invocations: 300_000, durationMs: 20 } } },
  'users-openapi-rest-api': { requests: 5_000_000, mau: 5000 },
  'chat-websocket-api': {
    messages: [
      { direction: 'in', count: 2_000_000, kb: 1 },
      { direction: 'out', count: 20_000_000, kb: 1 },
    ],
    averageConnections: 500,
    mau: 5000,
    lambda: { chat: { durationMs: 60 }, authorizer: { invocations: 365_000, durationMs: 20 } },
  },
};

/** The traffic that is expected, environment by environment. */
export const traffic: Readonly<Record<EnvironmentName, TrafficOfApis>> = { dev, staging, prod };
