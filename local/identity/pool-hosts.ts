import type { JSONWebKeySet } from 'jose';
import type { HeaderList } from '../api';
import { localKeyId } from './issuer';
import type { Pool, PoolClient } from './pools';
import { clientToken, makeTokens, NoToken, type TokenRequest, type Tokens } from './tokens';

/** A call of a host of user pools. */
export interface PoolCall {
  readonly method: string;
  /** Host without port. */
  readonly host: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: HeaderList;
  readonly body: Buffer;
}

/** What such a host answers. */
export interface PoolAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** Path at which the services of this machine give tokens to developers, whatever the host. */
export const developerTokenPath = '/_local/token';

/** What {@link PoolHosts} answers from. */
export interface PoolHostsProps {
  /** The issuers, those of the document first. */
  readonly pools: readonly Pool[];
  /** Where functions ask outside issuers for their keys, as host and path. */
  readonly keyAddresses: ReadonlyMap<string, string>;
  /** The keys of an issuer; those of an outside one with ours, whatever the network does, when ours is looked for. */
  readonly keySetOf: (issuer: string, keyId: string) => Promise<JSONWebKeySet>;
  readonly now: () => number;
}

/** The hosts of Cognito for the pools of a document: discovery, keys and tokens; and the keys of outside issuers, with ours. */
export class PoolHosts {
  private readonly pools: readonly Pool[];

  constructor(private readonly props: PoolHostsProps) {
    this.pools = props.pools;
  }

  /** Answers a call, or undefined when it is none for a pool. */
  async answer(call: PoolCall): Promise<PoolAnswer | undefined> {
    const { pathname, searchParams } = new URL(call.target, 'http://local');
    if (pathname === developerTokenPath) return this.developerToken(call, searchParams);
    const issuer = this.props.keyAddresses.get(`${call.host}${pathname}`);
    if (issuer !== undefined) return this.keysOf(issuer);
    const inPath = this.pools.find(({ id }) => pathname.startsWith(`/${id}/.well-known/`));
    if (inPath !== undefined) return this.wellKnown(inPath, pathname);
    const domain = this.pools.find(({ domains }) => domains.includes(call.host));
    return domain && pathname === '/oauth2/token' ? this.clientCredentials(domain, call) : undefined;
  }

  /** Makes tokens for a developer. */
  token(request: TokenRequest): Promise<Tokens> {
    return makeTokens(this.pools, request, this.props.now());
  }

  private async wellKnown(pool: Pool, path: string): Promise<PoolAnswer | undefined> {
    return path.endsWith('/jwks.json') ? this.keysOf(pool.issuer) : discoveryOf(pool, path);
  }

  /** Whoever asks may look for any key, so a missing network hides ours from nobody. */
  private async keysOf(issuer: string): Promise<PoolAnswer> {
    return { status: 200, body: await this.props.keySetOf(issuer, localKeyId) };
  }

  private async developerToken({ method, body }: PoolCall, query: URLSearchParams): Promise<PoolAnswer> {
    const given = method === 'POST' && body.length > 0 ? new URLSearchParams(body.toString()) : query;
    const request = requestIn(given);
    if (typeof request === 'string')
      return { status: 400, body: { error: 'invalid_request', error_description: request } };
    try {
      return { status: 200, body: await this.token(request) };
    } catch (problem) {
      if (!(problem instanceof NoToken)) throw problem;
      return { status: 400, body: { error: 'invalid_client', error_description: problem.message } };
    }
  }

  private async clientCredentials(pool: Pool, call: PoolCall): Promise<PoolAnswer> {
    const form = new URLSearchParams(call.body.toString());
    if (form.get('grant_type') !== 'client_credentials') return refused('unsupported_grant_type');
    const client = clientIn(pool, call, form);
    if (client === undefined) return refused('invalid_client');
    const access_token = await clientToken(pool, client, form.get('scope') ?? '', this.props.now());
    return { status: 200, body: { access_token, expires_in: 3600, token_type: 'Bearer' } };
  }
}

const refused = (error: string): PoolAnswer => ({ status: 400, body: { error } });

function discoveryOf({ issuer, domains }: Pool, path: string): PoolAnswer | undefined {
  if (!path.endsWith('/openid-configuration')) return undefined;
  const [domain] = domains;
  const endpoints = domain && {
    authorization_endpoint: `https://${domain}/oauth2/authorize`,
    token_endpoint: `https://${domain}/oauth2/token`,
    userinfo_endpoint: `https://${domain}/oauth2/userInfo`,
  };
  const body = {
    issuer,
    jwks_uri: `${issuer}/.well-known/jwks.json`,
    ...endpoints,
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'token'],
    scopes_supported: ['openid', 'email', 'phone', 'profile'],
    subject_types_supported: ['public'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
  };
  return { status: 200, body };
}

/** The client that proves itself by its secret, in the `Authorization` header or the form. */
function clientIn({ clients }: Pool, { headers }: PoolCall, form: URLSearchParams): PoolClient | undefined {
  const authorization = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1] ?? '';
  const [, basic = ''] = /^Basic (.+)$/i.exec(authorization) ?? [];
  const [fromHeader = '', secretFromHeader = ''] = Buffer.from(basic, 'base64').toString().split(':');
  const id = fromHeader || form.get('client_id');
  const secret = secretFromHeader || form.get('client_secret');
  return clients.find((client) => client.id === id && client.secret !== undefined && client.secret === secret);
}

function requestIn(form: URLSearchParams): TokenRequest | string {
  const sub = form.get('sub');
  if (sub === null || sub === '') return 'sub: must name the user';
  const expiresIn = form.get('expires_in');
  if (expiresIn !== null && !/^-?\d+$/.test(expiresIn))
    return `expires_in: must be a number of seconds, was ${JSON.stringify(expiresIn)}`;
  return {
    sub,
    client: form.get('client') ?? undefined,
    scope: form.get('scope') ?? undefined,
    groups: form.get('groups')?.split(',').filter(Boolean),
    expiresIn: expiresIn === null ? undefined : Number(expiresIn),
  };
}
