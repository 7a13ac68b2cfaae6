import type { Attributes, Subject } from '../subject';

const own: Attributes = { id: (of) => of.id };
const underApi = (of: Subject): string => `/apis/${of.text('api_id')}`;
const host = (of: Subject, id: string): string => `${id}.execute-api.${of.region}.${of.dnsSuffix}`;

const isWebSocket = (of: Subject): boolean => {
  const api = of.resource.type === 'aws_apigatewayv2_api' ? of.resource : apiOf(of);
  return api?.get('protocol_type') === 'WEBSOCKET';
};

const apiOf = (of: Subject) => of.model.follow(of.resource, 'api_id', 'aws_apigatewayv2_api');

const endpoint = (of: Subject, id: string): string => `${isWebSocket(of) ? 'wss' : 'https'}://${host(of, id)}`;

function invokeUrl(of: Subject): string {
  const name = of.text('name');
  return `${endpoint(of, of.text('api_id'))}/${name === '$default' ? '' : name}`;
}

const api: Attributes = {
  id: (of) => of.id,
  arn: (of) => of.arn('apigateway', `/apis/${of.id}`, of.region, ''),
  api_endpoint: (of) => endpoint(of, of.id),
  execution_arn: (of) => of.arn('execute-api', of.id),
  api_key_selection_expression: () => '$request.header.x-api-key',
  route_selection_expression: () => '$request.method $request.path',
};

const stage: Attributes = {
  id: (of) => of.text('name'),
  arn: (of) => of.arn('apigateway', `${underApi(of)}/stages/${of.text('name')}`, of.region, ''),
  execution_arn: (of) => of.arn('execute-api', `${of.text('api_id')}/${of.text('name')}`),
  invoke_url: invokeUrl,
};

const domain: Attributes = {
  id: (of) => of.text('domain_name'),
  arn: (of) => of.arn('apigateway', `/domainnames/${of.text('domain_name')}`, of.region, ''),
  'domain_name_configuration.target_domain_name': (of) => `d-${of.id}.execute-api.${of.region}.${of.dnsSuffix}`,
  'domain_name_configuration.hosted_zone_id': (of) => `Z${of.id.toUpperCase()}`,
};

/** HTTP and WebSocket APIs. */
export const httpApiAttributes: Readonly<Record<string, Attributes>> = {
  aws_apigatewayv2_api: api,
  aws_apigatewayv2_stage: stage,
  aws_apigatewayv2_domain_name: domain,
  aws_apigatewayv2_api_mapping: own,
  aws_apigatewayv2_authorizer: own,
  aws_apigatewayv2_deployment: own,
  aws_apigatewayv2_integration: own,
  aws_apigatewayv2_integration_response: own,
  aws_apigatewayv2_model: own,
  aws_apigatewayv2_route: own,
  aws_apigatewayv2_route_response: own,
  aws_apigatewayv2_vpc_link: {
    id: (of) => of.id,
    arn: (of) => of.arn('apigateway', `/vpclinks/${of.id}`, of.region, ''),
  },
};
