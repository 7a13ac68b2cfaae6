import { type Estimate, type EstimateOptions, estimate, readTraffic, type StackTraffic } from '../../cost';
import { modelOf } from '../../terraform/model/model';

/** Terraform resources by type and name. */
export type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** One line as the JSON report tells it. */
export interface PricedLine {
  readonly quantity: number;
  readonly amount: number;
  readonly addresses: readonly string[];
}

const inUsEast1 = { aws: [{ region: 'us-east-1' }] };

/** The estimate of one stack called `api`, in us-east-1 unless its own providers are given. */
export function estimateOf(
  resource: Resources,
  traffic: StackTraffic = {},
  options: EstimateOptions = {},
  rest: object = {},
): Estimate {
  const document = { provider: inUsEast1, resource, ...rest };
  const model = modelOf({ files: [{ name: 'main.tf.json', document }] });
  return estimate([{ name: 'api', model }], readTraffic({ stacks: { api: traffic } }), options);
}

/** The lines of the only stack, by price. */
export function linesOf({ stacks: [stack] }: Estimate): Readonly<Record<string, PricedLine>> {
  return Object.fromEntries(
    (stack?.lines ?? []).map(({ price, quantity, amount, addresses }) => [
      price.id,
      { quantity: quantity.toNumber(), amount: amount.toNumber(), addresses },
    ]),
  );
}

/** Quantity and amount of each line of a stack, by price. */
export const pricedOf = (
  ...given: Parameters<typeof estimateOf>
): Readonly<Record<string, readonly [number, number]>> =>
  Object.fromEntries(
    Object.entries(linesOf(estimateOf(...given))).map(([price, { quantity, amount }]) => [price, [quantity, amount]]),
  );
