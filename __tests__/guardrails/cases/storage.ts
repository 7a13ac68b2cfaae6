import { type Case, proof, type Resources, ref, values } from './case';

const table = 'aws_dynamodb_table.t';
const type = 'aws_dynamodb_table';
const on = (body: Record<string, unknown>): Resources => ({
  [table]: { name: 'table', hash_key: 'pk', billing_mode: 'PAY_PER_REQUEST', ...body },
});
const index = (more: Record<string, unknown> = {}): Record<string, unknown> => ({
  name: 'gsi',
  hash_key: 'gk',
  projection_type: 'ALL',
  ...more,
});
const statement = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole', ...more }],
  });
const inline = 'aws_iam_role_policy';
const api = 'aws_apigatewayv2_api';
const acl = 'aws_wafv2_web_acl_association';

/** Proofs of the rules about tables, roles, tags and firewalls. */
export const storageCases: Case[] = [
  proof(
    'dynamodb/attributes',
    on({
      attribute: [
        { name: 'pk', type: 'S' },
        { name: 'other', type: 'S' },
      ],
    }),
    on({ attribute: [{ name: 'pk', type: 'S' }] }),
    [`${table}.attribute`, `${table}.hash_key`, `${table}.global_secondary_index`],
    { says: 'other' },
  ),
  proof(
    'dynamodb/attributes',
    on({ attribute: [{ name: 'pk', type: 'S' }], range_key: 'sk' }),
    on({ range_key: undefined }),
    [`${table}.attribute`, `${table}.range_key`],
    { when: 'one missing', says: 'sk' },
  ),
  ...values('dynamodb/attribute-type', `${type}.attribute.type`, ['string'], ['S', 'N']),
  proof(
    'dynamodb/capacity',
    on({ billing_mode: 'PROVISIONED' }),
    on({ billing_mode: 'PROVISIONED', read_capacity: 1, write_capacity: 1 }),
    [`${table}.billing_mode`],
  ),
  proof(
    'dynamodb/capacity',
    on({ read_capacity: 5 }),
    on({ read_capacity: undefined }),
    [`${table}.billing_mode`, `${table}.read_capacity`],
    { when: 'on demand' },
  ),
  proof(
    'dynamodb/index-capacity',
    on({ billing_mode: 'PROVISIONED', global_secondary_index: index() }),
    on({ billing_mode: 'PAY_PER_REQUEST' }),
    [`${table}.billing_mode`, `${table}.global_secondary_index`],
  ),
  ...values('dynamodb/name', `${type}.name`, ['ab', 'my table', 'x'.repeat(256)], ['abc', 'my-table_1.x']),
  ...values('dynamodb/name', `${type}.global_secondary_index.name`, ['g'], ['gsi1']),
  proof('dynamodb/two-keys', on({ range_key: 'pk' }), on({ range_key: 'sk' }), [
    `${table}.range_key`,
    `${table}.hash_key`,
  ]),
  proof(
    'dynamodb/indexes',
    on({ global_secondary_index: [index(), index()] }),
    on({ global_secondary_index: [index(), index({ name: 'gsi2' })] }),
    [`${table}.global_secondary_index`, `${table}.global_secondary_index.0.name`],
  ),
  ...values(
    'dynamodb/projection',
    `${type}.global_secondary_index`,
    [index({ projection_type: 'INCLUDE' }), index({ non_key_attributes: ['a'] })],
    [index(), index({ projection_type: 'INCLUDE', non_key_attributes: ['a'] })],
  ),
  proof('dynamodb/local-index', on({ local_secondary_index: index() }), on({ range_key: 'sk' }), [
    `${table}.range_key`,
    `${table}.local_secondary_index`,
  ]),
  proof(
    'dynamodb/ttl',
    on({ ttl: { enabled: true, attribute_name: 'pk' } }),
    on({ ttl: { attribute_name: 'expires' } }),
    [`${table}.ttl.attribute_name`, `${table}.hash_key`],
  ),
  proof('dynamodb/stream-view', on({ stream_view_type: 'NEW_IMAGE' }), on({ stream_enabled: true }), [
    `${table}.stream_enabled`,
    `${table}.stream_view_type`,
  ]),
  proof(
    'dynamodb/encryption-key',
    on({ server_side_encryption: { enabled: false, kms_key_arn: 'arn:x' } }),
    on({ server_side_encryption: { enabled: true } }),
    [`${table}.server_side_encryption.enabled`, `${table}.server_side_encryption.kms_key_arn`],
  ),
  ...values(
    'iam/trust-policy',
    'aws_iam_role.assume_role_policy',
    [
      statement({ Resource: '*' }),
      statement({ Principal: { Service: 'lambda' } }),
      statement({ Action: 'lambda:InvokeFunction' }),
    ],
    [statement(), statement({ Action: ['sts:AssumeRole', 'sts:TagSession'] })],
  ),
  proof(
    'iam/trust-policy',
    {
      'aws_iam_role.r': { assume_role_policy: ref('data.aws_iam_policy_document.p.json') },
      'data.aws_iam_policy_document.p': {
        statement: [{ actions: ['sts:AssumeRole'], principals: [{ type: 'Service', identifiers: ['lambda'] }] }],
      },
    },
    {
      'data.aws_iam_policy_document.p': {
        statement: [
          { actions: ['sts:AssumeRole'], principals: [{ type: 'Service', identifiers: ['lambda.amazonaws.com'] }] },
        ],
      },
    },
    [
      'data.aws_iam_policy_document.p.statement',
      'aws_iam_role.r.assume_role_policy',
      'data.aws_iam_policy_document.p.statement.0.principals',
    ],
    { when: 'a data source' },
  ),
  ...values('iam/role-name', 'aws_iam_role.name', ['x'.repeat(65)], ['r']),
  ...values('iam/sid', `${inline}.policy`, [statement({ Sid: 'a-b' })], [statement({ Sid: 'ab' })]),
  ...values('iam/policy-size', `${inline}.policy`, [statement({ Resource: 'x'.repeat(10_300) })], [statement()]),
  ...values(
    'tags/limits',
    `${api}.tags`,
    [
      { 'aws:x': 'a' },
      { a: 'x'.repeat(257) },
      { 'a#b': 'c' },
      Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`t${at}`, 'x'])),
    ],
    [{ a: 'b c_d.e:f/g=h+i-j@k' }, { a: ref('var.unknown') }, {}],
  ),
  ...values(
    'waf/rest-stage',
    `${acl}.resource_arn`,
    [ref('aws_apigatewayv2_stage.s.arn'), 'arn:aws:apigateway:eu-west-1::/apis/a/stages/b'],
    ['arn:aws:apigateway:eu-west-1::/restapis/a/stages/b', ref('aws_api_gateway_stage.s.arn')],
    { 'aws_apigatewayv2_stage.s': {}, 'aws_api_gateway_stage.s': {} },
  ),
  proof(
    'waf/regional-acl',
    { [`${acl}.x`]: { web_acl_arn: ref('aws_wafv2_web_acl.w.arn') }, 'aws_wafv2_web_acl.w': { scope: 'CLOUDFRONT' } },
    { 'aws_wafv2_web_acl.w': { scope: 'REGIONAL' } },
    ['aws_wafv2_web_acl.w.scope', `${acl}.x.web_acl_arn`],
  ),
];
