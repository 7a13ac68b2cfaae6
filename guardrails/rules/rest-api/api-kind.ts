import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { rule } from '../define';

const ofRestApi = [
  'aws_api_gateway_authorizer',
  'aws_api_gateway_deployment',
  'aws_api_gateway_gateway_response',
  'aws_api_gateway_integration',
  'aws_api_gateway_integration_response',
  'aws_api_gateway_method',
  'aws_api_gateway_method_response',
  'aws_api_gateway_method_settings',
  'aws_api_gateway_model',
  'aws_api_gateway_request_validator',
  'aws_api_gateway_resource',
  'aws_api_gateway_rest_api_policy',
  'aws_api_gateway_stage',
];
const ofV2Api = [
  'aws_apigatewayv2_authorizer',
  'aws_apigatewayv2_deployment',
  'aws_apigatewayv2_integration',
  'aws_apigatewayv2_integration_response',
  'aws_apigatewayv2_model',
  'aws_apigatewayv2_route',
  'aws_apigatewayv2_route_response',
  'aws_apigatewayv2_stage',
];
const ofResource = ofRestApi.filter((type) => /_(method|integration)(_response)?$/.test(type));

const apiOf = (one: Resource | undefined, model: Model): Resource | undefined =>
  one && model.follow(one, 'rest_api_id', 'aws_api_gateway_rest_api');

/** Rules about which API a resource belongs to. */
export const apiKindRules = [
  rule({
    id: 'rest-api/api-kind',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/33986',
    on: ofRestApi,
    demand: 'rest_api_id must be the id of a REST API',
    fix: 'Use aws_apigatewayv2_* resources for HTTP and WebSocket APIs.',
    check: (resource, model) => {
      const api = model.follow(resource, 'rest_api_id', 'aws_apigatewayv2_api');
      return api && `rest_api_id must be an aws_api_gateway_rest_api, was ${api.address}`;
    },
  }),
  rule({
    id: 'http-api/api-kind',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid.html',
    on: ofV2Api,
    demand: 'api_id must be the id of an HTTP or WebSocket API',
    fix: 'Use aws_api_gateway_* resources for REST APIs.',
    check: (resource, model) => {
      const api = model.follow(resource, 'api_id', 'aws_api_gateway_rest_api');
      return api && `api_id must be an aws_apigatewayv2_api, was ${api.address}`;
    },
  }),
  rule({
    id: 'rest-api/resource-of-api',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/6790',
    on: ofResource,
    demand: 'resource_id must be a resource of the same API',
    fix: 'Name the same API as the aws_api_gateway_resource does.',
    check: (resource, model) => {
      const part = model.follow(resource, 'resource_id', 'aws_api_gateway_resource', 'aws_api_gateway_rest_api');
      const [own, other] = [
        apiOf(resource, model),
        part?.type === 'aws_api_gateway_rest_api' ? part : apiOf(part, model),
      ];
      return (
        own !== undefined &&
        other !== undefined &&
        own !== other &&
        `resource_id must be of ${own.address}, is of ${other.address}`
      );
    },
  }),
];
