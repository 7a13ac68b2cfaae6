import { createPublicKey, type KeyObject } from 'node:crypto';
import type { JSONWebKeySet, JWK } from 'jose';

/** Milliseconds for which API Gateway may keep an issuer's keys. */
const keptFor = 2 * 60 * 60 * 1000;
/** Milliseconds before an unknown key id makes us ask again. */
const shortestReload = 1000;

/** The RSA keys of one issuer, imported once and kept for two hours. */
export class IssuerKeys {
  private keys = new Map<string, KeyObject>();
  private loading: Promise<void> | undefined;
  private loadedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly load: (keyId: string) => Promise<JSONWebKeySet>,
    private readonly now: () => number,
    /** Called when the keys have changed, so that nothing verified with older ones is trusted further. */
    private readonly changed: () => void,
  ) {}

  /** The key of an id; undefined when the issuer has none. Rejects when the issuer cannot be asked. */
  async find(kid: string): Promise<KeyObject | undefined> {
    const age = this.now() - this.loadedAt;
    if (age >= keptFor || (!this.keys.has(kid) && age >= shortestReload)) await this.reload(kid);
    return this.keys.get(kid);
  }

  private reload(kid: string): Promise<void> {
    this.loading ??= this.loadOnce(kid).finally(() => {
      this.loading = undefined;
    });
    return this.loading;
  }

  private async loadOnce(kid: string): Promise<void> {
    const { keys } = await this.load(kid);
    this.keys = new Map(keys.flatMap((key) => imported(key)));
    this.loadedAt = this.now();
    this.changed();
  }
}

function imported(jwk: JWK): [string, KeyObject][] {
  if (jwk.kid === undefined || jwk.kty !== 'RSA') return [];
  try {
    return [[jwk.kid, createPublicKey({ key: { kty: 'RSA', n: jwk.n, e: jwk.e }, format: 'jwk' })]];
  } catch {
    return [];
  }
}
