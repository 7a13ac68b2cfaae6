import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { soleReference } from '../apis';
import { rule } from '../define';

interface Part {
  readonly type: string;
  /** The argument that names the part, the block it stands in before a dot. */
  readonly at: string;
  readonly part: string;
  /** The argument by which both name what they belong to, and the types of that. */
  readonly owner: string;
  readonly owners: readonly string[];
}

const rest = { owner: 'rest_api_id', owners: ['aws_api_gateway_rest_api'] };
const v2 = { owner: 'api_id', owners: ['aws_apigatewayv2_api'] };

/** What must belong to the same API, pool or function as what names it. */
const parts: readonly Part[] = [
  { type: 'aws_api_gateway_resource', at: 'parent_id', part: 'aws_api_gateway_resource', ...rest },
  { type: 'aws_api_gateway_method', at: 'request_validator_id', part: 'aws_api_gateway_request_validator', ...rest },
  { type: 'aws_api_gateway_stage', at: 'canary_settings.deployment_id', part: 'aws_api_gateway_deployment', ...rest },
  { type: 'aws_apigatewayv2_route', at: 'target', part: 'aws_apigatewayv2_integration', ...v2 },
  { type: 'aws_apigatewayv2_stage', at: 'deployment_id', part: 'aws_apigatewayv2_deployment', ...v2 },
  { type: 'aws_apigatewayv2_integration_response', at: 'integration_id', part: 'aws_apigatewayv2_integration', ...v2 },
  { type: 'aws_apigatewayv2_route_response', at: 'route_id', part: 'aws_apigatewayv2_route', ...v2 },
  { type: 'aws_apigatewayv2_api_mapping', at: 'stage', part: 'aws_apigatewayv2_stage', ...v2 },
  {
    type: 'aws_cognito_user_in_group',
    at: 'group_name',
    part: 'aws_cognito_user_group',
    owner: 'user_pool_id',
    owners: ['aws_cognito_user_pool'],
  },
  {
    type: 'aws_cognito_user_in_group',
    at: 'username',
    part: 'aws_cognito_user',
    owner: 'user_pool_id',
    owners: ['aws_cognito_user_pool'],
  },
];

/** The part that an argument is an attribute of. A text that is written around it is its address in the API. */
function partAt(resource: Resource, { at, part }: Part, model: Model): Resource | undefined {
  const [name = '', block] = at.split('.').reverse();
  const body = block === undefined ? resource : resource.block(block);
  const found = body && model.follow(body, name, part);
  return found?.type === part ? found : undefined;
}

/** What is named by its text, and may have a namesake. */
const byName = /^(stage|group_name|username)$/;

const nameOf = (part: Resource | undefined): string | undefined =>
  textOf(part?.get('username')) ?? textOf(part?.get('name'));

/** Whether the owner may have a part of the same name itself, so that the name leads there. */
function hasNamesake(found: Resource, { at, part, owner }: Part, own: Resource, model: Model): boolean {
  if (!byName.test(at)) return false;
  const { sure, maybe } = model.related(part, owner, own);
  const names = sure.map(nameOf);
  return (
    maybe.length > 0 ||
    model.hasOpaqueModules ||
    names.includes(undefined) ||
    [undefined, ...names].includes(nameOf(found))
  );
}

function problemOf(resource: Resource, row: Part, model: Model): string | false {
  const found = partAt(resource, row, model);
  const [own, other] = [resource, found].map((one) => one && model.follow(one, row.owner, ...row.owners));
  return (
    found !== undefined &&
    own !== undefined &&
    other !== undefined &&
    own !== other &&
    !hasNamesake(found, row, own, model) &&
    `${row.at} must be of ${own.address}, ${found.address} is of ${other.address}`
  );
}

/** The parent of a path that is the root of another API. */
function rootProblem(resource: Resource, model: Model): string | false {
  const isRoot = soleReference(resource.symbolic('parent_id'))?.attribute === 'root_resource_id';
  const root = isRoot ? model.follow(resource, 'parent_id', ...rest.owners) : undefined;
  const own = model.follow(resource, rest.owner, ...rest.owners);
  return (
    root !== undefined &&
    own !== undefined &&
    root !== own &&
    `parent_id must be of ${own.address}, was the root of ${root.address}`
  );
}

/** The rule about parts that belong to another API, pool or function than what names them. */
export const partOfRule = rule({
  id: 'configuration/part-of',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_CreateResource.html',
  on: [...new Set(parts.map(({ type }) => type))],
  demand: 'what is named must belong to the same API or pool as what names it',
  fix: 'Name the same API or pool in both.',
  check: (resource, model) => [
    rootProblem(resource, model),
    ...parts.filter(({ type }) => type === resource.type).map((row) => problemOf(resource, row, model)),
  ],
});
