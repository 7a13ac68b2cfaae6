import { openApiOf } from '../../../terraform/documents/openapi';
import { isList, isMap, own, textOf, type Value, type ValueMap } from '../../../terraform/language/value';
import { rule, shown } from '../define';
import { gatewayArnProblem } from '../gateway-arn';
import { api } from './api';

const extension = 'x-amazon-apigateway-authorizer';
const types = ['token', 'request', 'cognito_user_pools'];

const mapAt = (map: Value | undefined, name: string): ValueMap | undefined => {
  const found = isMap(map) ? own(map, name) : undefined;
  return isMap(found) ? found : undefined;
};

/** The authorizers of a document, by the names of their security schemes. */
const authorizersOf = (document: ValueMap): readonly (readonly [string, ValueMap])[] =>
  [mapAt(mapAt(document, 'components'), 'securitySchemes'), mapAt(document, 'securityDefinitions')].flatMap((schemes) =>
    Object.keys(schemes ?? {}).flatMap((name) => {
      const authorizer = mapAt(mapAt(schemes, name), extension);
      return authorizer === undefined ? [] : [[name, authorizer] as const];
    }),
  );

const isAbsent = (map: ValueMap, name: string): boolean => own(map, name) === undefined || own(map, name) === null;

function authorizerProblems(name: string, authorizer: ValueMap): (string | false)[] {
  const type = textOf(authorizer.type)?.toLowerCase();
  const uri = authorizer.authorizerUri;
  const calls = type === 'token' || type === 'request';
  const problem = gatewayArnProblem(uri);
  return [
    type !== undefined &&
      !types.includes(type) &&
      `body: the type of authorizer ${name} must be one of ${types.join(', ')}, was ${shown(type)}`,
    calls && isAbsent(authorizer, 'authorizerUri') && `body: authorizer ${name} must have an authorizerUri, had none`,
    calls &&
      typeof uri === 'string' &&
      !/^arn:[\w-]+:apigateway:.*\/invocations$/.test(uri) &&
      `body: authorizerUri of ${name} must be an invoke ARN, was ${shown(uri)}`,
    calls && problem !== undefined && `body: authorizerUri of ${name} ${problem}`,
    type === 'cognito_user_pools' &&
      isAbsent(authorizer, 'providerARNs') &&
      `body: authorizer ${name} must have providerARNs, had none`,
  ];
}

const local = /^#\/(components\/schemas|definitions)\/([^/]+)$/;

/** Every `$ref` to a model of the document itself. */
function modelsNamedIn(value: Value | undefined, depth = 0): string[] {
  if (depth > 60) return [];
  if (isList(value)) return value.flatMap((one) => modelsNamedIn(one, depth + 1));
  if (!isMap(value)) return [];
  const reference = textOf(value.$ref) ?? '';
  return [
    ...(local.test(reference) ? [reference] : []),
    ...Object.values(value).flatMap((one) => modelsNamedIn(one, depth + 1)),
  ];
}

function isDeclared(document: ValueMap, reference: string): boolean {
  const [, place = '', name = ''] = local.exec(reference) ?? [];
  const holder =
    place === 'definitions' ? own(document, 'definitions') : own(mapAt(document, 'components') ?? {}, 'schemas');
  const closed =
    place === 'definitions' || isMap(own(document, 'components')) || own(document, 'components') === undefined;
  if (holder === undefined) return !closed;
  return !isMap(holder) || Object.hasOwn(holder, decodeURIComponent(name).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Rules about the authorizers and models that `body` of `aws_api_gateway_rest_api` declares. */
export const bodyPartRules = [
  rule({
    id: 'rest-api/body-authorizer',
    severity: 'rejects',
    source:
      'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions-authorizer.html',
    on: api,
    demand: 'an authorizer in body has a type, and the invoke ARN or the user pools that its type needs',
    fix: 'Fill invoke_arn of the function, or arn of the user pool, in by Terraform.',
    check: (resource) =>
      authorizersOf(openApiOf(resource.get('body')).document ?? {}).flatMap(([name, authorizer]) =>
        authorizerProblems(name, authorizer),
      ),
  }),
  rule({
    id: 'rest-api/body-model-known',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-import-api-errors.html',
    on: api,
    demand: 'models that body refers to are declared in it',
    fix: 'Declare the schema, or mend $ref.',
    check: (resource) => {
      const { document } = openApiOf(resource.get('body'));
      if (document === undefined) return undefined;
      return [...new Set(modelsNamedIn(document))].map(
        (reference) =>
          !isDeclared(document, reference) &&
          `body: $ref must name a declared model, ${shown(reference)} leads nowhere`,
      );
    },
  }),
];
