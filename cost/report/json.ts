import type { Line } from '../bill';
import type { Estimate, StackEstimate } from '../estimate';
import { monthHours } from '../usage';
import { assumptionsOf, unpricedOf } from './together';

/** An estimate as one JSON document, for machines. */
export const jsonReport = (estimate: Estimate): string =>
  `${JSON.stringify(
    {
      currency: 'USD',
      month_hours: monthHours,
      free_tier: estimate.freeTier,
      stacks: estimate.stacks.map(stackIn),
      total: estimate.total.toCents(),
      assumptions: assumptionsOf(estimate),
      unpriced: unpricedOf(estimate),
    },
    undefined,
    2,
  )}\n`;

const stackIn = ({ stack, region, lines, total }: StackEstimate): object => ({
  stack,
  region,
  lines: lines.map(lineIn),
  total: total.toCents(),
});

const lineIn = ({ price, addresses, quantity, amount, how }: Line): object => ({
  price: price.id,
  addresses,
  quantity: quantity.toNumber(),
  unit: price.unit,
  amount: amount.toNumber(),
  how,
  sure: price.sure,
});
