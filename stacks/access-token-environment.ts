import type { ApiUsers } from './api-users';

/**
 * What an authorizer's function must know to take the access tokens of an API's users. Id tokens are refused: they tell a client who
 * signed in, and are not meant for APIs.
 *
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html
 */
export function accessTokenEnvironment(users: ApiUsers): Readonly<Record<string, string>> {
  const { issuer, audience, jwksUri = `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`, userPoolId } = users;
  return {
    TOKEN_ISSUER: issuer,
    TOKEN_AUDIENCE: audience.join(','),
    TOKEN_JWKS_URI: jwksUri,
    TOKEN_ALGORITHMS: 'RS256',
    // Other issuers tell the two apart by the audience: an id token is for the client.
    ...(userPoolId !== undefined && { TOKEN_USE: 'access' }),
  };
}
