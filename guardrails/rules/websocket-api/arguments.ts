import { limits } from '../../../limits/limits';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isOn, startOf } from '../apis';
import { absent, argument, given, rule, shown } from '../define';
import { longAs, matches, oneOf } from '../demands';
import { integration } from '../http-api/integration';
import { route } from '../http-api/route-key';

const model = (operation: string): string => `botocore 1.43.11, apigatewayv2 ${operation}`;
const guide = (page: string): string => `https://docs.aws.amazon.com/apigateway/latest/developerguide/${page}.html`;

const isWebSocket = (resource: Resource, among: Model): boolean => isOn('WEBSOCKET', resource, among);
const isService = (resource: Resource): boolean => {
  const start = startOf(resource.get('integration_uri'));
  return start !== undefined && /^arn:[\w-]+:apigateway:[\w-]+:(?!lambda:)[\w.-]+:/.test(start);
};

/** Rules about single arguments of WebSocket APIs. */
export const webSocketArgumentRules = [
  argument({
    id: 'websocket-api/route-selection-form',
    severity: 'rejects',
    source: guide('apigateway-websocket-api-selection-expressions'),
    on: 'aws_apigatewayv2_api',
    at: 'route_selection_expression',
    must: matches(/^$|\$/, 'be an expression such as $request.body.action'),
    fix: 'Write $request.body.action.',
  }),
  rule({
    id: 'websocket-api/authorization-type',
    severity: 'rejects',
    source: model('CreateRoute'),
    on: route,
    demand: 'a route of a WebSocket API has no JWT authorization',
    fix: 'Use CUSTOM with a REQUEST authorizer, which checks the token.',
    check: (resource, among) =>
      resource.get('authorization_type') === 'JWT' &&
      isWebSocket(resource, among) &&
      'authorization_type must be NONE, AWS_IAM or CUSTOM on a WebSocket API, was "JWT"',
  }),
  argument({
    id: 'websocket-api/route-response-selection',
    severity: 'rejects',
    source: guide('apigateway-websocket-api-route-response'),
    on: route,
    at: 'route_response_selection_expression',
    must: oneOf(['$default']),
    fix: 'Write $default.',
  }),
  argument({
    id: 'websocket-api/request-parameter-form',
    severity: 'rejects',
    source: model('CreateRoute'),
    on: route,
    at: 'request_parameter.request_parameter_key',
    must: matches(/^route\.request\.(querystring|header)\.\S+$/, 'be route.request.querystring.NAME or .header.NAME'),
    fix: 'Begin with route.request.',
  }),
  given({
    id: 'websocket-api/integration-uri-given',
    severity: 'rejects',
    source: model('CreateIntegration'),
    on: integration,
    demand: 'an integration of a WebSocket API other than MOCK needs integration_uri',
    fix: 'Set integration_uri.',
    at: 'integration_uri',
    where: (resource, among) => {
      const type = resource.get('integration_type');
      return typeof type === 'string' && type !== 'MOCK' && isWebSocket(resource, among) && `with ${type}`;
    },
  }),
  given({
    id: 'websocket-api/integration-method-given',
    severity: 'rejects',
    source: model('CreateIntegration'),
    on: integration,
    demand: 'an integration of a WebSocket API with a URL needs integration_method',
    fix: 'Set integration_method.',
    at: 'integration_method',
    where: (resource, among) => {
      const type = resource.get('integration_type');
      return (type === 'HTTP' || type === 'HTTP_PROXY') && isWebSocket(resource, among) && `with ${type}`;
    },
  }),
  given({
    id: 'websocket-api/service-role',
    severity: 'rejects',
    source: model('CreateIntegration'),
    on: integration,
    demand: 'an integration of a WebSocket API with another service than Lambda needs credentials',
    fix: 'Set credentials_arn to a role that apigateway.amazonaws.com may assume.',
    at: 'credentials_arn',
    where: (resource, among) =>
      resource.get('integration_type') === 'AWS' &&
      isService(resource) &&
      isWebSocket(resource, among) &&
      'with a service of AWS',
  }),
  absent({
    id: 'websocket-api/http-integration-arguments',
    severity: 'rejects',
    source: model('CreateIntegration'),
    on: integration,
    demand: 'subtypes, response parameters and TLS settings are of HTTP APIs alone',
    fix: 'Remove the argument.',
    at: ['integration_subtype', 'response_parameters', 'tls_config'],
    where: (resource, among) => isWebSocket(resource, among) && 'on a WebSocket API',
  }),
  argument({
    id: 'websocket-api/integration-response-key',
    severity: 'rejects',
    source: model('CreateIntegrationResponse'),
    on: 'aws_apigatewayv2_integration_response',
    at: 'integration_response_key',
    must: matches(/^(\$default|\/.*\/)$/, 'be $default or a regular expression between slashes'),
    fix: 'Write /200/ for a status code.',
  }),
  rule({
    id: 'websocket-api/stage-name',
    severity: 'rejects',
    source: guide('http-api-stages'),
    on: 'aws_apigatewayv2_stage',
    demand: 'a stage of a WebSocket API is not $default',
    fix: 'Name the stage.',
    check: (resource, among) =>
      resource.get('name') === '$default' &&
      isWebSocket(resource, among) &&
      `name must be a name of its own on a WebSocket API, was ${shown('$default')}`,
  }),
  argument({
    id: 'websocket-api/model-content-type',
    severity: 'rejects',
    source: model('CreateModel'),
    on: 'aws_apigatewayv2_model',
    at: 'content_type',
    must: matches(/^[\w.+-]+\/[\w.+*-]+$/, 'be type/subtype'),
    fix: 'Write application/json.',
  }),
  argument({
    id: 'http-api/integration-description',
    severity: 'rejects',
    source: model('CreateIntegration'),
    on: integration,
    at: 'description',
    must: longAs(limits.descriptionLength.value.least, limits.descriptionLength.value.most),
    fix: 'Shorten the description.',
  }),
  argument({
    id: 'http-api/vpc-link-subnet-form',
    severity: 'rejects',
    source: model('CreateVpcLink'),
    on: 'aws_apigatewayv2_vpc_link',
    at: 'subnet_ids[]',
    must: matches(/^subnet-[0-9a-z]+$/, 'be the id of a subnet'),
    fix: 'Use id of the aws_subnet.',
  }),
  argument({
    id: 'http-api/vpc-link-group-form',
    severity: 'rejects',
    source: model('CreateVpcLink'),
    on: 'aws_apigatewayv2_vpc_link',
    at: 'security_group_ids[]',
    must: matches(/^sg-[0-9a-z]+$/, 'be the id of a security group'),
    fix: 'Use id of the aws_security_group.',
  }),
  argument({
    id: 'http-api/integration-uri-spaces',
    severity: 'rejects',
    source: model('CreateIntegration'),
    on: integration,
    at: 'integration_uri',
    must: matches(/^\S*$/, 'hold no spaces'),
    fix: 'Write %20 for a space.',
  }),
];
