import { openApiOf, operationsOf } from '../../terraform/documents/openapi';
import { textOf, type Value } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Resource } from '../../terraform/model/resource';
import { functionBehind, inMap, textIn } from './lambda-functions';

/** One route or method of an API, and what it calls. */
export interface Route {
  /** Route key of a WebSocket or HTTP API; nothing for a method of a REST API. */
  readonly key: string;
  /** The function that it calls. */
  readonly lambda?: Resource;
  /** The AWS service that it calls without a function: `sqs`, `sns`, `events`. */
  readonly service?: string;
  /** Where the service's queue, topic or bus is named. */
  readonly target: readonly (Value | undefined)[];
}

const known = new WeakMap<Resource, readonly Route[]>();

/** The routes of an API, as resources or as its OpenAPI body tells them. */
export function routesOf(api: Resource, model: Model): readonly Route[] {
  const before = known.get(api);
  if (before !== undefined) return before;
  const found = read(api, model);
  known.set(api, found);
  return found;
}

function read(api: Resource, model: Model): readonly Route[] {
  const { document } = openApiOf(api.get('body'));
  const described = operationsOf(document).map(({ operation }) => describedRoute(operation, model));
  const written = api.type === 'aws_api_gateway_rest_api' ? restRoutes(api, model) : routes(api, model);
  const found = [...described, ...written, ...quickRoute(api, model)];
  return found.length > 0 ? found : mentioned(api, model);
}

const routes = (api: Resource, model: Model): Route[] =>
  model.related('aws_apigatewayv2_route', 'api_id', api).sure.map((route) => {
    const integration = model.follow(route, 'target', 'aws_apigatewayv2_integration');
    const key = textOf(route.get('route_key')) ?? '';
    const subtype = textOf(integration?.get('integration_subtype'));
    const parameters = integration?.symbolic('request_parameters');
    return routeTo(key, integration?.symbolic('integration_uri'), model, subtype, parameters);
  });

const restRoutes = (api: Resource, model: Model): Route[] =>
  model
    .related('aws_api_gateway_integration', 'rest_api_id', api)
    .sure.map((integration) => routeTo('', integration.symbolic('uri'), model));

function describedRoute(operation: Value, model: Model): Route {
  const integration = inMap(operation, 'x-amazon-apigateway-integration');
  const subtype = textOf(inMap(integration, 'integrationSubtype'));
  return routeTo('', inMap(integration, 'uri'), model, subtype, inMap(integration, 'requestParameters'));
}

/** An HTTP API that names its one target itself. */
const quickRoute = (api: Resource, model: Model): Route[] =>
  api.symbolic('target') === undefined ? [] : [routeTo('$default', api.symbolic('target'), model)];

/** A body that cannot be read still names the functions that it calls. */
const mentioned = (api: Resource, model: Model): Route[] =>
  model
    .ofType('aws_lambda_function')
    .filter((lambda) => api.symbolic('body') !== undefined && api.mentions(lambda))
    .map((lambda) => ({ key: '', lambda, target: [] }));

function routeTo(key: string, uri: Value | undefined, model: Model, subtype?: string, parameters?: Value): Route {
  const service = subtype?.split('-')[0] ?? /:apigateway:[^:]*:([\w-]+):(?:path|action)\//.exec(textIn(uri))?.[1];
  const lambda = functionBehind(uri, model);
  return {
    key,
    ...(lambda === undefined ? {} : { lambda }),
    ...(service === undefined || service === 'lambda' ? {} : { service: service.toLowerCase() }),
    target: [uri, inMap(parameters, 'QueueUrl')],
  };
}
