import { textOf } from '../../terraform/language/value';
import type { ApiRequest } from '../api';
import type { Deployed } from '../deployed/deployed';
import { type Credentials, credentialsOf, developerCredentials } from './credentials';
import { ForeignKeys } from './foreign-keys';
import type { Identity, SignatureCheck, Signer } from './identity';
import { localKeySet } from './issuer';
import { PoolHosts } from './pool-hosts';
import { poolsOf } from './pools';
import { accessKeyOf, signatureFault } from './signature';

/** Starts the identities of a document: its user pools, its roles and the developer who calls it. */
export function startIdentity(deployed: Deployed, now: () => number = Date.now): Identity {
  const pools = poolsOf(deployed);
  const foreign = new ForeignKeys(now);
  const hosts = new PoolHosts(pools, now);
  const signers = signersOf(deployed);
  return {
    keySetOf: (issuer) =>
      pools.some((pool) => pool.issuer === issuer.replace(/\/$/, '')) ? localKeySet() : foreign.of(issuer),
    async checkSignature(request: ApiRequest): Promise<SignatureCheck> {
      const secretOf = (key: string) => signers.get(key)?.credentials;
      const fault = await signatureFault(request, 'execute-api', secretOf, now());
      if (fault !== undefined) return { refused: fault };
      const found = signers.get(accessKeyOf(request) ?? '');
      return found === undefined ? { refused: 'The security token included in the request is invalid.' } : found;
    },
    issuers: pools.map(({ issuer }) => issuer),
    hosts: pools.flatMap(({ domains }) => domains),
    answer: (call) => hosts.answer(call),
    token: (request) => hosts.token(request),
    async close() {},
  };
}

interface Known {
  readonly credentials: Credentials;
  readonly signer: Signer;
}

/** Everyone whose keys are known: the developer, and each role as its functions have it. */
function signersOf({ model, partition, accountId }: Deployed): Map<string, Known> {
  const { accessKeyId } = developerCredentials;
  const arn = `arn:${partition}:iam::${accountId}:user/local`;
  const developer: Signer = { accessKey: accessKeyId, accountId, userId: 'AIDALOCALUSER0000000', arn };
  const known = new Map<string, Known>([[accessKeyId, { credentials: developerCredentials, signer: developer }]]);
  for (const role of model.ofType('aws_iam_role')) {
    const roleArn = textOf(role.attribute('arn')) ?? '';
    const credentials = credentialsOf(roleArn);
    const name = textOf(role.attribute('name')) ?? '';
    const userId = `${textOf(role.attribute('unique_id')) ?? ''}:local`;
    const assumed = `arn:${partition}:sts::${accountId}:assumed-role/${name}/local`;
    known.set(credentials.accessKeyId, {
      credentials,
      signer: { accessKey: credentials.accessKeyId, accountId, userId, arn: assumed, roleArn },
    });
  }
  return known;
}
