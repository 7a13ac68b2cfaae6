import type { Resource } from '../../terraform/model/resource';
import { Exact, least, most, shown } from '../exact';
import type { Stack } from '../stack';

/** What scales one dimension of AWS, such as the read capacity of tables. */
export const targetsOf = (dimension: string, stack: Stack): readonly Resource[] =>
  stack.all('aws_appautoscaling_target').filter((target) => target.get('scalable_dimension') === dimension);

/** A capacity as written, within the bounds of what scales it; the lower bound where nothing is written. */
export function scaled(written: Exact | undefined, targets: readonly Resource[], stack: Stack): Exact {
  const [target] = targets;
  if (target === undefined) return written ?? Exact.zero;
  const lower = stack.number(target, 'min_capacity', 0, target.address);
  const upper = stack.number(target, 'max_capacity', 0, target.address);
  const taken = written === undefined ? lower : least(most(written, lower), most(upper, lower));
  stack.notes.assume(`${target.address}: scales from ${shown(lower)} to ${shown(upper)}, ${shown(taken)} is taken`);
  return taken;
}
