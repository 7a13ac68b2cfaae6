import type { Claims } from '../../gateway/jwt/claims';
import type { Signer } from '../../identity/identity';

/** What an authorizer found out about the caller: at most one of the three. */
export interface AuthorizerContext {
  readonly jwt?: { readonly claims: Readonly<Record<string, string>>; readonly scopes: readonly string[] | null };
  readonly lambda?: { readonly principalId: string | undefined; readonly context: Claims };
  readonly iam?: Signer;
}
