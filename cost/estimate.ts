import type { Model } from '../terraform/model/model';
import { Account } from './account';
import { billed, type Line } from './bill';
import { namesOf } from './calls/invocations';
import { Exact } from './exact';
import { meters } from './meters';
import { Notes } from './notes';
import { regionOf } from './region';
import { Stack } from './stack';
import { Traffic } from './traffic/traffic';
import type { TrafficFile } from './traffic/traffic-file';
import { tellUnpriced } from './unpriced';
import type { Usage } from './usage';

/** A stack whose cost is asked for. */
export interface StackInput {
  /** Name of the stack, by which the traffic file knows it. */
  readonly name: string;
  readonly model: Model;
}

/** How costs are estimated. */
export interface EstimateOptions {
  /**
   * Whether the always-free tiers are taken off; those of the first 12 months never are.
   *
   * @default 'none'
   */
  readonly freeTier?: FreeTierOption;
  /** Region to price in, whatever the providers say. Left out, it is theirs. */
  readonly region?: string;
  /**
   * How many times the traffic; 0 is a month in which nobody calls.
   *
   * @default 1
   */
  readonly times?: number;
}

/** Which free tiers count. */
export type FreeTierOption = 'none' | 'always';

/** What one stack costs a month. */
export interface StackEstimate {
  readonly stack: string;
  readonly region: string;
  readonly lines: readonly Line[];
  /** USD, not rounded. */
  readonly total: Exact;
  /** What is taken for granted. */
  readonly assumptions: readonly string[];
  /** Addresses of what is left out. */
  readonly unpriced: readonly string[];
}

/** What some stacks cost a month together. */
export interface Estimate {
  readonly freeTier: FreeTierOption;
  readonly stacks: readonly StackEstimate[];
  /** USD, not rounded. */
  readonly total: Exact;
}

/** Estimates what stacks cost a month. They share one account: tiers and free tiers go to the first. */
export function estimate(
  inputs: readonly StackInput[],
  traffic: TrafficFile,
  { freeTier = 'none', region, times = 1 }: EstimateOptions = {},
): Estimate {
  const account = new Account(freeTier === 'always');
  const stacks = inputs.map((input) => estimateStack(input, traffic, account, region, times));
  return { freeTier, stacks, total: Exact.sum(stacks.map(({ total }) => total)) };
}

function estimateStack(
  { name, model }: StackInput,
  { stacks }: TrafficFile,
  account: Account,
  namedRegion: string | undefined,
  times: number,
): StackEstimate {
  const region = regionOf(name, model, namedRegion);
  const notes = new Notes();
  const given = (Object.hasOwn(stacks, name) ? stacks[name] : undefined) ?? stacks['*'] ?? {};
  const stack = new Stack(model, new Traffic(given, notes, times), notes);
  const usages = meters.flatMap((meter) => meter(stack));
  const placeOf = ({ of: [first] }: Usage): string => (namedRegion === undefined ? (first?.region ?? region) : region);
  const lines = billed(usages, placeOf, account, notes);
  tellUnpriced(stack);
  tellStrangers(stack);
  const { assumptions, unpriced } = notes;
  return { stack: name, region, lines, total: Exact.sum(lines.map(({ amount }) => amount)), assumptions, unpriced };
}

/** Tells the functions that the traffic speaks of and the stack does not hold. */
function tellStrangers({ model, traffic, notes }: Stack): void {
  const known = new Set(model.ofType('aws_lambda_function').flatMap(namesOf));
  for (const name of traffic.functionNames.filter((one) => !known.has(one)))
    notes.assume(`lambda.${name}: the stack has no function of that name, what the traffic says of it is not used`);
}
