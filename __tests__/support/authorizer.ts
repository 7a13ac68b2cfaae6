import type { Context } from 'aws-lambda';
import { vi } from 'vitest';
import { lambdaContext } from './api-events';
import type { TokenIssuer } from './token-issuer';

/** Invokes an authorizer with an event, of whatever kind. */
export type Authorize<Result> = (event: unknown) => Promise<Result>;

/** Loads an authorizer that takes an issuer's tokens, as a fresh execution environment would. Its log is silent. */
export async function loadAuthorizer<Result>(
  load: () => Promise<{ readonly handler: (event: unknown, context: Context) => Promise<Result> }>,
  tokens: TokenIssuer,
  environment: Record<string, string> = {},
): Promise<Authorize<Result>> {
  const variables = {
    TOKEN_ISSUER: tokens.issuer,
    TOKEN_AUDIENCE: `other-client, ${tokens.audience}`,
    TOKEN_JWKS_URI: tokens.jwksUri,
    TOKEN_ALGORITHMS: 'RS256,ES256',
    TOKEN_USE: '',
    REQUIRED_ROLE: '',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    ...environment,
  };
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  vi.resetModules();
  const { handler } = await load();
  return (event) => handler(event, lambdaContext);
}

const past = Math.floor(Date.now() / 1000) - 60;

/** Tokens that no authorizer may accept, by what is wrong with them. */
export const refusedTokens = [
  ['has expired', { claims: { exp: past } }],
  ['never expires', { claims: { exp: undefined } }],
  ['is not valid yet', { claims: { nbf: past + 3600 } }],
  ['was issued tomorrow', { claims: { iat: past + 86_400 } }],
  ['says of an extension that it is critical', { header: { crit: ['exp'] } }],
  ['comes from another issuer', { claims: { iss: 'https://elsewhere.example' } }],
  ['is for another audience', { claims: { aud: 'elsewhere' } }],
  ['is for another client', { claims: { aud: undefined, client_id: 'elsewhere' } }],
  ['names nobody', { claims: { sub: undefined } }],
  ['names a blank', { claims: { sub: ' ' } }],
  ['is signed with another key', { signedBy: 'unknown key' }],
  ['names a key that is not published', { header: { kid: 'key-2' } }],
  ['is not signed', { header: { alg: 'none' }, signedBy: 'nobody' }],
  ['is signed with the public key as a secret', { header: { alg: 'HS256' }, signedBy: 'HS256 with the public key' }],
  ['says RSA of an elliptic curve key', { header: { alg: 'RS256' }, signedBy: 'published EC key' }],
] as const;

/** Values of an `Authorization` header that hold no acceptable token, whatever the type. */
export const refusedHeaders = [
  undefined,
  null,
  '',
  'Bearer',
  'Bearer ',
  'Bearer x',
  'Bearer a.b.c',
  'Basic YTpi',
  7,
  {},
];
