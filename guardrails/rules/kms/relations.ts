import { isList, textOf, Unknown } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isNotTrue, isTrue } from '../apis';
import { rule, shown } from '../define';

const key = 'aws_kms_key';
const keys = [key, 'aws_kms_replica_key', 'aws_kms_external_key', 'aws_kms_alias'];
const answer = (operation: string): string =>
  `https://docs.aws.amazon.com/kms/latest/APIReference/API_${operation}.html`;

/** What somebody may be granted on a key of each use. */
const granted: Readonly<Record<string, RegExp>> = {
  ENCRYPT_DECRYPT: /^(?!Sign$|Verify$|(Generate|Verify)Mac$|DeriveSharedSecret$)/,
  SIGN_VERIFY: /^(?!Encrypt$|Decrypt$|ReEncrypt|GenerateDataKey|GenerateMac$|VerifyMac$|DeriveSharedSecret$)/,
  GENERATE_VERIFY_MAC:
    /^(?!Encrypt$|Decrypt$|ReEncrypt|GenerateDataKey|Sign$|Verify$|GetPublicKey$|DeriveSharedSecret$)/,
};

function grantProblems(resource: Resource, model: Model): (string | false)[] {
  const found = model.follow(resource, 'key_id', key);
  const operations = resource.get('operations');
  const usage = found?.lacks('key_usage') ? 'ENCRYPT_DECRYPT' : textOf(found?.get('key_usage'));
  const form = found?.managed ? granted[usage ?? ''] : undefined;
  return (isList(operations) ? operations : []).map((one) => {
    const name = textOf(one) ?? '';
    return form?.test(name) === false && `operations must be of a key that is for ${usage}, was ${shown(name)}`;
  });
}

/** Where something is encrypted at once, or refused: the argument that names the key, behind its blocks. */
const encrypted: Readonly<Record<string, readonly string[]>> = {
  aws_dynamodb_table: ['server_side_encryption', 'kms_key_arn'],
  aws_kinesis_stream: ['kms_key_id'],
  aws_ssm_parameter: ['key_id'],
  aws_cloudwatch_log_group: ['kms_key_id'],
  aws_kinesis_firehose_delivery_stream: ['server_side_encryption', 'key_arn'],
};

/** The region of a key that an argument names, as a text or by reference. */
function regionOfKey(body: Body, argument: string, model: Model): string | undefined {
  const written = /^arn:[\w-]+:kms:([a-z0-9-]+):/.exec(textOf(body.get(argument)) ?? '')?.[1];
  return written ?? model.follow(body, argument, ...keys)?.region;
}

function regionProblem(body: Body, argument: string, region: string | undefined, model: Model): string | false {
  const other = regionOfKey(body, argument, model);
  return (
    region !== undefined &&
    other !== undefined &&
    other !== region &&
    `${argument} must be a key of ${region}, was one of ${other}`
  );
}

function regionProblems(resource: Resource, model: Model): (string | false)[] {
  const path = encrypted[resource.type] ?? [];
  const bodies = path.length > 1 ? resource.blocks(path[0] ?? '') : [resource];
  const replicas = resource.type === 'aws_dynamodb_table' ? resource.blocks('replica') : [];
  return [
    ...bodies.map((one) => regionProblem(one, path.at(-1) ?? '', resource.region, model)),
    ...replicas.map((one) => regionProblem(one, 'kms_key_arn', textOf(one.get('region_name')), model)),
  ];
}

/** Rules about keys and what uses them. */
export const keyRelationRules = [
  rule({
    id: 'kms/replica-primary',
    severity: 'rejects',
    source: answer('ReplicateKey'),
    on: 'aws_kms_replica_key',
    demand: 'a key is replicated from a multi-Region key, into another region',
    fix: 'Set multi_region = true on the key, and make the replica with a provider of another region.',
    check: (resource, model) => {
      const found = model.follow(resource, 'primary_key_arn', key);
      return found?.type === key && found.managed
        ? [
            isNotTrue(found, 'multi_region') &&
              `primary_key_arn must be a multi-Region key, ${found.address} is of one region`,
            found.region !== undefined &&
              found.region === resource.region &&
              `primary_key_arn must be in another region, ${found.address} is in ${found.region}, too`,
          ]
        : undefined;
    },
  }),
  rule({
    id: 'kms/custom-store',
    severity: 'rejects',
    source: answer('CreateKey'),
    on: key,
    demand: 'a key in a custom key store is symmetric, of one region, and not rotated',
    fix: 'Remove the argument, or custom_key_store_id.',
    check: (resource) => {
      const spec = resource.get('customer_master_key_spec') ?? 'SYMMETRIC_DEFAULT';
      return (
        resource.has('custom_key_store_id') === true &&
        resource.get('custom_key_store_id') !== '' && [
          !(spec instanceof Unknown) &&
            spec !== 'SYMMETRIC_DEFAULT' &&
            `customer_master_key_spec must be SYMMETRIC_DEFAULT in a custom key store, was ${shown(spec)}`,
          ...['multi_region', 'enable_key_rotation'].map(
            (name) => isTrue(resource, name) && `${name} must be false in a custom key store, was true`,
          ),
        ]
      );
    },
  }),
  rule({
    id: 'kms/grant-operations',
    severity: 'rejects',
    source: answer('CreateGrant'),
    on: 'aws_kms_grant',
    demand: 'a grant allows what the key can do',
    fix: 'Name operations of the use of the key: Encrypt and Decrypt, Sign and Verify, or GenerateMac and VerifyMac.',
    check: grantProblems,
  }),
  rule({
    id: 'kms/key-region',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/kms/latest/developerguide/multi-region-keys-overview.html',
    on: Object.keys(encrypted),
    demand: 'a key of KMS encrypts what is in its own region',
    fix: 'Name a key of the same region, or a replica of a multi-Region key there.',
    check: regionProblems,
  }),
];
