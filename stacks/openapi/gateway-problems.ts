import type { Problem } from './schema-problems';

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'x-amazon-apigateway-any-method'];

/** An object of a document. */
type Members = Readonly<Record<string, unknown>>;

/** Where a sound OpenAPI document is not one that API Gateway can serve, or serves to everybody by oversight. */
export function gatewayProblems(document: unknown): Problem[] {
  const root = recordOf(document);
  const validators = Object.keys(recordOf(root['x-amazon-apigateway-request-validators']));
  const ids = new Map<unknown, string>();
  return operationsOf(root).flatMap(({ path, operation }) => [
    ...integrationProblems(path, recordOf(operation['x-amazon-apigateway-integration'])),
    ...securityProblems(path, operation),
    ...validatorProblems(path, operation, validators),
    ...parameterProblems(path, operation),
    ...idProblems(path, operation, ids),
  ]);
}

function operationsOf(root: Members): { path: string[]; operation: Members }[] {
  return Object.entries(recordOf(root.paths)).flatMap(([path, item]) =>
    Object.entries(recordOf(item))
      .filter(([method]) => methods.includes(method))
      .map(([method, operation]) => ({ path: ['paths', path, method], operation: recordOf(operation) })),
  );
}

function integrationProblems(path: string[], integration: Members): Problem[] {
  const at = [...path, 'x-amazon-apigateway-integration'];
  if (Object.keys(integration).length === 0) return [{ path: at, reason: 'must say what answers, was missing' }];
  const lambda = String(integration.type).toLowerCase() === 'aws_proxy';
  if (!lambda || integration.httpMethod === 'POST') return [];
  return [{ path: [...at, 'httpMethod'], reason: `must be POST for Lambda, was ${integration.httpMethod}` }];
}

/** API Gateway does not read the `security` of a whole document. */
function securityProblems(path: string[], { security }: Members): Problem[] {
  if (Array.isArray(security)) return [];
  return [{ path: [...path, 'security'], reason: 'must be stated on each operation, [] for everybody, was missing' }];
}

function validatorProblems(path: string[], operation: Members, validators: readonly string[]): Problem[] {
  const name = operation['x-amazon-apigateway-request-validator'];
  if (name === undefined || validators.some((known) => known === name)) return [];
  const at = [...path, 'x-amazon-apigateway-request-validator'];
  return [{ path: at, reason: `must be one of x-amazon-apigateway-request-validators, was ${name}` }];
}

function parameterProblems(path: string[], { parameters }: Members): Problem[] {
  const declared = (Array.isArray(parameters) ? parameters : []).map(recordOf);
  const named = [...(path[1] ?? '').matchAll(/\{([^}+]+)\+?\}/g)].map(([, name]) => name);
  return named
    .filter((name) => !declared.some((parameter) => parameter.in === 'path' && parameter.name === name))
    .map((name) => ({ path: [...path, 'parameters'], reason: `must hold the path's variable ${name}` }));
}

function idProblems(path: string[], { operationId }: Members, ids: Map<unknown, string>): Problem[] {
  const place = path.slice(1).join('.');
  const other = ids.get(operationId);
  if (operationId !== undefined && other === undefined) ids.set(operationId, place);
  if (other === undefined) return [];
  return [{ path: [...path, 'operationId'], reason: `must be unique, was ${operationId}, as in ${other}` }];
}

function recordOf(value: unknown): Members {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
