import type { Construct } from 'constructs';
import type { HttpApi } from '../constructs/http-api/http-api';
import { JwtAuthorizer } from '../constructs/http-api/jwt-authorizer';
import type { ApiUsers } from './api-users';

/** The authorizer `jwt`: who has a token of the API's users. */
export function tokenAuthorizer(scope: Construct, api: HttpApi, { issuer, audience, userPoolId }: ApiUsers) {
  const name = userPoolId === undefined ? 'jwt' : 'cognito-jwt';
  return new JwtAuthorizer(scope, 'jwt', { api, name, issuer, audience });
}
