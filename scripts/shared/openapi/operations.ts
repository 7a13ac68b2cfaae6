import type { ContractJson, OperationJson } from '../../../constructs/lambda/bundle-contents';
import { leadsTo, serves } from '../../../stacks/served-routes';
import type { Route } from '../../../terraform/apis/routes';
import type { Resource } from '../../../terraform/model/resource';
import { everyMethod, type Operation, type Parameter, type Response } from './openapi';
import { type Security, securityOf } from './security';

/** One operation of an API, and where it stands. */
export interface Described {
  readonly method: string;
  /** `/items/{id}` */
  readonly path: string;
  readonly operation: Operation;
  readonly security: Security;
}

/** A method and a path that a route takes, and what the function's contract says of them. */
interface Taken {
  readonly method: string;
  readonly path: string;
  readonly contract: OperationJson | undefined;
  /** The variable that takes the rest of the path. */
  readonly rest?: string | undefined;
}

/** What a route offers: one operation for each that its function tells of, or one for each method where nothing tells. */
export function describedBy(
  route: Route,
  lambdas: readonly Resource[],
  contractOf: (of: Resource) => ContractJson | undefined,
): Described[] {
  const lambda = lambdas.find((one) => leadsTo(route, one));
  const told = lambda && contractOf(lambda);
  const security = securityOf(route);
  return takenBy(route.name, told?.operations).map((taken) => ({
    method: taken.method,
    path: taken.path,
    operation: operationOf(taken, nameOf(route, taken), security),
    security,
  }));
}

function takenBy(name: string, told: ContractJson['operations'] | undefined): Taken[] {
  const [method = '', path = '/{proxy}'] = name === '$default' ? ['ANY'] : name.split(' ');
  if (method === 'OPTIONS') return [];
  const served = Object.entries(told ?? {}).filter(([operation]) => serves(operation, name));
  if (served.length > 0) return served.map(([operation, contract]) => ({ ...placeOf(operation, name), contract }));
  const methods = method === 'ANY' ? everyMethod : [method];
  const rest = name === '$default' ? 'proxy' : /\{(\w+)\+\}/.exec(path)?.[1];
  return methods.map((one) => ({ method: one, path: plain(path), contract: undefined, rest }));
}

/** Where a handler's route is in the API: with the API's own names of variables, where it has as many. */
function placeOf(operation: string, name: string): { method: string; path: string } {
  const [method = '', own = ''] = operation.split(' ');
  const path = /^ANY |\+\}$|^\$default$/.test(name)
    ? own.replace(/:(\w+)\+?/g, '{$1}')
    : plain(name.split(' ')[1] ?? '');
  return { method, path };
}

/** OpenAPI knows no greedy variables. */
const plain = (path: string): string => path.replaceAll('+}', '}');

/** The operation's name in Terraform where the route is one operation, as `createItem`; else of method and path, as `getOrdersById`. */
function nameOf({ name, resources: [route] }: Route, { method, path }: Taken): string {
  const words =
    route !== undefined && name === `${method} ${path}`
      ? (route.address.split('.').at(-1) ?? '').split('_')
      : [method.toLowerCase(), ...path.split('/').map((part) => part.replace(/^\{(.*)\}$/, 'by-$1'))].flatMap((part) =>
          part.split(/\W+/),
        );
  const [first = '', ...others] = words.filter((word) => word !== '');
  return first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function operationOf({ path, contract, rest }: Taken, operationId: string, security: Security): Operation {
  const { scopes } = security;
  const parameters = [...pathParameters(path, rest), ...(contract ? callerParameters(contract) : [])];
  return {
    operationId,
    ...(contract && { summary: contract.summary }),
    ...(scopes.length > 0 && { description: `The token must have one of the scopes ${scopes.join(', ')}.` }),
    security: securityRequirement(security),
    ...(parameters.length > 0 && { parameters }),
    ...(contract === undefined
      ? anyBody(operationId)
      : contract.body && { requestBody: { required: true, content: content(contract.body) } }),
    responses: { ...refusals(security), ...(contract ? responsesOf(contract) : whatIsBehind) },
  };
}

/** What an API passes on to a service that nothing here describes. */
const whatIsBehind = { default: { description: 'What the service behind the API answers' } };

const anyBody = (operationId: string): Pick<Operation, 'requestBody'> =>
  /^(get|delete)/.test(operationId) ? {} : { requestBody: { content: { 'application/json': { schema: {} } } } };

const securityRequirement = ({ schemes }: Security): Operation['security'] => {
  const names = Object.entries(schemes).map(([name, { scopes }]) => [name, scopes] as const);
  return names.length === 0 ? [] : [Object.fromEntries(names)];
};

const pathParameters = (path: string, rest: string | undefined): Parameter[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    ...(name === rest && { 'x-rest-of-path': true as const }),
  }));

const callerParameters = ({ query, headers }: OperationJson): Parameter[] => [
  ...Object.entries(query).map(([name, schema]) => ({ name, in: 'query' as const, schema })),
  ...headers.map((name) => ({ name, in: 'header' as const, schema: { type: 'string' } })),
];

/** The answers that a contract tells of, by their statuses. */
export const responsesOf = ({ answers }: OperationJson): Record<string, Response> =>
  Object.fromEntries(
    Object.entries(answers).map(([status, { description, headers, body }]) => [
      status,
      {
        description,
        ...(headers.length > 0 && {
          headers: Object.fromEntries(headers.map((name) => [name, { schema: { type: 'string' } }])),
        }),
        ...(body && { content: content(body) }),
      },
    ]),
  );

const content = (name: string) => ({ 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } });

/** What API Gateway answers itself. */
export function refusals({ refusals: statuses }: Pick<Security, 'refusals'>): Record<string, Response> {
  const words = {
    '401': 'The caller does not say who calls.',
    '403': 'The caller may not.',
    '429': 'Too many requests.',
  };
  return Object.fromEntries(
    ([...statuses, '429'] as const).map((status) => [
      status,
      { description: words[status], content: content('Problem') },
    ]),
  );
}
