import { type Operation, openApiOf, operationsOf } from '../documents/openapi';
import { textOf, type Value } from '../language/value';
import type { Model } from '../model/model';
import type { Resource } from '../model/resource';
import { functionBehind, inMap, textIn } from './lambda-functions';

/** One route or method of an API, and what it calls. */
export interface Route {
  /** `GET /items`, `$default`, `sendMessage`. */
  readonly name: string;
  /** The resources that make it: route and integration, or method and integration; none where a body tells it. */
  readonly resources: readonly Resource[];
  /** The authorizer that its callers must satisfy. */
  readonly authorizer?: Resource;
  /** The function that it calls. */
  readonly lambda?: Resource;
  /** The AWS service that it calls without a function: `sqs`, `sns`, `events`. */
  readonly service?: string;
  /** Where its target is named: the address it calls, the service's queue. */
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
  const described = operationsOf(document).map((operation) => describedRoute(operation, model));
  const written = api.type === 'aws_api_gateway_rest_api' ? restRoutes(api, model) : routes(api, model);
  const found = [...described, ...written, ...quickRoute(api, model)];
  return found.length > 0 ? found : mentioned(api, model);
}

const routes = (api: Resource, model: Model): Route[] =>
  model.related('aws_apigatewayv2_route', 'api_id', api).sure.map((route) => {
    const integration = model.follow(route, 'target', 'aws_apigatewayv2_integration');
    const authorizer = model.follow(route, 'authorizer_id', 'aws_apigatewayv2_authorizer');
    return {
      name: textOf(route.get('route_key')) ?? '',
      ...madeOf([route, integration]),
      ...(authorizer && { authorizer }),
      ...called({
        uri: integration?.symbolic('integration_uri'),
        subtype: textOf(integration?.get('integration_subtype')),
        parameters: integration?.symbolic('request_parameters'),
        model,
      }),
    };
  });

const restRoutes = (api: Resource, model: Model): Route[] =>
  model.related('aws_api_gateway_integration', 'rest_api_id', api).sure.map((integration) => {
    const method = model.follow(integration, 'http_method', 'aws_api_gateway_method');
    const authorizer = method && model.follow(method, 'authorizer_id', 'aws_api_gateway_authorizer');
    return {
      name: `${textOf(integration.get('http_method')) ?? ''} ${pathOf(integration, model)}`,
      ...madeOf([method, integration]),
      ...(authorizer && { authorizer }),
      ...called({ uri: integration.symbolic('uri'), model }),
    };
  });

const madeOf = (resources: readonly (Resource | undefined)[]): Pick<Route, 'resources'> => ({
  resources: resources.filter((one) => one !== undefined),
});

/** The path of the resource that something of a REST API belongs to. */
function pathOf(body: Resource, model: Model, argument = 'resource_id', depth = 0): string {
  const resource = model.follow(body, argument, 'aws_api_gateway_resource');
  if (resource?.type !== 'aws_api_gateway_resource' || depth > 30) return depth === 0 ? '/' : '';
  return `${pathOf(resource, model, 'parent_id', depth + 1)}/${textOf(resource.get('path_part')) ?? ''}`;
}

function describedRoute({ name, operation }: Operation, model: Model): Route {
  const integration = inMap(operation, 'x-amazon-apigateway-integration');
  const subtype = textOf(inMap(integration, 'integrationSubtype'));
  const parameters = inMap(integration, 'requestParameters');
  return { name, resources: [], ...called({ uri: inMap(integration, 'uri'), subtype, parameters, model }) };
}

/** An HTTP API that names its one target itself. */
const quickRoute = (api: Resource, model: Model): Route[] => {
  const uri = api.symbolic('target');
  return uri === undefined ? [] : [{ name: '$default', resources: [], ...called({ uri, model }) }];
};

/** A body that cannot be read still names the functions that it calls. */
const mentioned = (api: Resource, model: Model): Route[] =>
  model
    .ofType('aws_lambda_function')
    .filter((lambda) => api.symbolic('body') !== undefined && api.mentions(lambda))
    .map((lambda) => ({ name: '', resources: [], lambda, target: [] }));

/** How an integration says what it calls. */
interface Integration {
  readonly uri: Value | undefined;
  readonly subtype?: string | undefined;
  readonly parameters?: Value | undefined;
  readonly model: Model;
}

function called({ uri, subtype, parameters, model }: Integration): Pick<Route, 'lambda' | 'service' | 'target'> {
  const service = subtype?.split('-')[0] ?? /:apigateway:[^:]*:([\w-]+):(?:path|action)\//.exec(textIn(uri))?.[1];
  const lambda = functionBehind(uri, model);
  return {
    ...(lambda === undefined ? {} : { lambda }),
    ...(service === undefined || service === 'lambda' ? {} : { service: service.toLowerCase() }),
    target: [uri, inMap(parameters, 'QueueUrl')],
  };
}
