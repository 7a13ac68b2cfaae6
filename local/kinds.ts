import type { Resource } from '../terraform/model/resource';
import type { ServedApi } from './api';
import { serveHttpApi } from './http-api/serve';
import { serveRestApi } from './rest-api/serve';
import type { ServeApi } from './serve-api';
import { serveWebSocketApi } from './websocket-api/serve';

/** A kind of API. */
export type Kind = ServedApi['kind'];

/** Types of the resources that are APIs. */
export const apiTypes = ['aws_apigatewayv2_api', 'aws_api_gateway_rest_api'] as const;

/** What serves an API of each kind. */
export const kinds: Readonly<Record<Kind, ServeApi>> = {
  http: serveHttpApi,
  rest: serveRestApi,
  websocket: serveWebSocketApi,
};

/** Which kind of API a resource is. */
export function kindOf(api: Resource): Kind {
  if (api.type === 'aws_api_gateway_rest_api') return 'rest';
  return api.get('protocol_type') === 'WEBSOCKET' ? 'websocket' : 'http';
}
