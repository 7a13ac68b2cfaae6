import type { Resource } from '../terraform/model/resource';
import type { Exact } from './exact';

/** What some resources use of one price in a month. */
export interface Usage {
  /** Id of the price. */
  readonly price: string;
  /** The resources that share it; the first one says the region. */
  readonly of: readonly Resource[];
  readonly quantity: Exact;
  /** The quantity in words. */
  readonly how: string;
}

/** Hours of a month. */
export const monthHours = 730;

/** What some resources use of one price. */
export const usage = (price: string, of: Resource | readonly Resource[], quantity: Exact, how: string): Usage => ({
  price,
  of: [of].flat() as readonly Resource[],
  quantity,
  how,
});
