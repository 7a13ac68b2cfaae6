import data from './prices.json';

/** One price of AWS in one region, or in all. */
export interface Price {
  /** Names the price, whatever the region: `lambda.requests`. */
  readonly id: string;
  readonly service: string;
  /** What is paid for, in words. */
  readonly dimension: string;
  /** One of what is paid for: `request`, `GB-second`, `hour`. */
  readonly unit: string;
  /** Region that it holds in; `global` is every region. */
  readonly region: string;
  /** USD for one unit, by monthly volume; the last tier has no end, if it is known. */
  readonly tiers: readonly Tier[];
  /** Where the figure was read. */
  readonly source: string;
  /** Day the source is of. */
  readonly date: string;
  readonly sure: 'high' | 'medium' | 'low';
  /** Name of the usage on a bill. */
  readonly usageType?: string;
  /** How the quantity is counted. */
  readonly meter?: string;
  /** What is free, for ever or for the first year. */
  readonly free?: string;
  readonly note?: string;
}

/** One tier of a price. */
export interface Tier {
  /** Units a month up to which it holds; null: without an end. */
  readonly upTo: number | null;
  /** USD for one unit. */
  readonly price: number;
}

/** Every price that is known, with where and when it was read. */
export const prices = data as readonly Price[];

/** The regions that have prices. */
export const regions: readonly string[] = [...new Set(prices.map(({ region }) => region))].filter(
  (region) => region !== 'global',
);

const byPlace = new Map(prices.map((price) => [`${price.id} ${price.region}`, price]));

/** A price in a region, or the one that holds everywhere; undefined when it is not known there. */
export const priceOf = (id: string, region: string): Price | undefined =>
  byPlace.get(`${id} ${region}`) ?? byPlace.get(`${id} global`);
