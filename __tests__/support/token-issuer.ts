import { createHmac, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a token is made; every part may be wrong. */
export interface TokenParts {
  /** Claims beside or instead of the valid ones; undefined takes one away. @default - a valid token of `alice` */
  readonly claims?: Record<string, unknown>;
  /** Header beside or instead of the valid one. @default - RS256 and the published key */
  readonly header?: Record<string, unknown>;
  /** What signs. @default 'published key' */
  readonly signedBy?: 'published key' | 'published EC key' | 'unknown key' | 'HS256 with the public key' | 'nobody';
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
  /** Answers the next requests for keys in another way; without one, as it should again. */
  answerWith(answer?: (response: ServerResponse) => void): void;
  /** Publishes another RSA key instead, which signs from now on. */
  rotate(): void;
  token(parts?: TokenParts): string;
  close(): Promise<void>;
}

const rsaKeys = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

/** What issuers begin with, made once: RSA keys take a tenth of a second each. */
const keys = {
  published: rsaKeys(),
  publishedEc: generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  unknown: rsaKeys(),
};

/** Starts an issuer with a published RSA key and a published EC key. */
export async function startTokenIssuer(): Promise<TokenIssuer> {
  const { publishedEc, unknown } = keys;
  let { published } = keys;
  let kid = 'key-1';
  let fetches = 0;
  let status = 200;
  let answerWith: ((response: ServerResponse) => void) | undefined;
  const server = createServer((_request, response) => {
    fetches += 1;
    if (answerWith) return answerWith(response);
    const jwks = [
      { ...published.publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256' },
      { ...publishedEc.publicKey.export({ format: 'jwk' }), kid: 'ec-key', use: 'sig', alg: 'ES256' },
    ];
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: jwks }));
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
    answerWith: (answer) => {
      answerWith = answer;
    },
    rotate: () => {
      published = rsaKeys();
      kid = `${kid}-next`;
    },
    token: ({ claims, header, signedBy = 'published key' } = {}) => {
      const signed = [
        {
          ...(signedBy === 'published EC key' ? { alg: 'ES256', kid: 'ec-key' } : { alg: 'RS256', kid }),
          typ: 'JWT',
          ...header,
        },
        { ...valid(), ...claims },
      ]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `${signed}.${signature(signed, signedBy, { published, publishedEc, unknown })}`;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

interface KeyPair {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

function signature(
  signed: string,
  signedBy: NonNullable<TokenParts['signedBy']>,
  { published, publishedEc, unknown }: Record<'published' | 'publishedEc' | 'unknown', KeyPair>,
): string {
  if (signedBy === 'nobody') return '';
  if (signedBy === 'HS256 with the public key') {
    const secret = published.publicKey.export({ format: 'pem', type: 'spki' });
    return createHmac('sha256', secret).update(signed).digest('base64url');
  }
  const { privateKey } = { 'unknown key': unknown, 'published key': published, 'published EC key': publishedEc }[
    signedBy
  ];
  return sign('sha256', Buffer.from(signed), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}
