/** How much the stacks are used, by the names of their folders; `*` is for those that are not named. */
export interface TrafficFile {
  readonly stacks: Readonly<Record<string, StackTraffic>>;
}

/** How much one stack is used in a month of 730 hours. What is absent has its default. */
export interface StackTraffic extends Partial<Readonly<Record<NumberKey, number>>> {
  /** Requests by size, in place of `requests` and `requestKb`. */
  readonly requestsBySize?: readonly SizedRequests[];
  /** WebSocket messages by direction and size. */
  readonly messages?: readonly Messages[];
  /** Use of functions, by the name of the Terraform resource. */
  readonly lambda?: Readonly<Record<string, FunctionTraffic>>;
}

/** Some requests of one size. */
export interface SizedRequests {
  readonly requests: number;
  readonly requestKb: number;
}

/** Some WebSocket messages of one size; `in` comes from clients. */
export interface Messages {
  readonly direction: 'in' | 'out';
  readonly count: number;
  readonly kb: number;
}

/** How much one function is used. */
export type FunctionTraffic = Partial<Readonly<Record<FunctionKey, number>>>;

/** What is one number of a stack. */
export const numberKeys = [
  'requests',
  'requestKb',
  'responseKb',
  'cacheHitRate',
  'averageConnections',
  'connectionMinutes',
  'connects',
  'accessLogBytes',
  'lambdaLogBytes',
  'executionLogBytes',
  'executionLogGb',
  'storedLogGbMonths',
  'readUnits',
  'writeUnits',
  'tableGb',
  'customMetrics',
  'xraySampling',
  'mau',
  'transferGb',
  'albLcuAverage',
  'nlbLcuAverage',
  'natGb',
  'endpointGb',
  'publicIpv4',
  'sqsRequests',
  'kmsRequests',
  'secretCalls',
] as const;

/** What is one number of a function. */
export const functionKeys = ['invocations', 'durationMs', 'provisionedShare', 'provisionedHours'] as const;

/** Name of a number of a stack. */
export type NumberKey = (typeof numberKeys)[number];

/** Name of a number of a function. */
export type FunctionKey = (typeof functionKeys)[number];

/** What lies between 0 and 1. */
export const shares: ReadonlySet<string> = new Set(['cacheHitRate', 'xraySampling', 'provisionedShare']);
