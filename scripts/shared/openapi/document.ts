import type { ContractJson } from '../../../constructs/lambda/bundle-contents';
import { leadsTo } from '../../../stacks/served-routes';
import { routesOf } from '../../../terraform/apis/routes';
import { asObject, type JsonObject } from '../../../terraform/documents/json-object';
import { textOf } from '../../../terraform/language/value';
import { type Model, modelOf } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { Refused } from '../refused';
import type { Contracts } from './contracts';
import { forCallers, withAnswers } from './imported';
import type { OpenApi, Operation } from './openapi';
import { type Described, describedBy } from './operations';

/** The OpenAPI document of the HTTP and REST APIs of a stack; undefined where it has none. */
export function openApiOfStack(stack: string, document: JsonObject, contracts: Contracts): OpenApi | undefined {
  const model = modelOf({ files: [{ name: 'cdk.tf.json', document }] });
  const [api] = model
    .ofType('aws_apigatewayv2_api', 'aws_api_gateway_rest_api')
    .filter((one) => textOf(one.get('protocol_type')) !== 'WEBSOCKET');
  if (api === undefined) return undefined;
  const lambdas = model.ofType('aws_lambda_function');
  const servers = serversOf(stack, document);
  const body = bodyOf(api, document);
  if (body !== undefined)
    return withAnswers(
      { ...forCallers(body), ...servers },
      lambdas.flatMap((one) => contracts(one) ?? []),
    );
  return written(stack, api, { model, lambdas, contracts, servers });
}

/** What a document is made from beside its API. */
interface Surroundings {
  readonly model: Model;
  readonly lambdas: readonly Resource[];
  readonly contracts: Contracts;
  readonly servers: Pick<OpenApi, 'servers'>;
}

function written(stack: string, api: Resource, { model, lambdas, contracts, servers }: Surroundings): OpenApi {
  const routes = routesOf(api, model);
  const described = routes.flatMap((route) => describedBy(route, lambdas, contracts)).sort(specificFirst);
  const told = lambdas
    .filter((lambda) => routes.some((route) => leadsTo(route, lambda)))
    .flatMap((one) => contracts(one) ?? []);
  const description = textOf(api.get('description'));
  return {
    openapi: '3.0.3',
    info: { title: textOf(api.get('name')) ?? stack, version: '1', ...(description !== undefined && { description }) },
    ...servers,
    paths: pathsOf(described),
    components: { securitySchemes: schemesOf(described), schemas: schemasOf(stack, told) },
  };
}

/** What a contract tells of goes before what a route takes beside it. */
const specificFirst = (a: Described, b: Described): number =>
  Number(a.operation.summary === undefined) - Number(b.operation.summary === undefined);

function pathsOf(described: readonly Described[]): OpenApi['paths'] {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const { method, path, operation } of described) {
    paths[path] ??= {};
    const methods = paths[path];
    methods[method.toLowerCase()] ??= operation;
  }
  return Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const schemesOf = (described: readonly Described[]): OpenApi['components']['securitySchemes'] =>
  Object.fromEntries(
    described.flatMap(({ security }) => Object.entries(security.schemes).map(([name, { scheme }]) => [name, scheme])),
  );

/** What API Gateway answers itself. */
const problem = { type: 'object', properties: { message: { type: 'string' } } };

function schemasOf(stack: string, told: readonly ContractJson[]): OpenApi['components']['schemas'] {
  const schemas: Record<string, object> = {};
  for (const [name, schema] of told.flatMap((contract) => Object.entries(contract.schemas))) {
    const other = schemas[name];
    if (other !== undefined && JSON.stringify(other) !== JSON.stringify(schema))
      throw new Refused(`${stack}: ${name} must be one schema, is another in two contracts. Rename one of them.`);
    schemas[name] = schema;
  }
  return { Problem: problem, ...schemas };
}

/** The address that callers use, where it is known before a deployment. */
function serversOf(stack: string, document: JsonObject): Pick<OpenApi, 'servers'> {
  const { value } = asObject(asObject(document.output).url);
  return typeof value === 'string' && !value.includes('${') ? { servers: [{ url: value, description: stack }] } : {};
}

/** The document that an API is imported from. */
function bodyOf(api: Resource, document: JsonObject): string | undefined {
  const [type = '', name = ''] = api.address.split('.');
  const { body } = asObject(asObject(asObject(document.resource)[type])[name]);
  return typeof body === 'string' ? body : undefined;
}
