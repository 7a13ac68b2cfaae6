import type { Resource } from '../../terraform/model/resource';
import { Exact } from '../exact';
import type { Stack } from '../stack';
import { monthHours } from '../usage';

/** The HTTP APIs of a stack. */
export const httpApis = (stack: Stack): readonly Resource[] =>
  stack.all('aws_apigatewayv2_api').filter((api) => !isWebSocket(api, stack));

/** The WebSocket APIs of a stack. */
export const webSocketApis = (stack: Stack): readonly Resource[] =>
  stack.all('aws_apigatewayv2_api').filter((api) => isWebSocket(api, stack));

const isWebSocket = (api: Resource, stack: Stack): boolean =>
  stack.text(api, 'protocol_type', 'HTTP', api.address) === 'WEBSOCKET';

/** The REST APIs of a stack. */
export const restApis = (stack: Stack): readonly Resource[] => stack.all('aws_api_gateway_rest_api');

/** Whether a REST API is reached from its VPC alone. */
export function isPrivate(api: Resource): boolean {
  const types = api.block('endpoint_configuration')?.get('types');
  return Array.isArray(types) && types.includes('PRIVATE');
}

/** The stages of an API. */
export const stagesOf = (api: Resource, { model }: Stack): readonly Resource[] =>
  api.type === 'aws_api_gateway_rest_api'
    ? model.related('aws_api_gateway_stage', 'rest_api_id', api).sure
    : model.related('aws_apigatewayv2_stage', 'api_id', api).sure;

/** Calls of each HTTP or REST API; without one, or a firewall that could stand before one elsewhere, only those that are stated. */
export function requests(stack: Stack): Exact {
  const called = stack.all('aws_apigatewayv2_api', 'aws_api_gateway_rest_api', 'aws_wafv2_web_acl');
  const any = called.some((one) => one.type !== 'aws_apigatewayv2_api' || !isWebSocket(one, stack));
  return any ? stack.traffic.number('requests') : (stack.traffic.stated('requests') ?? Exact.zero);
}

/** Calls of a REST API that its cache leaves to the integrations, as a share of all. */
export function uncached(api: Resource, stack: Stack): Exact {
  const cached = stagesOf(api, stack).some((stage) => stack.isTrue(stage, 'cache_cluster_enabled', stage.address));
  return cached ? Exact.of(1).minus(stack.traffic.number('cacheHitRate')) : Exact.of(1);
}

/** Minutes of all WebSocket connections of a month. */
export const connectionMinutes = ({ traffic }: Stack): Exact =>
  traffic.stated('connectionMinutes') ?? traffic.number('averageConnections').times(monthHours * 60);

/** Connections that are opened in a month. */
export const connects = (stack: Stack): Exact =>
  stack.traffic.stated('connects') ??
  stack.traffic.otherwise('connects', connectionMinutes(stack).over(60), 'one for each hour of connections');

/** WebSocket messages that clients send in a month. */
export const messagesIn = ({ traffic }: Stack): Exact => Exact.sum(traffic.messages('in').map(({ count }) => count));
