import { textOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Resource } from '../../terraform/model/resource';

/** The resources of a type that belong to an API. */
export const partsOf = (model: Model, type: string, apiId: string): Resource[] =>
  model.ofType(type).filter((resource) => textOf(resource.get('api_id')) === apiId);

/** The id that a resource has once it is deployed. */
export const idOf = (resource: Resource): string => textOf(resource.attribute('id')) ?? resource.address;
