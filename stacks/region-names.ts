import type { Construct, IConstruct } from 'constructs';
import type { Environment } from '../config/environment';

/** Whether an app has stacks of an environment in another region already: names of a later region are kept apart by it. */
export function isLaterRegion(app: Construct, { name, region }: Environment): boolean {
  const first = app.node.children.map(environmentOf).find((environment) => environment?.name === name);
  return first !== undefined && first.region !== region;
}

/** The environment of a stack, whatever stack it is. */
const environmentOf = (construct: IConstruct): Environment | undefined =>
  'environment' in construct ? (construct.environment as Environment | undefined) : undefined;
