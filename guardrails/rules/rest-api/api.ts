import { limits } from '../../../limits/limits';
import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { longAs, matches, within } from '../demands';
import { endpointTypeOf } from '../endpoint-type';
import { dependsOn } from '../ordering';

/** The Terraform type of a REST API. */
export const api = 'aws_api_gateway_rest_api';

/** The Terraform type of a resource of a REST API. */
export const resourceType = 'aws_api_gateway_resource';

/** The REST API that a resource belongs to, when the configuration holds it. */
export const restApiOf = (resource: Resource, model: Model): Resource | undefined =>
  model.follow(resource, 'rest_api_id', api);

const isPrivate = (resource: Resource): boolean => endpointTypeOf(resource) === 'PRIVATE';

/** Whether the body of an API may bring its resource policy. */
function mayBringPolicy(resource: Resource): boolean {
  if (resource.lacks('body')) return false;
  const document = documentOf(resource.get('body'));
  return !isMap(document) || Object.hasOwn(document, 'x-amazon-apigateway-policy');
}

/** Rules about the endpoint, name and media types of `aws_api_gateway_rest_api`. */
export const restApiRules = [
  rule({
    id: 'rest-api/one-endpoint-type',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-endpoint-configuration-single-type)',
    on: api,
    demand: 'endpoint_configuration.types must name one type',
    fix: 'Name REGIONAL, EDGE or PRIVATE.',
    check: (resource) => {
      const types = resource.block('endpoint_configuration')?.get('types');
      return (
        isList(types) && types.length > 1 && `endpoint_configuration.types must name one type, was ${shown(types)}`
      );
    },
  }),
  rule({
    id: 'rest-api/private-needs-policy',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html',
    on: api,
    demand: 'a PRIVATE API that is deployed needs a resource policy',
    fix: 'Allow execute-api:Invoke to your VPC endpoint in policy.',
    check: (resource, model) => {
      const { sure, maybe } = model.related('aws_api_gateway_rest_api_policy', 'rest_api_id', resource);
      const none =
        resource.lacks('policy') &&
        resource.lacks('body') &&
        sure.length + maybe.length === 0 &&
        !model.hasOpaqueModules;
      const deployed = model.related('aws_api_gateway_deployment', 'rest_api_id', resource).sure.length > 0;
      return isPrivate(resource) && none && deployed && 'policy must be given with endpoint type PRIVATE, was absent';
    },
  }),
  rule({
    id: 'rest-api/private-policy-first',
    severity: 'rejects',
    source: 'https://github.com/cloudposse/terraform-aws-api-gateway/pull/25',
    on: 'aws_api_gateway_deployment',
    demand: 'the deployment of a PRIVATE API must wait for its resource policy',
    fix: 'Add the aws_api_gateway_rest_api_policy to depends_on of the deployment.',
    check: (resource, model) => {
      const own = restApiOf(resource, model);
      if (own === undefined || !isPrivate(own) || !own.lacks('policy') || mayBringPolicy(own)) return undefined;
      const [policy] = model.related('aws_api_gateway_rest_api_policy', 'rest_api_id', own).sure;
      return (
        policy !== undefined &&
        !policy.conditional &&
        !dependsOn(resource, policy, model) &&
        `must wait for ${policy.address}, and does not depend on it`
      );
    },
  }),
  rule({
    id: 'rest-api/vpc-endpoints-private-only',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-vpc-endpoint-ids-private-only)',
    on: api,
    demand: 'vpc_endpoint_ids must only stand on a PRIVATE API',
    fix: 'Remove vpc_endpoint_ids, or make the API PRIVATE.',
    check: (resource) => {
      const type = endpointTypeOf(resource);
      const ids = resource.block('endpoint_configuration')?.get('vpc_endpoint_ids');
      return (
        type !== undefined &&
        type !== 'PRIVATE' &&
        isList(ids) &&
        ids.length > 0 &&
        `endpoint_configuration.vpc_endpoint_ids must be absent on a ${type} API, was ${shown(ids)}`
      );
    },
  }),
  rule({
    id: 'rest-api/private-dualstack',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: api,
    demand: 'a PRIVATE API must have ip_address_type dualstack',
    fix: 'Set ip_address_type = "dualstack", or leave it out.',
    check: (resource) =>
      isPrivate(resource) &&
      resource.block('endpoint_configuration')?.get('ip_address_type') === 'ipv4' &&
      'endpoint_configuration.ip_address_type must be dualstack on a PRIVATE API, was "ipv4"',
  }),
  argument({
    id: 'rest-api/compression-size',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: api,
    at: 'minimum_compression_size',
    must: within(limits.compressionBytes.value),
    fix: 'Give bytes; -1 switches compression off.',
  }),
  argument({
    id: 'rest-api/name-given',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, apigateway)',
    on: api,
    at: 'name',
    must: longAs(limits.restApiNameLength.value.least, limits.restApiNameLength.value.most),
    fix: 'Give the API a name.',
  }),
  argument({
    id: 'rest-api/media-types',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/lambda-proxy-binary-media.html',
    on: api,
    at: 'binary_media_types[]',
    must: matches(/^[^/\s]+(\/|~1)[^/\s]+$/, 'be type/subtype'),
    fix: 'Write for example image/png.',
  }),
];
