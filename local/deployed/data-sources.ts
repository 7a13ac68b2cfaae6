import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { textOf, type Value } from '../../terraform/language/value';
import { archiveFile } from './archive';
import { drawn, hexId, uuidFor } from './ids';
import { policyDocument } from './policy-document';
import type { Attributes, Subject } from './subject';
import { templateFile } from './template-file';

const regionName = (of: Subject): string => of.text('region') || of.text('name') || of.region;

/** Ids of things that exist outside of the document: drawn from its arguments, so that the same filter finds the same. */
const found = (of: Subject, prefix: string, length = 17): string => `${prefix}${hexId(of.resource.address, length)}`;

const list = (count: number, item: (at: number) => string): Value =>
  Array.from({ length: count }, (_, at) => item(at + 1));

function fileText(of: Subject): string | undefined {
  try {
    return readFileSync(resolve(of.surroundings.folder, of.text('filename')), 'utf8');
  } catch {
    return undefined;
  }
}

/** The ids or ARNs of the pools of a name. */
const pools =
  (attribute: string) =>
  (of: Subject): Value =>
    of.others('aws_cognito_user_pool', 'name', of.text('name')).map((pool) => textOf(pool.attribute(attribute)) ?? '');

/** The latest version of a secret of the document. */
const secretText = (of: Subject): string | undefined => {
  const [version] = of.others('aws_secretsmanager_secret_version', 'secret_id', of.text('secret_id'));
  return version && textOf(version.get('secret_string'));
};

const zoneId = (of: Subject): string => of.text('zone_id') || `Z${drawn(of.resource.address, 20).toUpperCase()}`;
const withoutDot = (name: string): string => name.replace(/\.$/, '');

/** Data sources that no managed resource of the same type stands for. */
export const dataSources: Readonly<Record<string, Attributes>> = {
  archive_file: archiveFile,
  aws_iam_policy_document: policyDocument,
  aws_caller_identity: {
    id: (of) => of.surroundings.accountId,
    account_id: (of) => of.surroundings.accountId,
    arn: (of) => of.arn('iam', 'user/local', ''),
    user_id: () => 'AIDALOCALUSER0000000',
  },
  aws_region: {
    id: regionName,
    name: regionName,
    region: regionName,
    description: regionName,
    endpoint: (of) => `ec2.${regionName(of)}.${of.dnsSuffix}`,
  },
  aws_partition: {
    id: (of) => of.partition,
    partition: (of) => of.partition,
    dns_suffix: (of) => of.dnsSuffix,
    reverse_dns_prefix: (of) => of.dnsSuffix.split('.').reverse().join('.'),
  },
  aws_service_principal: {
    name: (of) => `${of.text('service_name')}.amazonaws.com`,
    id: (of) => `${of.text('service_name')}.${of.region}.amazonaws.com`,
  },
  aws_availability_zones: {
    id: (of) => of.region,
    names: (of) => ['a', 'b', 'c'].map((zone) => `${of.region}${zone}`),
    zone_ids: (of) => list(3, (at) => `${of.region}-az${at}`),
  },
  aws_vpc: {
    id: (of) => of.text('id') || found(of, 'vpc-'),
    arn: (of) => of.arn('ec2', `vpc/${of.text('id') || found(of, 'vpc-')}`),
    cidr_block: () => '10.0.0.0/16',
  },
  aws_subnets: { id: (of) => of.region, ids: (of) => list(2, (at) => found(of, `subnet-${at}`, 16)) },
  aws_subnet_ids: { ids: (of) => list(2, (at) => found(of, `subnet-${at}`, 16)) },
  aws_subnet: { id: (of) => of.text('id') || found(of, 'subnet-'), cidr_block: () => '10.0.1.0/24' },
  aws_security_group: { id: (of) => of.text('id') || found(of, 'sg-') },
  aws_security_groups: { ids: (of) => [found(of, 'sg-')] },
  aws_route53_zone: {
    id: zoneId,
    zone_id: zoneId,
    name: (of) => withoutDot(of.text('name')),
    arn: (of) => of.arn('route53', `hostedzone/${zoneId(of)}`, '', ''),
  },
  aws_acm_certificate: {
    id: (of) => of.arn('acm', `certificate/${uuidFor(of.resource.address)}`),
    arn: (of) => of.arn('acm', `certificate/${uuidFor(of.resource.address)}`),
    status: () => 'ISSUED',
  },
  aws_cognito_user_pools: { ids: pools('id'), arns: pools('arn'), id: (of) => of.text('name') },
  aws_secretsmanager_secret_version: { id: (of) => of.text('secret_id'), secret_string: secretText },
  aws_canonical_user_id: { id: (of) => hexId(of.surroundings.accountId, 64) },
  aws_default_tags: { id: () => 'aws', tags: () => ({}) },
  template_file: templateFile,
  local_file: { id: (of) => hexId(of.seed, 40), content: fileText },
};

/** The argument by which a data source names what it looks for, beside `name`. */
export const lookedUpBy: Readonly<Record<string, string>> = {
  aws_apigatewayv2_api: 'api_id',
  aws_cognito_user_pool: 'user_pool_id',
  aws_cognito_user_pool_client: 'client_id',
  aws_kms_key: 'key_id',
  aws_lambda_function: 'function_name',
  aws_lambda_layer_version: 'layer_name',
  aws_s3_bucket: 'bucket',
  aws_sfn_state_machine: 'name',
};
