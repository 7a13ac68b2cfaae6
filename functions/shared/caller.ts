import { InvalidTokenError, type TokenClaims } from './token-verifier';

/** Who a verified token speaks of. */
export interface Caller {
  readonly userId: string;
  readonly email?: string;
  /** What the caller may be treated as, the first role first; empty when the token names none. */
  readonly roles: readonly string[];
}

/** Who the claims of a verified token speak of. Throws InvalidTokenError when they name nobody. */
export function callerOf(claims: TokenClaims): Caller {
  const { sub, email } = claims;
  if (!sub?.trim()) throw new InvalidTokenError('no subject');
  return { userId: sub, ...(isText(email) && { email }), roles: rolesIn(claims) };
}

function rolesIn({ role, roles, 'cognito:groups': groups }: TokenClaims): string[] {
  const named: unknown[] = [role, roles, groups].flat();
  // Roles are handed on in a list with commas, where one that holds a comma would pass for two.
  return [...new Set(named.filter(isText))].filter((name) => !name.includes(','));
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
