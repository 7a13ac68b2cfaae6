import { constants, type KeyObject, verify } from 'node:crypto';

/** API Gateway takes tokens that are signed with RSA, and no others. */
const digests: Readonly<Record<string, string>> = { '256': 'sha256', '384': 'sha384', '512': 'sha512' };

/** Whether API Gateway verifies this algorithm of a token's header at all. */
export const isSupported = (algorithm: unknown): algorithm is string =>
  typeof algorithm === 'string' && /^(RS|PS)(256|384|512)$/.test(algorithm);

/** Verifies the signature over the first two parts of a token. */
export function signatureHolds(algorithm: string, key: KeyObject, signed: string, signature: string): boolean {
  const padding = algorithm.startsWith('PS')
    ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
    : { padding: constants.RSA_PKCS1_PADDING };
  const digest = digests[algorithm.slice(2)];
  return verify(digest, Buffer.from(signed), { key, ...padding }, Buffer.from(signature, 'base64url'));
}
