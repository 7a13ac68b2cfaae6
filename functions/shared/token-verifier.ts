import { JwkValidationError, JwtWithoutValidKidError, KidNotFoundInJwksError } from 'aws-jwt-verify/error';
import type { Jwk } from 'aws-jwt-verify/jwk';
import { decomposeUnverifiedJwt } from 'aws-jwt-verify/jwt';
import type { JwtHeader, JwtPayload } from 'aws-jwt-verify/jwt-model';
import { verifyJwtSync } from 'aws-jwt-verify/jwt-verifier';
import { keySet } from './key-set';

/** How far the issuer's clock may be ahead of ours, in seconds. */
const clockSkewSeconds = 5;

/** The signatures that can be verified with a public key. HS256 and its like need the issuer's secret, and `none` is no signature. */
const asymmetric = ['RS256', 'RS384', 'RS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const;

/** Whose tokens are taken, and for whom. */
export interface TokenRules {
  /** `iss` of the tokens, byte for byte. */
  readonly issuer: string;
  /** Whom tokens are for: values of `aud`, or of `client_id` where a token has no `aud`, as Cognito's access tokens have not. */
  readonly audience: readonly string[];
  /** Where the issuer publishes its keys. They are fetched with the first token and kept until a token names an unknown one. */
  readonly jwksUri: string;
  /** Algorithms that are accepted, such as `RS256`. */
  readonly algorithms: readonly string[];
  /**
   * `token_use` of the tokens, `id` or `access`, as Cognito writes it.
   *
   * @default - either, or none
   */
  readonly tokenUse?: string;
}

/** The claims of a token that was verified. */
export type TokenClaims = JwtPayload;

/** Verifies a token and returns its claims. Throws InvalidTokenError, or what went wrong while keys were fetched. */
export type VerifyToken = (token: string) => Promise<TokenClaims>;

/** Thrown for a token that is not accepted, whatever the reason. It is the caller's fault: answer 401. */
export class InvalidTokenError extends Error {
  override readonly name = 'InvalidTokenError';
}

/** Makes a verifier of tokens. Call it once while the module loads: it keeps the keys. */
export function tokenVerifier(rules: TokenRules): VerifyToken {
  checkAlgorithms(rules.algorithms);
  const keys = keySet(rules.jwksUri);
  return async (token) => {
    const { header, payload } = read(token, rules);
    const key = await keys.getJwk(rules.jwksUri, { header, payload }).catch((error: unknown) => {
      throw isUnknownKey(error) ? refusal(error) : error;
    });
    return verify(token, key, rules);
  };
}

function checkAlgorithms(algorithms: readonly string[]): void {
  const refused = algorithms.find((algorithm) => !asymmetric.some((known) => known === algorithm));
  if (algorithms.length > 0 && refused === undefined) return;
  throw new Error(
    `Algorithms of tokens: must be of ${asymmetric.join(', ')}, were ${JSON.stringify(algorithms)}. Name the issuer's own.`,
  );
}

/** What a token says, not verified yet. Throws InvalidTokenError for one whose header is reason enough to refuse it. */
function read(token: string, { algorithms }: TokenRules): { header: JwtHeader; payload: JwtPayload } {
  const { header, payload } = refusing(() => decomposeUnverifiedJwt(token));
  if (header.alg === undefined || !algorithms.includes(header.alg)) {
    throw new InvalidTokenError('algorithm not accepted');
  }
  // It names extensions that must be understood, and we understand none.
  if (Object.hasOwn(header, 'crit')) throw new InvalidTokenError('critical extensions not understood');
  return { header, payload };
}

/** The claims of a token that a key signed. What fails here is the token's fault, unless the issuer published half a key. */
function verify(token: string, key: Jwk, rules: TokenRules): TokenClaims {
  const customJwtCheck = ({ payload }: { payload: JwtPayload }) => checkClaims(payload, rules);
  return refusing(() => verifyJwtSync(token, key, { issuer: rules.issuer, audience: null, customJwtCheck }));
}

/** What the library leaves open: whom a token of Cognito is for, what for, and that it must begin and end some day. */
function checkClaims({ aud, client_id, exp, iat, token_use }: JwtPayload, { audience, tokenUse }: TokenRules): void {
  const named: unknown[] = [aud ?? client_id].flat();
  const meant = named.some((name) => typeof name === 'string' && audience.includes(name));
  if (!meant) throw new InvalidTokenError('not for this audience');
  if (tokenUse !== undefined && token_use !== tokenUse) throw new InvalidTokenError('not for this use');
  if (exp === undefined) throw new InvalidTokenError('no expiry');
  if (iat !== undefined && iat > Date.now() / 1000 + clockSkewSeconds) throw new InvalidTokenError('not issued yet');
}

function refusing<Result>(judge: () => Result): Result {
  try {
    return judge();
  } catch (error) {
    throw error instanceof JwkValidationError ? error : refusal(error);
  }
}

function refusal(cause: unknown): InvalidTokenError {
  if (cause instanceof InvalidTokenError) return cause;
  return new InvalidTokenError(cause instanceof Error ? cause.message : String(cause), { cause });
}

function isUnknownKey(error: unknown): boolean {
  return error instanceof KidNotFoundInJwksError || error instanceof JwtWithoutValidKidError;
}
