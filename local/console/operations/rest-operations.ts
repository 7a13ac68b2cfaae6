import type { Resource } from '../../../terraform/model/resource';
import { readRestApi } from '../../rest-api/definition/read-rest-api';
import type { MethodDefinition, RestApiDefinition } from '../../rest-api/definition/rest-api-definition';
import type { World } from '../../world';
import type { AuthorizationView, BodyView, Operation, ParameterView } from '../interface';
import { pathParametersIn, tokenPlace } from './token-place';

/** The methods of a REST API. */
export function restOperations(resource: Resource, world: World): Operation[] {
  const api = readRestApi(resource, world);
  return api.methods.map((method) => ({
    id: `${api.address} ${method.httpMethod} ${method.path}`,
    api: api.address,
    kind: 'rest',
    name: `${method.httpMethod} ${method.path}`,
    address: method.address,
    method: method.httpMethod,
    path: method.path,
    pathParameters: pathParametersIn(method.path),
    query: parametersOf(method, 'querystring'),
    headers: parametersOf(method, 'header'),
    authorization: authorizationOf(method),
    needsKey: method.apiKeyRequired,
    body: bodyOf(method, api),
  }));
}

const parametersOf = ({ parameters }: MethodDefinition, where: string): ParameterView[] =>
  Object.entries(parameters)
    .filter(([name]) => name.startsWith(`method.request.${where}.`))
    .map(([name, required]) => ({ name: name.slice(`method.request.${where}.`.length), required }));

const kinds = { NONE: 'none', AWS_IAM: 'iam', CUSTOM: 'lambda', COGNITO_USER_POOLS: 'cognito' } as const;

const authorizationOf = ({ authorization, authorizer, scopes }: MethodDefinition): AuthorizationView => ({
  kind: kinds[authorization],
  address: authorizer?.address,
  scopes,
  token: authorizer && tokenPlace(authorizer.identitySources),
});

/** The first model of a method. A schema that is no JSON describes nothing. */
function bodyOf({ models }: MethodDefinition, api: RestApiDefinition): BodyView | undefined {
  const [first] = Object.entries(models);
  const model = first && api.models.find(({ name }) => name === first[1]);
  if (first === undefined || model === undefined) return undefined;
  try {
    return { contentType: first[0], schema: JSON.parse(model.schema) };
  } catch {
    return undefined;
  }
}
