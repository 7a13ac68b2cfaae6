import type { JSONWebKeySet, JWTPayload } from 'jose';

/** How tokens of this machine name their key. */
export const localKeyId = 'local';

interface Keys {
  readonly sign: (claims: JWTPayload) => Promise<string>;
  readonly set: JSONWebKeySet;
}

let made: Promise<Keys> | undefined;

/** The key pair of this process: made when it is first needed, and kept when a document is read again, so that tokens stay valid. */
function keys(): Promise<Keys> {
  made ??= makeKeys();
  return made;
}

async function makeKeys(): Promise<Keys> {
  // Only runs that give tokens wait for it.
  const { exportJWK, generateKeyPair, SignJWT } = await import('jose');
  const { privateKey, publicKey } = await generateKeyPair('RS256', { modulusLength: 2048 });
  const kid = localKeyId;
  return {
    sign: (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' }).sign(privateKey),
    set: { keys: [{ ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' }] },
  };
}

/** Signs a token with the local key. */
export const signToken = async (claims: JWTPayload): Promise<string> => (await keys()).sign(claims);

/** The key set that every local issuer publishes. */
export const localKeySet = async (): Promise<JSONWebKeySet> => (await keys()).set;
