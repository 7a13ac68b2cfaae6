import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Who signs the token of the benchmark. */
export interface BenchIssuer {
  readonly issuer: string;
  readonly token: string;
  close(): Promise<void>;
}

/** Starts an issuer on the loopback interface, with one token of RS256. */
export async function startIssuer(): Promise<BenchIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = [{ ...(await exportJWK(publicKey)), kid: 'bench', use: 'sig', alg: 'RS256' }];
  const server = createServer(({ url = '' }, response) => {
    const document = url.endsWith('jwks.json') ? { keys } : { issuer, jwks_uri: `${issuer}/jwks.json` };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(document));
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const token = await new SignJWT({ scope: 'read' })
    .setProtectedHeader({ alg: 'RS256', kid: 'bench' })
    .setIssuer(issuer)
    .setAudience('bench')
    .setSubject('alice')
    .setIssuedAt()
    .setExpirationTime('2h')
    .sign(privateKey);
  const close = () => new Promise<void>((closed) => server.close(() => closed()));
  return { issuer, token, close };
}
