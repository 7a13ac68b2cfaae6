import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, textOf, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { soleReference, textsOf } from '../apis';
import { rule, shown } from '../define';
import { forbids } from '../iam/role-permissions';

/** Where a schema refers to, at any depth. */
function referencesOf(schema: Value | undefined, depth = 0): string[] {
  if (depth > 40) return [];
  if (isList(schema)) return schema.flatMap((one) => referencesOf(one, depth + 1));
  if (!isMap(schema)) return [];
  const own = textOf(schema.$ref);
  return [...(own === undefined ? [] : [own]), ...Object.values(schema).flatMap((one) => referencesOf(one, depth + 1))];
}

const leadsTo = (schema: Value, reference: string): boolean =>
  reference
    .split('/')
    .slice(1)
    .reduce<Value | undefined>((at, step) => (isMap(at) ? at[step] : undefined), schema) !== undefined;

const typesOf = (one: Resource | undefined): string[] =>
  ['endpoint_configuration', 'domain_name_configuration'].flatMap((name) =>
    (one?.blocks(name) ?? []).flatMap((block) => [
      ...textsOf(block, 'types'),
      textOf(block.get('endpoint_type')) ?? '',
    ]),
  );

const domainOf = (mapping: Resource, model: Model): Resource | undefined =>
  model.follow(mapping, 'domain_name', 'aws_api_gateway_domain_name', 'aws_apigatewayv2_domain_name');

/** The maps in which methods and answers name models. */
const modelMaps = ['request_models', 'response_models'];

/** Rules about what models, mappings and the account refer to. */
export const restReferenceRules = [
  rule({
    id: 'rest-api/model-reference',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html',
    on: 'aws_api_gateway_model',
    demand: 'a schema refers to its own definitions, or to a model by its URL',
    fix: 'Add the definition, or write https://apigateway.amazonaws.com/restapis/API/models/NAME.',
    check: (resource) => {
      const schema = documentOf(resource.get('schema'));
      return schema === undefined
        ? undefined
        : referencesOf(schema).map(
            (one) =>
              !/^https:\/\//.test(one) &&
              !(one.startsWith('#') && leadsTo(schema, one)) &&
              `schema must declare what $ref names, ${shown(one)} leads nowhere`,
          );
    },
  }),
  rule({
    id: 'rest-api/model-by-name',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/api/API_PutMethod.html',
    on: ['aws_api_gateway_method', 'aws_api_gateway_method_response'],
    demand: 'methods and answers name a model by its name',
    fix: 'Use name of the aws_api_gateway_model.',
    check: (resource) =>
      modelMaps.flatMap((at) => {
        const models = resource.symbolic(at);
        return Object.values(isMap(models) ? models : {}).map((value) => {
          const sole = soleReference(value);
          return (
            sole?.attribute === 'id' &&
            /(^|\.)aws_api_gateway_model\.[\w-]+$/.test(sole.address) &&
            `${at} must have the name of ${sole.address}, was its id`
          );
        });
      }),
  }),
  rule({
    id: 'rest-api/account-role-policy',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html',
    on: 'aws_api_gateway_account',
    demand: 'the role of the account must allow to write log events',
    fix: 'Attach service-role/AmazonAPIGatewayPushToCloudWatchLogs to the role.',
    check: (resource, model) => {
      const role = model.follow(resource, 'cloudwatch_role_arn', 'aws_iam_role');
      return (
        role !== undefined &&
        forbids(role, 'logs:PutLogEvents', model) &&
        `cloudwatch_role_arn must be a role that allows logs:PutLogEvents, ${role.address} does not`
      );
    },
  }),
  rule({
    id: 'rest-api/private-mapping',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-custom-domains.html',
    on: ['aws_api_gateway_base_path_mapping', 'aws_apigatewayv2_api_mapping'],
    demand: 'a private API has no public domain',
    fix: 'Make a domain of type PRIVATE, or an API that is not.',
    check: (resource, model) => {
      const api = model.follow(resource, 'api_id', 'aws_api_gateway_rest_api');
      const kinds = typesOf(domainOf(resource, model));
      return (
        typesOf(api).includes('PRIVATE') &&
        kinds.some((kind) => kind === 'REGIONAL' || kind === 'EDGE') &&
        `api_id must not be a private API at a public domain, ${api?.address} is private`
      );
    },
  }),
  rule({
    id: 'domain/private-mapping',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/41659',
    on: ['aws_api_gateway_base_path_mapping', 'aws_apigatewayv2_api_mapping'],
    demand: 'a private domain is mapped by its id, as a base path',
    fix: 'Use aws_api_gateway_base_path_mapping with domain_name_id of the domain.',
    check: (resource, model) => {
      const domain = domainOf(resource, model);
      return (
        typesOf(domain).includes('PRIVATE') &&
        resource.lacks('domain_name_id') &&
        `domain_name_id must be given for a private domain, ${domain?.address} is private`
      );
    },
  }),
];
