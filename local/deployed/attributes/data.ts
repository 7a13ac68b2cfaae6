import { drawn, hexId, uuidFor } from '../ids';
import type { Attributes, Subject } from '../subject';

const tableArn = (of: Subject): string => of.arn('dynamodb', `table/${of.text('name') || of.label}`);
const table: Attributes = {
  id: (of) => of.text('name'),
  arn: tableArn,
  stream_arn: (of) =>
    String(of.resource.get('stream_enabled')) === 'true' ? `${tableArn(of)}/stream/2026-01-01T00:00:00.000` : '',
  stream_label: () => '2026-01-01T00:00:00.000',
  billing_mode: () => 'PROVISIONED',
};

/** A bucket: its name is unique in the world, so its ARN tells neither region nor account. */
const bucketName = (of: Subject): string => of.name('bucket');
const bucketArn = (of: Subject): string => of.arn('s3', bucketName(of), '', '');
const bucket: Attributes = {
  id: bucketName,
  bucket: bucketName,
  arn: bucketArn,
  bucket_domain_name: (of) => `${bucketName(of)}.s3.${of.dnsSuffix}`,
  bucket_regional_domain_name: (of) => `${bucketName(of)}.s3.${of.region}.${of.dnsSuffix}`,
  hosted_zone_id: () => 'Z1BKCTXD74EZPE',
};

const parameterArn = (of: Subject): string => of.arn('ssm', `parameter${slashed(of.text('name'))}`);
const slashed = (name: string): string => (name.startsWith('/') ? name : `/${name}`);

const secretArn = (of: Subject): string => of.arn('secretsmanager', `secret:${of.name()}-${drawn(of.seed, 6)}`);
const secret: Attributes = { id: secretArn, arn: secretArn, name: (of) => of.name() };
const secretVersion: Attributes = {
  id: (of) => `${of.text('secret_id')}|${uuidFor(of.seed)}`,
  arn: (of) => of.text('secret_id'),
  version_id: (of) => uuidFor(of.seed),
  secret_string: () => '',
};

const keyArn = (of: Subject): string => of.arn('kms', `key/${uuidFor(of.seed)}`);
const key: Attributes = { id: (of) => uuidFor(of.seed), key_id: (of) => uuidFor(of.seed), arn: keyArn };
const keyAlias: Attributes = {
  id: (of) => of.name(),
  arn: (of) => of.arn('kms', of.name()),
  target_key_arn: (of) => of.of('target_key_id', 'aws_kms_key', 'arn'),
};

const byName = (service: string, kind: string): Attributes => ({
  id: (of) => of.name(),
  name: (of) => of.name(),
  arn: (of) => of.arn(service, `${kind}${of.name()}`),
});

/** Databases, stores, keys and streams. */
export const dataAttributes: Readonly<Record<string, Attributes>> = {
  aws_dynamodb_table: table,
  aws_s3_bucket: bucket,
  aws_s3_object: {
    id: (of) => of.text('key'),
    etag: (of) => hexId(of.seed, 32),
    version_id: (of) => drawn(of.seed, 32),
  },
  aws_ssm_parameter: { id: (of) => of.text('name'), arn: parameterArn, version: () => 1 },
  aws_secretsmanager_secret: secret,
  aws_secretsmanager_secret_version: secretVersion,
  aws_kms_key: key,
  aws_kms_alias: keyAlias,
  aws_kinesis_stream: { ...byName('kinesis', 'stream/'), id: (of) => of.arn('kinesis', `stream/${of.name()}`) },
  aws_kinesis_firehose_delivery_stream: byName('firehose', 'deliverystream/'),
};
