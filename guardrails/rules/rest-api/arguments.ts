import { documentOf } from '../../../terraform/documents/json-text';
import { isMap, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { identityOf, membersOf, perModel, repeated } from '../apis';
import { argument, rule, shown, unique } from '../define';
import { avoids, matches, oneOf } from '../demands';

const restApi = 'aws_api_gateway_rest_api';
const modelType = 'aws_api_gateway_model';
const api = (operation: string): string => `https://docs.aws.amazon.com/apigateway/latest/api/API_${operation}.html`;

/** Models that every REST API has. */
const ownModels = ['Empty', 'Error'];

const apiOf = (resource: Resource, model: Model): Resource | undefined =>
  model.follow(resource, 'rest_api_id', restApi);

/** Members of an API that have what names them from an earlier one. */
const twinsAmong = (type: string, name: string) => {
  const twins = perModel((owner: Resource, model: Model) =>
    repeated(membersOf(model, type, owner).members, (one) => identityOf(one, name)),
  );
  return (resource: Resource, model: Model): Resource | undefined => {
    const owner = apiOf(resource, model);
    return owner && twins(owner, model).get(resource);
  };
};

const documentation = 'aws_api_gateway_documentation_part';

const documentedTwice = perModel((owner: Resource, model: Model) =>
  repeated(membersOf(model, documentation, owner).members, (one) => {
    const place = one.block('location');
    const parts = ['type', 'path', 'method', 'status_code', 'name'].map((name) =>
      place?.lacks(name) ? '' : place && identityOf(place, name),
    );
    return parts.includes(undefined) ? undefined : parts.join(' ');
  }),
);

function modelProblems(resource: Resource, model: Model): (string | false)[] {
  const owner = apiOf(resource, model);
  if (owner === undefined || owner.has('body') !== false) return [];
  const { members, closed } = membersOf(model, modelType, owner);
  const names = members.map((one) => textOf(one.get('name')));
  if (!closed || names.includes(undefined)) return [];
  return ['request_models', 'response_models'].flatMap((at) =>
    Object.values(resource.map(at) ?? {}).map((value) => {
      const name = textOf(value);
      return (
        name !== undefined &&
        ![...ownModels, ...names].includes(name) &&
        `${at} must name models of the API, was ${shown(name)}`
      );
    }),
  );
}

const places = [
  'API',
  'AUTHORIZER',
  'MODEL',
  'RESOURCE',
  'METHOD',
  'PATH_PARAMETER',
  'QUERY_PARAMETER',
  'REQUEST_HEADER',
  'REQUEST_BODY',
  'RESPONSE',
  'RESPONSE_HEADER',
  'RESPONSE_BODY',
];

/** Rules about single arguments of REST APIs, and names that stand once in one. */
export const restArgumentRules = [
  rule({
    id: 'rest-api/model-known',
    severity: 'rejects',
    source: api('PutMethod'),
    on: ['aws_api_gateway_method', 'aws_api_gateway_method_response'],
    demand: 'models of requests and responses must be models of the API',
    fix: 'Use name of the aws_api_gateway_model; Empty and Error are always there.',
    check: modelProblems,
  }),
  unique({
    id: 'rest-api/model-unique',
    severity: 'rejects',
    source: api('CreateModel'),
    on: modelType,
    demand: 'a model must have a name of its own',
    fix: 'Rename one of the two.',
    at: 'name',
    within: 'in its API',
    twin: twinsAmong(modelType, 'name'),
  }),
  argument({
    id: 'rest-api/model-own-name',
    severity: 'rejects',
    source: api('CreateModel'),
    on: modelType,
    at: 'name',
    must: avoids(new RegExp(`^(${ownModels.join('|')})$`), `not be ${ownModels.join(' or ')}, which every API has`),
    fix: 'Rename the model, or use the one that is there.',
  }),
  rule({
    id: 'rest-api/documentation-version-known',
    severity: 'rejects',
    source: api('CreateStage'),
    on: 'aws_api_gateway_stage',
    demand: 'a stage must name a documentation version of its API',
    fix: 'Make an aws_api_gateway_documentation_version, and write its version.',
    check: (resource, model) => {
      const [owner, name] = [apiOf(resource, model), textOf(resource.get('documentation_version'))];
      if (owner === undefined || !name || model.exports(owner)) return undefined;
      const { members, closed } = membersOf(model, 'aws_api_gateway_documentation_version', owner);
      return (
        closed &&
        members.every((one) => typeof one.get('version') === 'string' && one.get('version') !== name) &&
        `documentation_version must be a version of ${owner.address}, was ${shown(name)}`
      );
    },
  }),
  unique({
    id: 'rest-api/documentation-unique',
    severity: 'rejects',
    source: api('CreateDocumentationPart'),
    on: documentation,
    demand: 'each place of an API is documented once',
    fix: 'Put both texts into one part.',
    at: 'location',
    within: 'in its API',
    twin: (resource, model) => {
      const owner = apiOf(resource, model);
      return owner && documentedTwice(owner, model).get(resource);
    },
  }),
  unique({
    id: 'rest-api/authorizer-unique',
    severity: 'rejects',
    source: api('CreateAuthorizer'),
    on: 'aws_api_gateway_authorizer',
    demand: 'an authorizer must have a name of its own',
    fix: 'Rename one of the two.',
    at: 'name',
    within: 'in its API',
    twin: twinsAmong('aws_api_gateway_authorizer', 'name'),
  }),
  unique({
    id: 'rest-api/stage-unique',
    severity: 'rejects',
    source: api('CreateStage'),
    on: 'aws_api_gateway_stage',
    demand: 'a stage must have a name of its own',
    fix: 'Rename one of the two.',
    at: 'stage_name',
    within: 'in its API',
    twin: twinsAmong('aws_api_gateway_stage', 'stage_name'),
  }),
  argument({
    id: 'rest-api/cache-key-form',
    severity: 'rejects',
    source: api('PutIntegration'),
    on: 'aws_api_gateway_integration',
    at: 'cache_key_parameters[]',
    must: matches(/^(method|integration)\.request\./, 'begin with method.request. or integration.request.'),
    fix: 'Write for example method.request.querystring.page.',
  }),
  argument({
    id: 'rest-api/integration-uri-spaces',
    severity: 'rejects',
    source: api('PutIntegration'),
    on: 'aws_api_gateway_integration',
    at: 'uri',
    must: matches(/^\S*$/, 'hold no spaces'),
    fix: 'Write %20 for a space.',
  }),
  argument({
    id: 'rest-api/documentation-place',
    severity: 'rejects',
    source: api('CreateDocumentationPart'),
    on: documentation,
    at: 'location.type',
    must: oneOf(places),
    fix: 'Name what is described.',
  }),
  rule({
    id: 'rest-api/documentation-properties',
    severity: 'rejects',
    source: api('CreateDocumentationPart'),
    on: documentation,
    demand: 'properties of documentation must be a JSON object',
    fix: 'Write jsonencode({ description = "..." }).',
    check: (resource) => {
      const text = resource.get('properties');
      return (
        typeof text === 'string' && !isMap(documentOf(text)) && `properties must be a JSON object, was ${shown(text)}`
      );
    },
  }),
  argument({
    id: 'rest-api/vpc-endpoint-form',
    severity: 'rejects',
    source: api('EndpointConfiguration'),
    on: [restApi, 'aws_api_gateway_domain_name'],
    at: 'endpoint_configuration.vpc_endpoint_ids[]',
    must: matches(/^vpce-[0-9a-z]+$/, 'be the id of a VPC endpoint'),
    fix: 'Use id of the aws_vpc_endpoint.',
  }),
  rule({
    id: 'rest-api/import-base-path',
    severity: 'rejects',
    source: api('ImportRestApi'),
    on: restApi,
    demand: 'basepath of parameters is ignore, prepend or split',
    fix: 'Write ignore, prepend or split.',
    check: (resource) => {
      const way = textOf(resource.map('parameters')?.basepath);
      return (
        way !== undefined &&
        !['ignore', 'prepend', 'split'].includes(way) &&
        `parameters.basepath must be ignore, prepend or split, was ${shown(way)}`
      );
    },
  }),
  argument({
    id: 'rest-api/account-role-arn',
    severity: 'rejects',
    source: api('UpdateAccount'),
    on: 'aws_api_gateway_account',
    at: 'cloudwatch_role_arn',
    must: matches(/^$|^arn:[\w-]+:iam::\d{12}:role\//, 'be the ARN of a role'),
    fix: 'Use arn of the aws_iam_role.',
  }),
  argument({
    id: 'domain/base-path-form',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mappings.html',
    on: 'aws_api_gateway_base_path_mapping',
    at: 'base_path',
    must: matches(/^[\w$\-.+!*'()/]*$/, "be letters, digits and $-_.+!*'()"),
    fix: 'Write it with hyphens.',
  }),
];
