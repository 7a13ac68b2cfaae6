import { type CostChange, compare, dollars, growthOf, growthPlot, NoPrices, signed } from '../../../../cost';
import { escaped } from '../../../../map';
import type { JsonObject } from '../../../../terraform/documents/json-object';
import { ourTraffic } from '../../cost/our-traffic';
import { stackOf } from '../../cost/stacks';
import { costOf } from '../cost-changes';
import { list } from './markup';
import type { StackOnPage } from './stack-on-page';

/** What a stack costs a month before and after, what makes the difference, and how both grow with the traffic. */
export function cost({ stack, before, after, link }: StackOnPage): string {
  try {
    const [was, is] = [before, after].map((document) => costOf(stack, new Map(document && [[stack, document]])));
    const causes = (compare(was, is)?.causes ?? []).map((cause) => causeLine(cause, link));
    const [wasTotal, isTotal] = [was, is].map((one) => (one === undefined ? 'nothing' : dollars(one.total)));
    const sum = wasTotal === isTotal ? `${isTotal} a month` : `${isTotal} a month, was ${wasTotal}`;
    return `<h3>Cost</h3><p>${sum}</p>${list(causes)}${plots(stack, before, after, wasTotal !== isTotal)}`;
  } catch (problem) {
    if (problem instanceof NoPrices) return `<h3>Cost</h3><p>${escaped(problem.message)}</p>`;
    throw problem;
  }
}

const causeLine = ({ dimension, addresses, by }: CostChange['causes'][number], link: StackOnPage['link']): string =>
  `${signed(by)} ${escaped(dimension)}: ${addresses.map(link).join(', ')}`;

function plots(stack: string, before: JsonObject | undefined, after: JsonObject | undefined, differ: boolean): string {
  const now = after === undefined ? '' : plot(stack, differ ? 'After' : 'At multiples of the traffic', after);
  return differ && before !== undefined ? `<div class="plots">${plot(stack, 'Before', before)}${now}</div>` : now;
}

const plot = (stack: string, caption: string, document: JsonObject): string => {
  const growth = growthOf(stackOf(stack, { files: [{ name: 'cdk.tf.json', document }] }), ourTraffic());
  return `<figure><figcaption>${caption}</figcaption>${growthPlot(growth)}</figure>`;
};
