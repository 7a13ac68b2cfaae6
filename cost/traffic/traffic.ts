import { Exact, shown } from '../exact';
import type { Notes } from '../notes';
import type { FunctionKey, Messages, NumberKey, StackTraffic } from './traffic-file';

/** What a number is when nobody says, where it is the same for every stack. */
const defaults = {
  requests: 1_000_000,
  requestKb: 1,
  responseKb: 2,
  cacheHitRate: 0,
  averageConnections: 100,
  accessLogBytes: 450,
  lambdaLogBytes: 600,
  tableGb: 1,
  customMetrics: 0,
  xraySampling: 0.05,
  mau: 1000,
  albLcuAverage: 1,
  nlbLcuAverage: 1,
  natGb: 10,
  endpointGb: 10,
  kmsRequests: 10_000,
  secretCalls: 10_000,
} satisfies Partial<Record<NumberKey, number>>;

const defaultMessages: readonly Messages[] = [
  { direction: 'in', count: 1_000_000, kb: 1 },
  { direction: 'out', count: 1_000_000, kb: 1 },
];

/** What there is more of when more people call; the rest stays as it is. */
const volumes: ReadonlySet<NumberKey> = new Set<NumberKey>([
  'requests',
  'averageConnections',
  'connectionMinutes',
  'connects',
  'executionLogGb',
  'storedLogGbMonths',
  'readUnits',
  'writeUnits',
  'mau',
  'transferGb',
  'albLcuAverage',
  'nlbLcuAverage',
  'natGb',
  'endpointGb',
  'sqsRequests',
  'kmsRequests',
  'secretCalls',
]);

/** Some calls or messages of one size. */
export interface Sized {
  readonly count: Exact;
  readonly kb: Exact;
}

/** How much a stack is used: what was stated, else the defaults, each of which is told. */
export class Traffic {
  constructor(
    private readonly given: StackTraffic,
    private readonly notes: Notes,
    /** How many times as much as was stated. */
    private readonly times = 1,
  ) {}

  /** What was stated; undefined when nothing was. */
  stated(key: NumberKey): Exact | undefined {
    const sizes = key === 'requests' ? this.given.requestsBySize : undefined;
    if (sizes !== undefined) return Exact.sum(sizes.map(({ requests }) => Exact.of(requests).times(this.times)));
    const stated = this.given[key];
    return stated === undefined ? undefined : this.scaled(key, stated);
  }

  private scaled(key: NumberKey, value: number): Exact {
    return Exact.of(value).times(volumes.has(key) ? this.times : 1);
  }

  /** A number that has one default for every stack. */
  number(key: keyof typeof defaults): Exact {
    return this.otherwise(key, this.scaled(key, defaults[key]), 'the default');
  }

  /** A number whose default depends on the stack: what was stated, else the default, which is told with what it is. */
  otherwise(key: NumberKey, value: Exact, what: string): Exact {
    const stated = this.stated(key);
    if (stated !== undefined) return stated;
    this.notes.assume(`${key}: ${shown(value)}, ${what}`);
    return value;
  }

  /** Calls of an API, by size. */
  requestsBySize(): readonly Sized[] {
    const sizes = this.given.requestsBySize;
    if (sizes === undefined) return [{ count: this.number('requests'), kb: this.number('requestKb') }];
    return sizes.map(({ requests, requestKb }) => ({
      count: Exact.of(requests).times(this.times),
      kb: Exact.of(requestKb),
    }));
  }

  /** WebSocket messages of one direction. */
  messages(direction: Messages['direction']): readonly Sized[] {
    if (this.given.messages === undefined) this.notes.assume('messages: 1,000,000 of 1 KB each way, the default');
    const messages = this.given.messages ?? defaultMessages;
    return messages
      .filter((one) => one.direction === direction)
      .map(({ count, kb }) => ({ count: Exact.of(count).times(this.times), kb: Exact.of(kb) }));
  }

  /** A number of a function: the first of its names that has it counts. */
  ofFunction(names: readonly string[], key: FunctionKey): Exact | undefined {
    for (const name of names) {
      const stated = Object.hasOwn(this.given.lambda ?? {}, name) ? this.given.lambda?.[name]?.[key] : undefined;
      if (stated !== undefined) return Exact.of(stated).times(key === 'invocations' ? this.times : 1);
    }
    return undefined;
  }

  /** The functions that are spoken of. */
  get functionNames(): readonly string[] {
    return Object.keys(this.given.lambda ?? {});
  }
}
