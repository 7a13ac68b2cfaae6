import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { identityOf, perModel } from '../apis';

/** Resource and method that an integration or response belongs to, as one text. */
export function placeOf(body: Body): string | undefined {
  const [resource, verb] = [identityOf(body, 'resource_id'), body.get('http_method')];
  return resource === undefined || typeof verb !== 'string' ? undefined : `${resource} ${verb}`;
}

/** The resources of a type by their places. */
const byPlace = perModel((type: string, model) => {
  const places = new Map<string, Resource[]>();
  for (const one of model.ofType(type)) {
    const own = placeOf(one);
    if (own !== undefined) places.set(own, [...(places.get(own) ?? []), one]);
  }
  return places;
});

/** The resources of a type at one place, found at once. */
export const at = (model: Model, type: string, place: string): readonly Resource[] =>
  byPlace(type, model).get(place) ?? [];

/** The method that an integration or a response serves, when it is certain. */
export function methodOf(resource: Resource, model: Model): Resource | undefined {
  const named = model.follow(resource, 'http_method', 'aws_api_gateway_method');
  if (named !== undefined) return named;
  const place = placeOf(resource);
  const found = place === undefined ? [] : at(model, 'aws_api_gateway_method', place);
  return found.length === 1 ? found[0] : undefined;
}
