import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a token is made; every part may be wrong. */
export interface TokenParts {
  /** Claims beside or instead of the valid ones; undefined takes one away. @default - a valid token of `alice` */
  readonly claims?: Record<string, unknown>;
  /** Header beside or instead of the valid one. @default - RS256 and the published key */
  readonly header?: Record<string, unknown>;
  /** What signs. @default 'published key' */
  readonly signedBy?: 'published key' | 'unknown key' | 'HS256 with the public key' | 'nobody';
}

/** Someone who signs tokens and publishes the keys, on the loopback interface. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUri: string;
  /** How often the keys were fetched. */
  readonly fetches: () => number;
  /** Answers the next requests for keys with this status. */
  fail(status: number): void;
  token(parts?: TokenParts): string;
  close(): Promise<void>;
}

/** Starts an issuer with one published RSA key. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const published = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const unknown = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let fetches = 0;
  let status = 200;
  const server = createServer((_request, response) => {
    fetches += 1;
    const key = { ...published.publicKey.export({ format: 'jwk' }), kid: 'key-1', use: 'sig', alg: 'RS256' };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [key] }));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}/pool`;
  const valid = () => ({ sub: 'alice', iss: issuer, aud: 'chat-client', exp: Math.floor(Date.now() / 1000) + 600 });

  return {
    issuer,
    audience: 'chat-client',
    jwksUri: `${issuer}/.well-known/jwks.json`,
    fetches: () => fetches,
    fail: (answer) => {
      status = answer;
    },
    token: ({ claims, header, signedBy = 'published key' } = {}) => {
      const signed = [
        { alg: 'RS256', kid: 'key-1', typ: 'JWT', ...header },
        { ...valid(), ...claims },
      ]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `${signed}.${signature(signed, signedBy, published, unknown.privateKey)}`;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

function signature(
  signed: string,
  signedBy: NonNullable<TokenParts['signedBy']>,
  published: { privateKey: KeyObject; publicKey: KeyObject },
  unknownKey: KeyObject,
): string {
  if (signedBy === 'nobody') return '';
  if (signedBy === 'HS256 with the public key') {
    const secret = published.publicKey.export({ format: 'pem', type: 'spki' });
    return createHmac('sha256', secret).update(signed).digest('base64url');
  }
  const key = signedBy === 'unknown key' ? unknownKey : published.privateKey;
  return sign('sha256', Buffer.from(signed), key).toString('base64url');
}
