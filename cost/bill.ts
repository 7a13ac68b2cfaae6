import type { Account, Charge } from './account';
import { Exact, shown } from './exact';
import type { Notes } from './notes';
import { type Price, priceOf, prices, regions } from './prices/price';
import type { Usage } from './usage';

/** One price of one stack. */
export interface Line {
  readonly price: Price;
  /** All resources that share it. */
  readonly addresses: readonly string[];
  /** Units that are billed. */
  readonly quantity: Exact;
  /** USD. */
  readonly amount: Exact;
  /** The sum in words. */
  readonly how: string;
  /** Whether it grows with use; else it is the same in a month in which nobody calls. */
  readonly grows: boolean;
}

const order = new Map(prices.map(({ id }, at) => [id, at]));

/** The lines of a stack, in the order of the prices; what has no price where it is used is told. */
export function billed(
  usages: readonly Usage[],
  regionOf: (usage: Usage) => string,
  account: Account,
  notes: Notes,
): readonly Line[] {
  const groups = new Map<string, Usage[]>();
  for (const one of usages.filter(({ quantity }) => !quantity.isZero)) {
    const key = `${one.price} ${regionOf(one)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const sorted = [...groups.values()].sort((a, b) => place(a) - place(b));
  return sorted.flatMap((group) => {
    const [first] = group;
    const price = first && priceOf(first.price, regionOf(first));
    if (price !== undefined) return [lineOf(price, group, account, notes)];
    if (first !== undefined) tellMissing(first.price, regionOf(first), group, notes);
    return [];
  });
}

const place = ([first]: readonly Usage[]): number => order.get(first?.price ?? '') ?? prices.length;

function lineOf(price: Price, group: readonly Usage[], account: Account, notes: Notes): Line {
  const charge = account.charge(price, Exact.sum(group.map(({ quantity }) => quantity)));
  if (price.sure !== 'high')
    notes.assume(`${price.id} in ${price.region}: the price is of ${price.sure} certainty, read ${price.date}`);
  if (charge.beyondTiers)
    notes.assume(
      `${price.id} in ${price.region}: the price of this volume is not known, that of the last tier is taken`,
    );
  return {
    price,
    addresses: [...new Set(group.flatMap(({ of }) => of.map(({ address }) => address)))],
    quantity: charge.billed,
    amount: charge.amount,
    how: `${inWords(group)}${chargeInWords(charge, price)}`,
    grows: grows(price),
  };
}

/** The quantities of a group in words, equal ones once. */
function inWords(group: readonly Usage[]): string {
  const counts = new Map<string, number>();
  for (const { how } of group) counts.set(how, (counts.get(how) ?? 0) + 1);
  return [...counts].map(([how, count]) => (count === 1 ? how : `${count} of ${how}`)).join(' + ');
}

function chargeInWords({ billed: units, free, steps }: Charge, { unit }: Price): string {
  const less = free.isZero ? '' : `, ${shown(free)} free`;
  const by = steps.map((step) => `${shown(step.units)} at $${shown(step.price)}`).join(', ');
  return `${less} = ${shown(units)} ${unit}${by === '' ? '' : `: ${by}`}`;
}

/** Whether a price is paid for use, and not for having something. */
const grows = ({ id, unit }: Price): boolean =>
  !id.startsWith('lambda.provisioned.') && (/^GB-month$|LCU-hour$/.test(unit) || !/(^|-)(hour|month)$/.test(unit));

function tellMissing(id: string, region: string, group: readonly Usage[], notes: Notes): void {
  const why = regions.includes(region)
    ? `${id} has no price in ${region}`
    : `there are no prices of ${region}, only of ${regions.join(' and ')}`;
  for (const { address } of group.flatMap(({ of }) => of)) notes.leaveOut(address, `${why}; it is not in the sum`);
}
