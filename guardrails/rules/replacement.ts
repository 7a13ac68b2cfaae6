import type { Resource } from '../../terraform/model/resource';
import { rule } from './define';

/** Resources that AWS knows by where they stand, not by an id: the arguments that say where. */
const placed: Readonly<Record<string, readonly string[]>> = {
  aws_api_gateway_integration: ['rest_api_id', 'resource_id', 'http_method'],
  aws_api_gateway_integration_response: ['rest_api_id', 'resource_id', 'http_method', 'status_code'],
  aws_api_gateway_gateway_response: ['rest_api_id', 'response_type'],
};

/** Whether a successor is put where its predecessor stands, so that deleting that one deletes both. */
function takesPlace(resource: Resource): boolean {
  const { predecessor } = resource;
  const names = placed[resource.type] ?? [];
  return predecessor !== undefined && names.every((name) => resource.get(name) === predecessor[name]);
}

/** Rules about what a plan replaces. */
export const replacementRules = [
  rule({
    id: 'rest-api/replaced-in-place',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/21907',
    on: Object.keys(placed),
    demand: 'an integration must not be replaced with create-before-destroy: its deletion deletes its successor',
    fix: 'Destroy it first: apply with -destroy -target=ADDRESS, then apply the rest.',
    check: (resource) =>
      takesPlace(resource) &&
      'must not be replaced by creating first, because its successor stands at the same place and is deleted with it',
  }),
];
