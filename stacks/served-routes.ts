import type { IConstruct } from 'constructs';
import { BundledFunction } from '../constructs/lambda/bundled-function';
import { type Route, routesOf } from '../terraform/apis/routes';
import { textOf } from '../terraform/language/value';
import { modelOf } from '../terraform/model/model';
import type { Resource } from '../terraform/model/resource';

/** A route of an API, and where it stands. */
interface ApiRoute {
  readonly name: string;
  readonly address: string;
  /** Whether a mapping template writes another event than the request. */
  readonly templated: boolean;
}

/**
 * One message for each route of an API that its function does not serve, and for each route of a function that no API of the stack
 * leads to. Only functions whose routes are known are compared; their code is not run.
 */
export function routesThatMissEachOther(stack: IConstruct, document: unknown): string[] {
  const model = modelOf({ files: [{ name: 'cdk.tf.json', document }] });
  const routes = model
    .ofType('aws_apigatewayv2_api', 'aws_api_gateway_rest_api')
    .flatMap((api) => routesOf(api, model).map((route) => ({ route, api: api.address })));
  return stack.node
    .findAll()
    .filter((construct) => construct instanceof BundledFunction)
    .flatMap((construct) => {
      const [lambda] = model.ofType('aws_lambda_function').filter(({ address }) => address === construct.lambdaAddress);
      const leading = routes.filter(({ route }) => lambda !== undefined && leadsTo(route, lambda));
      return compared(
        construct,
        leading.map(({ route, api }) => apiRouteOf(route, api)),
      );
    });
}

/** An integration whose alias is a variable of the stage names its function inside an expression. */
const leadsTo = ({ lambda, resources }: Route, target: Resource): boolean =>
  lambda === undefined ? resources.some((one) => one.mentions(target)) : lambda === target;

const apiRouteOf = ({ name, resources }: Route, api: string): ApiRoute => ({
  name,
  address: resources[0]?.address ?? api,
  templated: resources.some((one) => textOf(one.get('type')) === 'AWS'),
});

function compared({ contents, unrouted, lambdaAddress }: BundledFunction, apiRoutes: readonly ApiRoute[]): string[] {
  const { routes: served, source } = contents ?? {};
  if (served === undefined || source === undefined) return [];
  const missing = apiRoutes
    .filter(({ name, templated }) => !templated && !served.some((handler) => serves(handler, name)))
    .map(
      (route) =>
        `${route.address}: ${route.name} must be a route that ${source} serves, which has ${served.join(', ')}. Add '${handlerNameOf(route.name)}' there, or lead the route elsewhere.`,
    );
  const idle = served.filter(
    (handler) => !unrouted.includes(handler) && !apiRoutes.some(({ name }) => serves(handler, name)),
  );
  if (idle.length === 0) return missing;
  const names = apiRoutes.map(({ name }) => name).join(', ') || 'none that leads there';
  return [
    ...missing,
    `${lambdaAddress}: ${idle.map((one) => `'${one}'`).join(', ')} of ${source} must be reached by a route of this stack, which has ${names}. Add the route to operations.ts, remove the handler, or name it in unrouted.`,
  ];
}

/** `GET /items/{id}` of an API is `GET /items/:id` of a handler. */
const handlerNameOf = (route: string): string => route.replace(/^ANY /, 'GET ').replace(/\{(\w+)(\+?)\}/g, ':$1$2');

/** Whether a handler's route answers requests of an API's route. */
export function serves(handler: string, route: string): boolean {
  if (route === '$default' || handler === route) return true;
  const [ours, theirs] = [handler.split(' '), route.split(' ')];
  const methods = theirs[0] === 'ANY' || ours[0] === theirs[0];
  return methods && meet(segmentsOf(ours[1]), segmentsOf(theirs[1]));
}

const segmentsOf = (path = ''): string[] => path.split('/').slice(1);

/** A greedy variable, on either side, takes all that follows; a plain one of the API needs one of the handler. */
function meet([ours, ...after]: string[], [theirs, ...behind]: string[]): boolean {
  if (ours === undefined || theirs === undefined) return ours === theirs;
  if (/^:\w+\+$/.test(ours) || theirs.endsWith('+}')) return true;
  return (ours.startsWith(':') || ours === theirs) && meet(after, behind);
}
