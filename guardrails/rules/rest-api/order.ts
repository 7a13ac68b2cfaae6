import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { membersOf } from '../apis';
import { given, rule, shown } from '../define';
import { outruns, waitsForForeign } from '../ordering';
import { restApiOf } from './api';
import { stage } from './deployment';
import { at, placeOf } from './http-method';
import { method } from './method';

const parts = [
  'aws_api_gateway_integration',
  'aws_api_gateway_method_response',
  'aws_api_gateway_integration_response',
];
const answer = (operation: string): string => `https://docs.aws.amazon.com/apigateway/latest/api/API_${operation}.html`;

/** A part of a method that nobody makes, or that is made too late. */
function methodProblem(resource: Resource, model: Model): string | undefined {
  const [place, api] = [placeOf(resource), restApiOf(resource, model)];
  if (place === undefined || api === undefined || api.has('body') !== false) return undefined;
  const [served] = at(model, method, place);
  if (served !== undefined)
    return outruns(resource, served, model)
      ? `http_method must wait for ${served.address}, and does not depend on it`
      : undefined;
  const { members, closed } = membersOf(model, method, api);
  const known = closed && members.every((one) => placeOf(one) !== undefined) && !waitsForForeign(resource, model);
  return known && !model.exports(api)
    ? `http_method must be a method of its resource, ${shown(resource.get('http_method'))} is none`
    : undefined;
}

/** A stage named in a text, which nothing says to wait for. */
function stageProblem(resource: Resource, model: Model): string | undefined {
  const name = resource.get('stage_name');
  const id = resource.type === 'aws_api_gateway_base_path_mapping' ? 'api_id' : 'rest_api_id';
  const api = model.follow(resource, id, 'aws_api_gateway_rest_api');
  if (api === undefined || typeof name !== 'string') return undefined;
  const held = membersOf(model, stage, api).members.find((one) => one.get('stage_name') === name);
  return held !== undefined && outruns(resource, held, model)
    ? `stage_name must wait for ${held.address}, and does not depend on it`
    : undefined;
}

/** Rules about what must be there before something else of a REST API is made. */
export const restOrderRules = [
  rule({
    id: 'rest-api/integration-after-method',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/815',
    on: parts,
    demand: 'an integration or response must name a method of its resource, and wait for it',
    fix: 'Write http_method = aws_api_gateway_method.NAME.http_method, with the same resource_id.',
    check: methodProblem,
  }),
  rule({
    id: 'rest-api/stage-name-waits',
    severity: 'rejects',
    source: answer('UpdateStage'),
    on: ['aws_api_gateway_method_settings', 'aws_api_gateway_base_path_mapping'],
    demand: 'what names a stage must wait for it',
    fix: 'Write stage_name = aws_api_gateway_stage.NAME.stage_name.',
    check: stageProblem,
  }),
  rule({
    id: 'rest-api/stage-made-twice',
    severity: 'rejects',
    source: answer('CreateStage'),
    on: 'aws_api_gateway_deployment',
    demand: 'a deployment must not make the stage that a stage resource makes, too',
    fix: 'Remove stage_name from the deployment.',
    check: (resource, model) => {
      const api = restApiOf(resource, model);
      const name = resource.get('stage_name');
      const twin = api && membersOf(model, stage, api).members.find((one) => one.get('stage_name') === name);
      return (
        typeof name === 'string' &&
        name !== '' &&
        twin !== undefined &&
        `stage_name must be absent, because ${twin.address} makes ${shown(name)}, too`
      );
    },
  }),
  given({
    id: 'rest-api/uri-given',
    severity: 'rejects',
    source: answer('PutIntegration'),
    on: 'aws_api_gateway_integration',
    demand: 'an integration other than MOCK needs uri',
    fix: 'Set uri.',
    at: 'uri',
    where: (resource) => {
      const type = resource.get('type');
      return typeof type === 'string' && type !== 'MOCK' && `with type ${type}`;
    },
  }),
  rule({
    id: 'rest-api/vpc-link-version',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/45230',
    on: 'aws_api_gateway_integration',
    demand: 'connection_id must be an aws_api_gateway_vpc_link, unless integration_target is given',
    fix: 'Use an aws_api_gateway_vpc_link, which leads to a network load balancer.',
    check: (resource, model) => {
      const link = model.follow(resource, 'connection_id', 'aws_apigatewayv2_vpc_link');
      return (
        link !== undefined &&
        resource.lacks('integration_target') &&
        `connection_id must be an aws_api_gateway_vpc_link, was ${link.address}`
      );
    },
  }),
  rule({
    id: 'websocket-api/no-vpc-link-v2',
    severity: 'rejects',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-apigateway-v2/issues/151',
    on: 'aws_apigatewayv2_integration',
    demand: 'a WebSocket API reaches a VPC through an aws_api_gateway_vpc_link only',
    fix: 'Use an aws_api_gateway_vpc_link, which leads to a network load balancer.',
    check: (resource, model) => {
      const api = model.follow(resource, 'api_id', 'aws_apigatewayv2_api');
      const link = model.follow(resource, 'connection_id', 'aws_apigatewayv2_vpc_link');
      return (
        api?.get('protocol_type') === 'WEBSOCKET' &&
        link !== undefined &&
        `connection_id must be an aws_api_gateway_vpc_link for a WebSocket API, was ${link.address}`
      );
    },
  }),
];
