import type { Json } from '../with-terraform/synthesized';

/** A resource as Terraform's state has it. */
export interface StateResource {
  /** Its address, without the key of an instance. */
  readonly address: string;

  /** Its Terraform type. */
  readonly type: string;

  /** All that is known of it. */
  readonly attributes: Json;
}

/** The resources of a state, without data sources. */
export function resourcesIn(state: Json): StateResource[] {
  return state.resources.filter(({ mode }: Json) => mode === 'managed').flatMap(instancesOf);
}

function instancesOf({ type, name, instances }: Json): StateResource[] {
  return instances.map(({ attributes }: Json) => ({ address: `${type}.${name}`, type, attributes }));
}

/** Addresses, sorted. */
export function addressesOf(resources: readonly { address: string }[]): string[] {
  return resources.map(({ address }) => address).sort();
}
