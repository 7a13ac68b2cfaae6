import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import type { HeaderList } from '../api';
import type { Credentials } from './credentials';

/** A request to sign. */
export interface Unsigned {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** `Host` among them. */
  readonly headers: HeaderList;
  readonly body: string;
}

/** The headers with which a request is signed for `execute-api`. */
export async function signatureHeaders(
  { method, target, headers, body }: Unsigned,
  region: string,
  credentials: Credentials,
): Promise<HeaderList> {
  const { pathname, searchParams, host } = new URL(target, 'http://local');
  const signer = new SignatureV4({
    ...{ service: 'execute-api', region, credentials, sha256: Hash.bind(null, 'sha256') },
  });
  const signed = await signer.sign({
    ...{ method, protocol: 'http:', hostname: host, path: pathname, body },
    query: Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)])),
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
  });
  const added = Object.entries(signed.headers).filter(([name]) => /^(authorization|x-amz-)/.test(name));
  return added;
}
