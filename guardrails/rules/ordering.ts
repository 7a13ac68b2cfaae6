import { booleanOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Body, Resource } from '../../terraform/model/resource';

const farthest = 400;

/** Whether a resource is created after another one: it names it, or something that does. */
export function dependsOn(resource: Resource, other: Resource, model: Model): boolean {
  const seen = new Set<string>();
  const ahead = [...resource.mentionedAddresses];
  while (ahead.length > 0 && seen.size < farthest) {
    const address = ahead.pop() ?? '';
    if (address === other.base || address.includes('module.')) return true;
    if (seen.has(address)) continue;
    seen.add(address);
    ahead.push(...(model.instanceOf(address)?.mentionedAddresses ?? []));
  }
  return seen.size >= farthest;
}

/** Whether `lifecycle.ignore_changes` covers an argument, or is not known. */
export function ignoresChanges(resource: Resource, name: string): boolean {
  if (!resource.tellsLifecycle) return true;
  return resource.blocks('lifecycle').some((block) => mayIgnore(block, name));
}

function mayIgnore(block: Body, name: string): boolean {
  const value = block.symbolic('ignore_changes');
  if (value === undefined) return false;
  if (!Array.isArray(value)) return true;
  return value.some((one) => typeof one !== 'string' || one.replace(/^\$\{(.*)\}$/, '$1').split(/[.[]/)[0] === name);
}

/** Whether a resource is created before its predecessor is destroyed; undefined when that is not known. */
export function tellsCreateFirst(resource: Resource): boolean | undefined {
  if (!resource.tellsLifecycle) return undefined;
  const value = resource.block('lifecycle')?.get('create_before_destroy');
  return value === undefined ? false : booleanOf(value);
}
