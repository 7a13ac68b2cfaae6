import type { ApiUsers } from './api-users';

/**
 * What an authorizer's function must know to take the access tokens of an API's users. Id tokens are refused: they tell a client who
 * signed in, and are not meant for APIs.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function accessTokenEnvironment({ issuer, clientIds }: ApiUsers): Readonly<Record<string, string>> {
  return {
    TOKEN_ISSUER: issuer,
    TOKEN_AUDIENCE: clientIds.join(','),
    TOKEN_JWKS_URI: `${issuer}/.well-known/jwks.json`,
    TOKEN_ALGORITHMS: 'RS256',
    TOKEN_USE: 'access',
  };
}
