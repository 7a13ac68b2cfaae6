import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { computedIn, textIn } from './arguments';

/** The resources of a type that belong to an API, by the id that they name. */
export function ofApi(model: Model, type: string, api: Resource, argument = 'rest_api_id'): readonly Resource[] {
  const id = computedIn(api, 'id');
  return model.ofType(type).filter((resource) => id !== undefined && textIn(resource, argument) === id);
}
