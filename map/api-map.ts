import { type Route, routesOf } from '../terraform/apis/routes';
import { textOf } from '../terraform/language/value';
import type { Model } from '../terraform/model/model';
import type { Resource } from '../terraform/model/resource';
import { MapBuilder } from './map-builder';
import type { ApiMap } from './map-model';

/** The map of each API of a document. */
export const mapsOf = (model: Model): readonly ApiMap[] =>
  model.ofType('aws_apigatewayv2_api', 'aws_api_gateway_rest_api').map((api) => mapOf(api, model));

function mapOf(api: Resource, model: Model): ApiMap {
  const map = new MapBuilder();
  map.node('api', textOf(api.get('name')) ?? api.address, [api]);
  for (const stage of stagesOf(api, model)) {
    map.node('stage', textOf(stage.get('name') ?? stage.get('stage_name')) ?? stage.address, [stage]);
    map.edge(stage.address, api.address);
    for (const { domain, mapping } of domainsOf(stage, api, model)) {
      map.node('domain', textOf(domain.get('domain_name')) ?? domain.address, [domain, mapping]);
      map.edge(domain.address, stage.address);
    }
  }
  for (const [at, route] of routesOf(api, model).entries()) addRoute(map, api, route, at, model);
  return { api: api.address, ...map.done() };
}

const isRest = (api: Resource): boolean => api.type === 'aws_api_gateway_rest_api';

const stagesOf = (api: Resource, model: Model): readonly Resource[] =>
  isRest(api)
    ? model.related('aws_api_gateway_stage', 'rest_api_id', api).sure
    : model.related('aws_apigatewayv2_stage', 'api_id', api).sure;

/** The names under which callers reach a stage. */
function domainsOf(stage: Resource, api: Resource, model: Model) {
  const [mapping, argument, name] = isRest(api)
    ? ['aws_api_gateway_base_path_mapping', 'stage_name', 'aws_api_gateway_domain_name']
    : ['aws_apigatewayv2_api_mapping', 'stage', 'aws_apigatewayv2_domain_name'];
  return model.related(mapping, argument, stage).sure.flatMap((one) => {
    const domain = model.follow(one, 'domain_name', name);
    return domain?.type === name ? [{ domain, mapping: one }] : [];
  });
}

function addRoute(map: MapBuilder, api: Resource, route: Route, at: number, model: Model): void {
  const [first] = route.resources;
  const id = first?.address ?? `${api.address}#${at}`;
  map.node('route', route.name || 'routes', route.resources.length > 0 ? route.resources : [api], id);
  map.edge(api.address, id);
  if (route.authorizer !== undefined) addAuthorizer(map, id, route.authorizer, model);
  if (route.lambda !== undefined) addFunction(map, id, route.lambda, model);
  else addTarget(map, id, route, model);
}

function addAuthorizer(map: MapBuilder, route: string, authorizer: Resource, model: Model): void {
  map.node('authorizer', textOf(authorizer.get('name')) ?? authorizer.address, [authorizer]);
  map.edge(route, authorizer.address);
  const users = model.ofType('aws_cognito_user_pool').filter((pool) => authorizer.mentions(pool));
  for (const pool of users) addStore(map, authorizer.address, pool);
  const lambdas = model.ofType('aws_lambda_function').filter((one) => reaches(authorizer, one, model));
  for (const lambda of lambdas) addFunction(map, authorizer.address, lambda, model);
}

/** Whether a resource names a function, or an alias of it. */
const reaches = (resource: Resource, lambda: Resource, model: Model): boolean =>
  resource.mentions(lambda) ||
  model.ofType('aws_lambda_alias').some((alias) => resource.mentions(alias) && alias.mentions(lambda));

const stores = ['aws_dynamodb_table', 'aws_sqs_queue', 'aws_sns_topic', 'aws_s3_bucket', 'aws_cloudwatch_event_bus'];

function addFunction(map: MapBuilder, from: string, lambda: Resource, model: Model): void {
  const aliases = model.ofType('aws_lambda_alias').filter((alias) => alias.mentions(lambda));
  map.node('function', textOf(lambda.get('function_name')) ?? lambda.address, [lambda, ...aliases]);
  map.edge(from, lambda.address);
  for (const store of model.ofType(...stores)) if (lambda.mentions(store)) addStore(map, lambda.address, store);
}

function addStore(map: MapBuilder, from: string, store: Resource): void {
  map.node('store', textOf(store.get('name')) ?? store.address, [store]);
  map.edge(from, store.address);
}

/** What a route calls that is no function: a queue, a load balancer, an address of HTTP. */
function addTarget(map: MapBuilder, route: string, { target, service }: Route, model: Model): void {
  const found = target.map((value) => model.followValue(value, [...stores, 'aws_lb_listener', 'aws_lb']));
  const resource = found.find((one) => one !== undefined);
  if (resource !== undefined && stores.includes(resource.type)) {
    addStore(map, route, resource);
    return;
  }
  const [uri] = target;
  const label = resource?.address ?? service ?? (typeof uri === 'string' ? uri : undefined);
  if (label === undefined) return;
  map.node('target', label, resource === undefined ? [] : [resource], label);
  map.edge(route, label);
}
