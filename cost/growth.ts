import { type EstimateOptions, estimate, type StackInput } from './estimate';
import type { Exact } from './exact';
import type { TrafficFile } from './traffic/traffic-file';

/** What a stack costs a month at some multiple of its traffic. */
export interface Growth {
  /** How many times the traffic; 0 is a month in which nobody calls. */
  readonly times: number;
  /** USD. */
  readonly total: Exact;
}

/** An idle month, the expected one, and what ten and a hundred times the traffic costs. */
export const multiples: readonly number[] = [0, 1, 10, 100];

/** What one stack, alone in its account, costs at multiples of its traffic. */
export const growthOf = (input: StackInput, traffic: TrafficFile, options: EstimateOptions = {}): readonly Growth[] =>
  multiples.map((times) => ({ times, total: estimate([input], traffic, { ...options, times }).total }));
