import type { JSONWebKeySet } from 'jose';
import { isSupported, signatureHolds } from './algorithms';
import type { Claims } from './claims';
import { IssuerKeys } from './issuer-keys';

/** What a token must fit. */
export interface ExpectedToken {
  /** What `iss` must be, exactly. */
  readonly issuer: string;
  /** One of these must be in `aud`, or be `client_id` where there is no `aud`. None: any audience is taken. */
  readonly audiences: readonly string[];
}

/** What verifying a token came to: its claims, or why it is refused. */
export type TokenCheck = { readonly claims: Claims } | { readonly refused: string };

const mostRemembered = 1000;

/** Verifies tokens of one issuer, in the order in which API Gateway does it. */
export class TokenVerifier {
  private readonly keys: IssuerKeys;
  /** Tokens whose signature held with the present keys. Their times are looked at each time all the same. */
  private readonly signed = new Map<string, Claims>();

  constructor(
    private readonly expected: ExpectedToken,
    keySet: (keyId: string) => Promise<JSONWebKeySet>,
    private readonly now: () => number,
  ) {
    this.keys = new IssuerKeys(keySet, now, () => this.signed.clear());
  }

  async verify(token: string): Promise<TokenCheck> {
    const claims = this.signed.get(token) ?? (await this.signedClaims(token));
    if (typeof claims === 'string') return { refused: claims };
    const refused = this.refusalOf(claims);
    return refused === undefined ? { claims } : { refused };
  }

  /** The claims of a token whose signature holds, or why it does not. */
  private async signedClaims(token: string): Promise<Claims | string> {
    const parts = token.split('.');
    if (parts.length !== 3) return 'token contains an invalid number of segments';
    const [header = '', payload = '', signature = ''] = parts;
    const [head, claims] = [decoded(header), decoded(payload)];
    if (head === undefined || claims === undefined) return 'the token could not be decoded';
    if (!isSupported(head.alg)) return `signing method ${String(head.alg)} is invalid`;
    try {
      const key = await this.keys.find(String(head.kid));
      if (key === undefined) return 'the token names a key that its issuer does not have';
      if (!signatureHolds(head.alg, key, `${header}.${payload}`, signature)) return 'the token signature is invalid';
    } catch {
      return 'OIDC discovery endpoint communication error';
    }
    this.remember(token, claims);
    return claims;
  }

  private remember(token: string, claims: Claims): void {
    const [oldest] = this.signed.keys();
    if (this.signed.size >= mostRemembered && oldest !== undefined) this.signed.delete(oldest);
    this.signed.set(token, claims);
  }

  private refusalOf({ iss, aud, client_id, exp, nbf, iat }: Claims): string | undefined {
    const now = this.now() / 1000;
    if (iss !== this.expected.issuer) return 'issuer does not match';
    if (!this.isForUs(aud ?? client_id)) return 'the token does not have a valid audience';
    if (typeof exp !== 'number' || exp <= now) return 'the token has expired';
    if (nbf !== undefined && !(Number(nbf) <= now)) return 'the token is not valid yet';
    if (iat !== undefined && !(Number(iat) <= now)) return 'the token was issued in the future';
    return undefined;
  }

  private isForUs(audience: unknown): boolean {
    const { audiences } = this.expected;
    if (audiences.length === 0) return true;
    return Array.isArray(audience)
      ? audience.some((one) => audiences.includes(String(one)))
      : audiences.includes(String(audience));
  }
}

function decoded(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Claims) : undefined;
  } catch {
    return undefined;
  }
}
