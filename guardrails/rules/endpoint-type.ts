import { isList } from '../../terraform/language/value';
import type { Resource } from '../../terraform/model/resource';

/** The endpoint type of a REST API or of its domain, when it is stated. */
export function endpointTypeOf(resource: Resource | undefined): string | undefined {
  const types = resource?.block('endpoint_configuration')?.get('types');
  return isList(types) && types.length === 1 && typeof types[0] === 'string' ? types[0] : undefined;
}
