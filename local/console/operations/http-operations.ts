import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import type { Authorization } from '../../http-api/definition/definition';
import { readDefinition } from '../../http-api/definition/read-definition';
import type { AuthorizationView, Operation } from '../interface';
import { pathParametersIn, tokenPlace } from './token-place';

/** The routes of an HTTP API. */
export const httpOperations = (api: Resource, model: Model): Operation[] =>
  readDefinition(api, model).routes.map(({ key, address, authorization }) => {
    const [method = 'ANY', path = ''] = key.startsWith('$') ? [] : key.split(' ');
    return {
      id: `${api.address} ${key}`,
      api: api.address,
      kind: 'http',
      name: key,
      ...{ address, method, path },
      pathParameters: pathParametersIn(path),
      query: [],
      headers: [],
      authorization: viewOf(authorization),
      needsKey: false,
    };
  });

function viewOf(authorization: Authorization): AuthorizationView {
  if (authorization.type === 'JWT' || authorization.type === 'CUSTOM') {
    const { address, identitySources } = authorization.authorizer;
    const scopes = authorization.type === 'JWT' ? authorization.scopes : [];
    const kind = authorization.type === 'JWT' ? 'jwt' : 'lambda';
    return { kind, address, scopes, token: tokenPlace(identitySources) };
  }
  return { kind: authorization.type === 'AWS_IAM' ? 'iam' : 'none', scopes: [] };
}
