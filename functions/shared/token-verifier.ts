import { FetchError, JwksValidationError, JwkValidationError, JwtBaseError } from 'aws-jwt-verify/error';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { JwtHeader, JwtPayload } from 'aws-jwt-verify/jwt-model';
import { JwtVerifier } from 'aws-jwt-verify/jwt-verifier';

/** How long a key set may take to arrive, in milliseconds, before a caller is told that the server failed. */
const fetchTimeoutMs = 3_000;

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
  checkJwksUri(rules.jwksUri);
  const verifier = JwtVerifier.create(
    {
      issuer: rules.issuer,
      audience: null,
      jwksUri: rules.jwksUri,
      customJwtCheck: ({ header, payload }) => checkToken(header, payload, rules),
    },
    { jwksCache: new SimpleJwksCache({ fetcher: { fetch: fetchKeys } }) },
  );
  return async (token) => {
    try {
      return await verifier.verify(token);
    } catch (cause) {
      if (cause instanceof InvalidTokenError || isFault(cause)) throw cause;
      throw new InvalidTokenError(cause instanceof Error ? cause.message : String(cause), { cause });
    }
  };
}

function checkAlgorithms(algorithms: readonly string[]): void {
  const refused = algorithms.find((algorithm) => !asymmetric.some((known) => known === algorithm));
  if (algorithms.length > 0 && refused === undefined) return;
  throw new Error(
    `Algorithms of tokens: must be of ${asymmetric.join(', ')}, were ${JSON.stringify(algorithms)}. Name the issuer's own.`,
  );
}

/** Keys that came over an open connection would prove nothing. Nobody else is on the loopback interface. */
function checkJwksUri(uri: string): void {
  const url = URL.parse(uri);
  const isLoopback = /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(url?.hostname ?? '');
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback)) return;
  throw new Error(
    `URI of the keys: must be an https URL, was ${JSON.stringify(uri)}. Take jwks_uri of the issuer's discovery.`,
  );
}

/** What the library leaves open: which algorithms, whom a Cognito token is for, and that a token must end some day. */
function checkToken(
  header: JwtHeader,
  { aud, client_id, exp }: JwtPayload,
  { algorithms, audience }: TokenRules,
): void {
  if (header.alg === undefined || !algorithms.includes(header.alg))
    throw new InvalidTokenError('algorithm not accepted');
  const named: unknown[] = [aud ?? client_id].flat();
  const meant = named.some((name) => typeof name === 'string' && audience.includes(name));
  if (!meant) throw new InvalidTokenError('not for this audience');
  if (exp === undefined) throw new InvalidTokenError('no expiry');
}

async function fetchKeys(uri: string): Promise<ArrayBuffer> {
  // A redirect could lead to an open connection.
  const request = { redirect: 'error', signal: AbortSignal.timeout(fetchTimeoutMs) } as const;
  const response = await fetch(uri, request).catch((error: unknown) => {
    throw new FetchError(uri, error);
  });
  if (!response.ok) throw new FetchError(uri, `status ${response.status}`);
  return response.arrayBuffer();
}

/** Whether it was not the token that failed, but keys that did not come or cannot be read. */
function isFault(error: unknown): boolean {
  const faults = [FetchError, JwksValidationError, JwkValidationError];
  return !(error instanceof JwtBaseError) || faults.some((fault) => error instanceof fault);
}
