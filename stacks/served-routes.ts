import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { BundleContents } from '../constructs/lambda/bundle-contents';
import { BundledFunction } from '../constructs/lambda/bundled-function';
import { type Route, routesOf } from '../terraform/apis/routes';
import { textOf } from '../terraform/language/value';
import { type Model, modelOf } from '../terraform/model/model';
import type { Resource } from '../terraform/model/resource';

/** A route of an API, and where it stands. */
interface ApiRoute {
  readonly name: string;
  readonly address: string;
  /** Whether a mapping template writes another event than the request. */
  readonly templated: boolean;
}

/**
 * One message for each route of an API that its function does not serve, and for each function with routes that no API leads to: neither
 * one of the stack, nor one of another stack that has the same bundle. Only functions whose routes are known are compared; their code is
 * not run.
 */
export function routesThatMissEachOther(stack: TerraformStack, document: unknown): string[] {
  const compared = comparedIn(stack);
  if (compared.length === 0) return [];
  const read = modelIn(document);
  return compared.flatMap((one) => {
    const leading = routesTo(one, read);
    return [...missingIn(one, leading), ...idleIn(one, leading)];
  });
}

const modelIn = (document: unknown): Model => modelOf({ files: [{ name: 'cdk.tf.json', document }] });

/** The functions of a stack whose routes are known. */
const comparedIn = (stack: IConstruct): BundledFunction[] =>
  stack.node
    .findAll()
    .filter((construct) => construct instanceof BundledFunction)
    .filter(({ contents }) => contents?.routes !== undefined);

/** The routes of the APIs of a document that lead to a function. */
function routesTo({ lambdaAddress }: BundledFunction, model: Model): ApiRoute[] {
  const [lambda] = model.ofType('aws_lambda_function').filter(({ address }) => address === lambdaAddress);
  if (lambda === undefined) return [];
  return model
    .ofType('aws_apigatewayv2_api', 'aws_api_gateway_rest_api')
    .flatMap((api) => routesOf(api, model).map((route) => ({ route, api: api.address })))
    .filter(({ route }) => leadsTo(route, lambda))
    .map(({ route, api }) => apiRouteOf(route, api));
}

/** Whether a route calls a function. An integration whose alias is a variable of the stage names it inside an expression. */
export const leadsTo = ({ lambda, resources }: Route, target: Resource): boolean =>
  lambda === undefined ? resources.some((one) => one.mentions(target)) : lambda === target;

const apiRouteOf = ({ name, resources }: Route, api: string): ApiRoute => ({
  name,
  address: resources[0]?.address ?? api,
  templated: resources.some((one) => textOf(one.get('type')) === 'AWS'),
});

/** What the APIs lead to the function and it does not serve. */
function missingIn({ contents: { routes: served, source } = unknown }: BundledFunction, leading: readonly ApiRoute[]) {
  if (served === undefined) return [];
  return leading
    .filter(({ name, templated }) => !templated && !served.some((handler) => serves(handler, name)))
    .map(
      ({ address, name }) =>
        `${address}: ${name} must be a route that ${source} serves, which has ${served.join(', ')}. Add '${handlerNameOf(name)}' there, or lead the route elsewhere.`,
    );
}

/** What the function serves and nobody leads to. */
function idleIn(one: BundledFunction, leading: readonly ApiRoute[]): string[] {
  const { contents: { routes: served = [], source } = unknown, unrouted, lambdaAddress } = one;
  const unreached = (routes: readonly ApiRoute[]) => (handler: string) =>
    !unrouted.includes(handler) && !routes.some(({ name }) => serves(handler, name));
  const here = served.filter(unreached(leading));
  const idle = here.length === 0 ? [] : here.filter(unreached(routesElsewhere(one)));
  if (idle.length === 0) return [];
  const names = leading.map(({ name }) => name).join(', ') || 'none that leads there';
  return [
    `${lambdaAddress}: ${idle.map((name) => `'${name}'`).join(', ')} of ${source} must be reached by a route of this stack, which has ${names}. Add the route to operations.ts, remove the handler, or name it in unrouted.`,
  ];
}

/** The routes by which other stacks lead to functions of the same bundle. */
function routesElsewhere(one: BundledFunction): ApiRoute[] {
  const own = TerraformStack.of(one);
  const others = own.node.root.node.children.filter((stack) => TerraformStack.isStack(stack) && stack !== own);
  return others.flatMap((stack) => {
    const same = comparedIn(stack).filter(({ contents }) => contents?.source === one.contents?.source);
    if (same.length === 0) return [];
    const model = modelIn(TerraformStack.of(stack).toTerraform());
    return same.flatMap((other) => routesTo(other, model));
  });
}

/** A bundle that `npm run bundle` did not write. */
const unknown: BundleContents = { source: '', exports: [] };

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
