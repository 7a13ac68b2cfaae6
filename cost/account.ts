import { Exact, least } from './exact';
import { freeTiers } from './prices/free-tiers';
import type { Price } from './prices/price';

/** What some units of a price cost. */
export interface Charge {
  /** Units that are billed. */
  readonly billed: Exact;
  /** Units that a free tier took. */
  readonly free: Exact;
  /** Units by the price of their tier. */
  readonly steps: readonly Step[];
  /** USD. */
  readonly amount: Exact;
  /** Whether units lie above the last tier that is known. */
  readonly beyondTiers: boolean;
}

/** Units that have one price. */
export interface Step {
  readonly units: Exact;
  /** USD for one unit. */
  readonly price: number;
}

/** An AWS account in one month: its stacks share tiers by volume and free tiers, in the order in which they are charged. */
export class Account {
  private readonly used = new Map<string, Exact>();
  private readonly left: { readonly prices: readonly string[]; units: Exact }[];

  constructor(withFreeTiers: boolean) {
    this.left = (withFreeTiers ? freeTiers : []).map(({ prices, units }) => ({ prices, units: Exact.of(units) }));
  }

  /** Charges some units of a price. */
  charge(price: Price, quantity: Exact): Charge {
    const free = this.free(price, quantity);
    const billed = quantity.minus(free);
    const key = `${price.id} ${price.region}`;
    const before = this.used.get(key) ?? Exact.zero;
    this.used.set(key, before.plus(billed));
    const steps = stepsOf(price, before, billed);
    const amount = Exact.sum(steps.map((step) => step.units.times(step.price)));
    const end = price.tiers.at(-1)?.upTo ?? null;
    return { billed, free, steps, amount, beyondTiers: end !== null && before.plus(billed).isMoreThan(end) };
  }

  private free({ id }: Price, quantity: Exact): Exact {
    const pool = this.left.find(({ prices }) => prices.includes(id));
    if (pool === undefined) return Exact.zero;
    const taken = least(pool.units, quantity);
    pool.units = pool.units.minus(taken);
    return taken;
  }
}

/** Divides units between the tiers, from where the month's use stood before. Above the last tier its price goes on. */
function stepsOf({ tiers }: Price, before: Exact, units: Exact): Step[] {
  const steps: Step[] = [];
  let [from, rest] = [before, units];
  for (const [at, { upTo, price }] of tiers.entries()) {
    const last = upTo === null || at === tiers.length - 1;
    if (!last && !Exact.of(upTo).isMoreThan(from)) continue;
    const taken = last ? rest : least(rest, Exact.of(upTo).minus(from));
    if (!taken.isZero) steps.push({ units: taken, price });
    [from, rest] = [from.plus(taken), rest.minus(taken)];
  }
  return steps;
}
