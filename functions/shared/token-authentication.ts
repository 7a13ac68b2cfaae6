import { type Caller, callerOf } from './caller';
import { optionalVariable, requiredVariable } from './environment';
import { InvalidTokenError, tokenVerifier } from './token-verifier';

/** Finds out who sends a token. Throws InvalidTokenError, or what went wrong while keys were fetched. */
export type Authenticate = (token: string | undefined) => Promise<Caller>;

/** Makes the authentication that the function's environment describes. Call it once while the module loads: it keeps the keys. */
export function tokenAuthentication(): Authenticate {
  const verify = tokenVerifier({
    issuer: requiredVariable('TOKEN_ISSUER'),
    audience: listIn('TOKEN_AUDIENCE'),
    jwksUri: requiredVariable('TOKEN_JWKS_URI'),
    algorithms: listIn('TOKEN_ALGORITHMS'),
    tokenUse: optionalVariable('TOKEN_USE'),
  });
  return async (token) => {
    if (token === undefined) throw new InvalidTokenError('no token');
    return callerOf(await verify(token));
  };
}

/** The token in an `Authorization` header: `Bearer <token>`, the scheme in any case. */
export function bearerToken(authorization: unknown): string | undefined {
  return typeof authorization === 'string' ? /^Bearer +(\S+)$/i.exec(authorization.trim())?.[1] : undefined;
}

function listIn(variable: string): string[] {
  const entries = requiredVariable(variable).split(',');
  return entries.map((entry) => entry.trim());
}
