import { textOf } from '../../terraform/language/value';
import type { ApiRequest } from '../api';
import type { Deployed } from '../deployed/deployed';
import { type Credentials, credentialsOf, developerCredentials } from './credentials';
import { ForeignKeys } from './foreign-keys';
import type { Identity, SignatureCheck, Signer } from './identity';
import { localKeyId, localKeySet } from './issuer';
import { keyAddressesOf, outsideIssuersOf } from './outside-issuers';
import { PoolHosts } from './pool-hosts';
import { type Pool, poolsOf } from './pools';
import { accessKeyOf, signatureFault } from './signature';

/** Starts the identities of a document: its user pools, its roles and the developer who calls it. */
export function startIdentity(deployed: Deployed, now: () => number = Date.now): Identity {
  const pools = poolsOf(deployed);
  const outside = outsideIssuersOf(deployed.model, pools);
  const keyAddresses = keyAddressesOf(deployed.model, outside);
  const keySetOf = keySetsOf(pools, outside, new ForeignKeys(now));
  const all = [...pools, ...outside];
  const hosts = new PoolHosts({ pools: all, keyAddresses, keySetOf, now });
  const signers = signersOf(deployed);
  return {
    keySetOf,
    async checkSignature(request: ApiRequest): Promise<SignatureCheck> {
      const secretOf = (key: string) => signers.get(key)?.credentials;
      const fault = await signatureFault(request, 'execute-api', secretOf, now());
      if (fault !== undefined) return { refused: fault };
      const found = signers.get(accessKeyOf(request) ?? '');
      return found === undefined ? { refused: 'The security token included in the request is invalid.' } : found;
    },
    issuers: all.map(({ issuer }) => issuer),
    hosts: [...pools.flatMap(({ domains }) => domains), ...keyAddresses.keys()],
    answer: (call) => hosts.answer(call),
    token: (request) => hosts.token(request),
    async close() {},
  };
}

/** Where the keys of each issuer come from. */
function keySetsOf(pools: readonly Pool[], outside: readonly Pool[], foreign: ForeignKeys): Identity['keySetOf'] {
  return async (issuer, keyId) => {
    if (pools.some((pool) => pool.issuer === issuer.replace(/\/$/, ''))) return localKeySet();
    if (!outside.some((one) => one.issuer === issuer)) return foreign.of(issuer);
    const own = await localKeySet();
    // Who has a token of this machine needs no network.
    const theirs = await foreign.of(issuer).catch((problem: unknown) => {
      if (keyId === localKeyId) return { keys: [] };
      throw problem;
    });
    return { keys: [...theirs.keys, ...own.keys] };
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
