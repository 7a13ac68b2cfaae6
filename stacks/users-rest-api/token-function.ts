import type { Construct } from 'constructs';
import type { FunctionSettings } from '../../config/function-settings';
import type { UsersRestApiSettings } from '../../config/users-rest-api';
import { FunctionAlias } from '../../constructs/lambda/function-alias';
import { apiFunction } from '../api-function';

/** What {@link tokenFunction} takes. */
export interface TokenFunctionProps {
  /** Name of function and role. */
  readonly functionName: string;

  /** Whose tokens are taken. */
  readonly tokens: NonNullable<UsersRestApiSettings['tokens']>;

  /** Role a caller must have; left out, a valid token will do. */
  readonly requiredRole: string | undefined;

  /** What the function gets. */
  readonly gets: FunctionSettings;
}

/** The alias of the function `token`, which decides about callers. It may write its log, and nothing else. */
export function tokenFunction(
  scope: Construct,
  { functionName, tokens, requiredRole, gets }: TokenFunctionProps,
): FunctionAlias {
  const token = apiFunction(scope, 'token', {
    functionName,
    description: 'Decides by a token who may call',
    bundle: 'dist/functions/authorizers/token.zip',
    powertools: { service: 'token-authorizer', metricsNamespace: 'Gatehouse/Users' },
    environment: {
      TOKEN_ISSUER: tokens.issuer,
      TOKEN_AUDIENCE: tokens.audience.join(','),
      TOKEN_JWKS_URI: tokens.jwksUri,
      TOKEN_ALGORITHMS: 'RS256,ES256',
      ...(tokens.tokenUse !== undefined && { TOKEN_USE: tokens.tokenUse }),
      ...(requiredRole !== undefined && { REQUIRED_ROLE: requiredRole }),
    },
    ...gets,
  });
  return new FunctionAlias(scope, 'token', { function: token, name: 'live' });
}
