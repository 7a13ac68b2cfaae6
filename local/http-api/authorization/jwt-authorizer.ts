import { bearerToken } from '../../gateway/jwt/bearer-token';
import { type Claims, claimTexts, scopesOf } from '../../gateway/jwt/claims';
import { TokenVerifier } from '../../gateway/jwt/token-verifier';
import type { Surroundings } from '../../gateway/surroundings';
import type { Call } from '../call/call';
import { forbidden, unauthorized } from '../call/refusal';
import type { JwtAuthorizerDefinition } from '../definition/definition';
import { sourceOf } from '../mapping/source';
import type { Authorize } from './authorizer';

const verifiers = new WeakMap<JwtAuthorizerDefinition, TokenVerifier>();

/** Lets requests pass whose token is valid and has one of the route's scopes. */
export function jwtAuthorizer(
  definition: JwtAuthorizerDefinition,
  scopes: readonly string[],
  api: Surroundings,
): Authorize {
  const verifier = verifierOf(definition, api);
  const sources = definition.identitySources.map(sourceOf);
  return async (call) => {
    const token = sources.map((source) => source(call)).find((value) => value !== undefined && value !== '');
    if (token === undefined) throw refuse(call, 'missing: token not provided', 'Bearer');
    const check = await verifier.verify(bearerToken(token));
    if ('refused' in check)
      throw refuse(call, `invalid_token: ${check.refused}`, challenge('', 'invalid_token', check.refused));
    const held = scopes.length === 0 ? null : scopesOf(check.claims);
    if (held !== null && !scopes.some((scope) => held.includes(scope))) throw tooNarrow(call, scopes);
    call.authorizer = { jwt: { claims: textsOf(check.claims), scopes: held } };
    call.trace.step(
      'authorizer',
      `jwt ${String(check.claims.sub ?? check.claims.client_id ?? '')}`,
      definition.address,
    );
  };
}

/** All routes of an authorizer share the keys that it knows. */
function verifierOf(definition: JwtAuthorizerDefinition, { world }: Surroundings): TokenVerifier {
  const before = verifiers.get(definition);
  if (before !== undefined) return before;
  const verifier = new TokenVerifier(
    definition,
    (keyId) => world.identity.keySetOf(definition.issuer, keyId),
    world.now,
  );
  verifiers.set(definition, verifier);
  return verifier;
}

const texts = new WeakMap<Claims, Readonly<Record<string, string>>>();

/** Claims as texts, made once for each token. */
function textsOf(claims: Claims): Readonly<Record<string, string>> {
  const before = texts.get(claims);
  if (before !== undefined) return before;
  const made = claimTexts(claims);
  texts.set(claims, made);
  return made;
}

const challenge = (scope: string, error: string, description: string): string =>
  `Bearer scope="${scope}" error="${error}" error_description="${description}"`;

function refuse(call: Call, why: string, header: string) {
  call.authorizerError = why;
  return unauthorized(why, header);
}

function tooNarrow(call: Call, scopes: readonly string[]) {
  const why = `insufficient_scope: the token has none of ${scopes.join(', ')}`;
  call.authorizerError = why;
  return forbidden(why, challenge(scopes.join(' '), 'insufficient_scope', 'the token does not have a valid scope'));
}
