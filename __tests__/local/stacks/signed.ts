import { Hash } from '@smithy/core/serde';
import { SignatureV4 } from '@smithy/signature-v4';
import { developerCredentials } from '../../../local/identity/credentials';
import type { RunningStack } from './run-stack';

/** Headers of a request without query, which a developer signed. */
export async function signed(
  { host, world }: Pick<RunningStack, 'host' | 'world'>,
  line: string,
  secret = developerCredentials.secretAccessKey,
) {
  const [method = '', path = ''] = line.split(' ');
  const signer = new SignatureV4({
    service: 'execute-api',
    region: world.deployed.region,
    credentials: { ...developerCredentials, secretAccessKey: secret },
    sha256: Hash.bind(null, 'sha256'),
  });
  const request = { method, path, protocol: 'https:', hostname: host, headers: { host }, query: {} };
  return (await signer.sign(request)).headers;
}
