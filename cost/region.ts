import type { Model } from '../terraform/model/model';
import { regions } from './prices/price';

/** A region that has no prices, or none at all. */
export class NoPrices extends Error {}

/** The region of a stack: the one that is asked for, else that of its provider. */
export function regionOf(name: string, model: Model, namedRegion?: string): string {
  const region = namedRegion ?? provided(model);
  if (region !== undefined && regions.includes(region)) return region;
  const place = namedRegion === undefined ? `${name}: region` : '--region';
  const was = region === undefined ? 'its provider says none' : `was ${JSON.stringify(region)}`;
  const remedy = namedRegion === undefined ? ' To price it in one of them, name it with --region.' : '';
  throw new NoPrices(`${place}: must be ${regions.join(' or ')}, which have prices; ${was}.${remedy}`);
}

/** The region of the provider that is called nothing but `aws`, else the one that most resources have. */
function provided({ resources }: Model): string | undefined {
  const plain = resources.find(({ provider }) => provider.key === 'aws')?.provider.region;
  if (plain !== undefined) return plain;
  const counts = new Map<string, number>();
  for (const { provider } of resources.filter(({ type }) => type.startsWith('aws_')))
    if (provider.region !== undefined) counts.set(provider.region, (counts.get(provider.region) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
