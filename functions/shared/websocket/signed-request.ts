import { fromEnv } from '@aws-sdk/credential-provider-env';
import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import { requiredVariable } from '../environment';

const signer = new SignatureV4({
  service: 'execute-api',
  region: requiredVariable('AWS_REGION'),
  credentials: fromEnv(),
  sha256: Hash.bind(null, 'sha256'),
});

/** The headers with which AWS takes a POST for one of this function's role. The path is already percent-encoded. */
export async function signedHeaders({ protocol, hostname, host }: URL, path: string, body: string) {
  const { headers } = await signer.sign({
    method: 'POST',
    protocol,
    hostname,
    path,
    query: {},
    headers: { host, 'content-type': 'application/octet-stream', 'content-length': String(Buffer.byteLength(body)) },
    body,
  });
  return headers;
}
