import { booleanOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Body, Resource } from '../../terraform/model/resource';

const farthest = 400;

/** What is created before a resource. */
interface Predecessors {
  readonly addresses: ReadonlySet<string>;
  /** Those that this configuration makes. */
  readonly managed: readonly string[];
  /** Whether something of a module is among them. */
  readonly ofModule: boolean;
  /** Whether one of them takes long. */
  readonly slow: boolean;
}

/** What was found for each resource: several rules ask for the same ones. */
const known = new WeakMap<Resource, { readonly before: Predecessors | undefined }>();

/** Everything that is created before a resource; undefined when there is too much to follow. */
function predecessorsOf(resource: Resource, model: Model): Predecessors | undefined {
  const found = known.get(resource) ?? { before: predecessors(resource, model) };
  known.set(resource, found);
  return found.before;
}

function predecessors(resource: Resource, model: Model): Predecessors | undefined {
  const [addresses, managed] = [new Set<string>(), [] as string[]];
  let [ofModule, takesLong] = [false, false];
  const ahead = [...resource.mentionedAddresses];
  while (ahead.length > 0) {
    const address = ahead.pop() ?? '';
    if (addresses.has(address)) continue;
    if (addresses.add(address).size > farthest) return undefined;
    const found = model.instanceOf(address);
    if (found?.managed) managed.push(address);
    ofModule ||= address.includes('module.');
    takesLong ||= slow.has(found?.type ?? '');
    for (const one of found?.mentionedAddresses ?? []) ahead.push(one);
  }
  return { addresses, managed, ofModule, slow: takesLong };
}

/** Whether a resource is created after another one: it names it, or something that does. */
export function dependsOn(resource: Resource, other: Resource, model: Model): boolean {
  const before = predecessorsOf(resource, model);
  return before === undefined || before.addresses.has(other.base) || before.ofModule;
}

/** Whether a resource is created after any resource of a type. */
export function dependsOnSome(type: string, resource: Resource, model: Model): boolean {
  if (model.ofType(type).length === 0) return false;
  const before = predecessorsOf(resource, model);
  return before === undefined || before.ofModule || before.managed.some((one) => model.instanceOf(one)?.type === type);
}

/** Whether a resource waits for something of a type that another provider or a module makes, which may do anything. */
export const waitsForForeign = (resource: Resource, model: Model): boolean =>
  [...(predecessorsOf(resource, model)?.addresses ?? ['module.'])].some((one) => foreign.test(one));

const foreign = /(^|\.)module\.|^(?!aws_|data\.|local\.|var\.)|aws_cloudformation_stack/;

/** Types that take seconds to minutes to create, while most take less than one: an account waits until a new role is known. */
const slow = new Set([
  'aws_api_gateway_account',
  'aws_lambda_function',
  'aws_lb',
  'aws_api_gateway_vpc_link',
  'aws_apigatewayv2_vpc_link',
  'aws_acm_certificate_validation',
]);

/** Whether a resource starts before another one that must be there first: nothing orders them, and nothing delays it. */
export function outruns(resource: Resource, other: Resource, model: Model): boolean {
  const [own, others] = [predecessorsOf(resource, model), predecessorsOf(other, model)];
  if (own === undefined || others === undefined || dependsOn(resource, other, model)) return false;
  const delayed = own.managed.some((one) => !others.addresses.has(one));
  return !delayed || ((others.slow || slow.has(other.type)) && !own.slow);
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
