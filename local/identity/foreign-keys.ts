import type { JSONWebKeySet } from 'jose';

const lifetime = 5 * 60_000;
const mostIssuers = 100;
const longestWait = 5_000;

/** Key sets of issuers that exist outside of the document, asked for real and kept for five minutes. */
export class ForeignKeys {
  private readonly known = new Map<string, { readonly set: Promise<JSONWebKeySet>; readonly until: number }>();

  constructor(private readonly now: () => number) {}

  of(issuer: string): Promise<JSONWebKeySet> {
    const before = this.known.get(issuer);
    if (before !== undefined && before.until > this.now()) return before.set;
    const set = keySetAt(issuer);
    this.known.set(issuer, { set, until: this.now() + lifetime });
    for (const oldest of this.known.keys()) if (this.known.size > mostIssuers) this.known.delete(oldest);
    set.catch(() => this.known.delete(issuer));
    return set;
  }
}

async function keySetAt(issuer: string): Promise<JSONWebKeySet> {
  const discovery = await jsonAt(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const { jwks_uri } = discovery as { jwks_uri?: unknown };
  if (typeof jwks_uri !== 'string') throw new Error(`${issuer}: its discovery document must have a jwks_uri`);
  const set = (await jsonAt(jwks_uri)) as JSONWebKeySet;
  if (!Array.isArray(set.keys)) throw new Error(`${jwks_uri}: must be a key set, { "keys": [...] }`);
  return set;
}

async function jsonAt(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(longestWait) });
  if (!response.ok) throw new Error(`${url}: answered ${response.status}`);
  return response.json();
}
