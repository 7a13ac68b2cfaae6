import type { Line } from '../bill';
import { type Exact, shown } from '../exact';

const twoPlaces = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** USD in cents: `$1,234.50`; what is less than half a cent, and not nothing, is told as such. */
export function dollars(amount: Exact): string {
  const cents = amount.toCents();
  return cents === 0 && !amount.isZero ? 'under $0.01' : `$${twoPlaces.format(cents)}`;
}

/** What a line counts: `1,000,000 request`. */
export const counted = ({ quantity, price }: Line): string => `${shown(quantity)} ${price.unit}`;

/** Lines from the dearest to the cheapest. */
export const byAmount = (lines: readonly Line[]): readonly Line[] =>
  [...lines].sort((a, b) => (b.amount.isMoreThan(a.amount) ? 1 : a.amount.isMoreThan(b.amount) ? -1 : 0));

/** The first address of a line, and how many share it. */
export function whose({ addresses }: Line): string {
  const [first = ''] = addresses;
  return addresses.length > 1 ? `${first} and ${addresses.length - 1} more` : first;
}
