import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import type { Authorization } from '../../websocket-api/definition/definition';
import { readDefinition } from '../../websocket-api/definition/read-definition';
import type { AuthorizationView, BodyView, Operation } from '../interface';
import { tokenPlace } from './token-place';

/** The routes of a WebSocket API. */
export const webSocketOperations = (api: Resource, model: Model): Operation[] =>
  [...readDefinition(api, model).routes.values()].map(({ key, address, authorization, model: schema }) => ({
    id: `${api.address} ${key}`,
    api: api.address,
    kind: 'websocket',
    name: key,
    address,
    method: '',
    path: '',
    pathParameters: [],
    query: [],
    headers: [],
    authorization: viewOf(authorization),
    needsKey: false,
    body: schema === undefined ? undefined : bodyOf(schema),
  }));

function viewOf(authorization: Authorization): AuthorizationView {
  if (authorization.type !== 'CUSTOM') return { kind: authorization.type === 'AWS_IAM' ? 'iam' : 'none', scopes: [] };
  const { address, identitySources } = authorization.authorizer;
  return { kind: 'lambda', address, scopes: [], token: tokenPlace(identitySources) };
}

function bodyOf(schema: string): BodyView | undefined {
  try {
    return { contentType: 'application/json', schema: JSON.parse(schema) };
  } catch {
    return undefined;
  }
}
