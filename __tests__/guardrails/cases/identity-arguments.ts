import { type Case, proof, type Resources, ref, values } from './case';

const pool = 'aws_cognito_user_pool';
const client = 'aws_cognito_user_pool_client';
const server = 'aws_cognito_resource_server';
const provider = 'aws_cognito_identity_provider';
const role = 'aws_iam_role';
const policy = 'aws_iam_policy';
const json = JSON.stringify;
const text = (length: number): string => 'x'.repeat(length);
const schema = (...blocks: Record<string, unknown>[]): Resources => ({ [`${pool}.a`]: { schema: blocks } });
const lengths = (min_length: string, max_length: string): Record<string, unknown> => ({
  name: 'a',
  attribute_data_type: 'String',
  string_attribute_constraints: { min_length, max_length },
});
const statement = (body: Record<string, unknown>): string =>
  json({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: '*', Action: 's3:GetObject', ...body }] });
const tier = (body: Record<string, unknown>): Resources => ({ [`${pool}.a`]: { user_pool_tier: 'LITE', ...body } });
const plus: Resources = { [`${pool}.a`]: { user_pool_tier: 'ESSENTIALS' } };
const arns = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `arn:aws:iam::111122223333:policy/p${at}`);
const attached = (count: number): Resources =>
  Object.fromEntries(
    arns(count).map((policy_arn, at) => [
      `aws_iam_role_policy_attachment.p${at}`,
      { role: ref(`${role}.a.name`), policy_arn },
    ]),
  );
const inPool = (body: Record<string, unknown>): Resources => ({
  [`${pool}.p`]: { name: 'p', schema: [{ name: 'team', attribute_data_type: 'String' }] },
  [`${client}.a`]: { user_pool_id: ref(`${pool}.p.id`), ...body },
});

const users: Case[] = [
  ...values(
    'cognito/role-mapping-provider',
    'aws_cognito_identity_pool_roles_attachment.role_mapping.identity_provider',
    ['https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a:b'],
    ['cognito-idp.eu-west-1.amazonaws.com/eu-west-1_a:b', 'graph.facebook.com'],
  ),
  proof(
    'cognito/attribute-schema',
    schema({ name: 'a' }, { name: 'a' }),
    schema({ name: 'a' }, { name: 'b' }),
    `${pool}.a.schema.1.name`,
  ),
  proof(
    'cognito/attribute-schema',
    schema({ name: 'email', attribute_data_type: 'Number' }),
    schema({ name: 'email', attribute_data_type: 'String' }),
    [`${pool}.a.schema.0.name`, `${pool}.a.schema.0.attribute_data_type`],
    { when: 'type of email' },
  ),
  proof(
    'cognito/attribute-schema',
    schema({ name: 'email_verified', attribute_data_type: 'String' }),
    schema({ name: 'email_verified', attribute_data_type: 'Boolean' }),
    `${pool}.a.schema.0.name`,
    { when: 'type of a flag' },
  ),
  proof(
    'cognito/attribute-schema',
    schema({ name: 'updated_at', attribute_data_type: 'DateTime' }),
    schema({ name: 'updated_at', attribute_data_type: 'Number' }),
    `${pool}.a.schema.0.name`,
    { when: 'type of a time' },
  ),
  proof(
    'cognito/attribute-schema',
    schema(lengths('11', '10')),
    schema(lengths('10', '10')),
    `${pool}.a.schema.0.string_attribute_constraints.min_length`,
    { when: 'lengths' },
  ),
  proof(
    'cognito/attribute-schema',
    schema(lengths('1', '2049')),
    schema(lengths('1', '2048')),
    `${pool}.a.schema.0.string_attribute_constraints.max_length`,
    { when: 'greatest length' },
  ),
  ...values('cognito/attribute-name', `${pool}.schema.name`, ['team id'], ['team_id']),
  proof(
    'cognito/verified-before-update',
    { [`${pool}.a`]: { user_attribute_update_settings: { attributes_require_verification_before_update: ['email'] } } },
    { [`${pool}.a`]: { auto_verified_attributes: ['email'] } },
    [
      `${pool}.a.user_attribute_update_settings.attributes_require_verification_before_update`,
      `${pool}.a.auto_verified_attributes`,
    ],
  ),
  ...values(
    'cognito/client-attributes',
    `${client}.read_attributes`,
    [['nothing']],
    [['email', 'custom:any', 'email_verified']],
  ),
  ...values(
    'cognito/client-attributes',
    `${client}.write_attributes`,
    [['email_verified'], ['phone_number_verified'], ['sub']],
    [['email']],
  ),
  proof(
    'cognito/client-attributes',
    inPool({ read_attributes: ['custom:other'] }),
    { [`${client}.a`]: { read_attributes: ['custom:team'] } },
    [`${client}.a.user_pool_id`, `${pool}.p.schema.0.name`],
    { when: 'of its pool' },
  ),
  proof(
    'cognito/client-attributes',
    inPool({ write_attributes: ['custom:other'] }),
    { [`${client}.a`]: { write_attributes: ['custom:team'] } },
    [`${pool}.p.schema`, `${pool}.p.lifecycle.ignore_changes`],
    { when: 'that is added elsewhere' },
  ),
  ...values(
    'cognito/mapped-attributes',
    `${provider}.attribute_mapping`,
    [{ nothing: 'sub' }],
    [{ username: 'sub', email: 'email' }],
  ),
  proof(
    'cognito/lite-email-codes',
    tier({ email_mfa_configuration: { message: 'x' } }),
    plus,
    `${pool}.a.user_pool_tier`,
  ),
  proof(
    'cognito/lite-sign-in',
    tier({ sign_in_policy: { allowed_first_auth_factors: ['PASSWORD', 'EMAIL_OTP'] } }),
    { [`${pool}.a`]: { sign_in_policy: { allowed_first_auth_factors: ['PASSWORD'] } } },
    [`${pool}.a.user_pool_tier`, `${pool}.a.sign_in_policy.allowed_first_auth_factors`],
  ),
  proof(
    'cognito/email-codes-sender',
    { [`${pool}.a`]: { email_mfa_configuration: { message: 'x' } } },
    { [`${pool}.a`]: { email_configuration: { email_sending_account: 'DEVELOPER' } } },
    `${pool}.a.email_configuration`,
  ),
  proof(
    'cognito/email-codes-sender',
    {
      [`${pool}.a`]: {
        email_mfa_configuration: { message: 'x' },
        email_configuration: { email_sending_account: 'COGNITO_DEFAULT' },
      },
    },
    { [`${pool}.a`]: { email_configuration: { email_sending_account: 'DEVELOPER' } } },
    `${pool}.a.email_configuration.email_sending_account`,
    { when: 'said' },
  ),
  proof(
    'cognito/email-codes-sender',
    { [`${pool}.a`]: { email_mfa_configuration: { message: 'x' }, email_configuration: { source_arn: 'x' } } },
    { [`${pool}.a`]: { email_mfa_configuration: undefined } },
    `${pool}.a.email_configuration`,
    { when: 'not said' },
  ),
  ...values('cognito/client-name', `${client}.name`, ['a/b', text(129), ''], [text(128)]),
  ...values(
    'cognito/pool-id',
    `${client}.user_pool_id`,
    ['my pool', 'arn:aws:cognito-idp:eu-west-1:111122223333:userpool/eu-west-1_a'],
    ['eu-west-1_AbC123'],
  ),
  proof(
    'cognito/refresh-rotation',
    {
      [`${client}.a`]: {
        explicit_auth_flows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        refresh_token_rotation: { feature: 'ENABLED' },
      },
    },
    { [`${client}.a`]: { explicit_auth_flows: ['ALLOW_USER_SRP_AUTH'] } },
    [`${client}.a.explicit_auth_flows`, `${client}.a.refresh_token_rotation.feature`],
  ),
  ...values('cognito/server-name', `${server}.name`, ['https://api.example.com', text(257)], ['Orders API', text(256)]),
  ...values('cognito/server-identifier-length', `${server}.identifier`, [text(257)], [text(256)]),
  proof(
    'cognito/scope-once',
    { [`${server}.a`]: { scope: [{ scope_name: 'read' }, { scope_name: 'read' }] } },
    { [`${server}.a`]: { scope: [{ scope_name: 'read' }, { scope_name: 'write' }] } },
    `${server}.a.scope.1.scope_name`,
  ),
  ...values('cognito/provider-name-form', `${provider}.provider_name`, ['my_idp', '_idp', 'ab'], ['my-idp', 'a_b']),
  ...values('cognito/group-name', 'aws_cognito_user_group.name', ['two words', text(129)], [text(128)]),
  ...values('cognito/group-precedence', 'aws_cognito_user_group.precedence', [-1], [0]),
];

const trustingRole = (name: string): string =>
  statement({
    Effect: 'Allow',
    Action: 'sts:AssumeRole',
    Principal: { AWS: `arn:aws:iam::111122223333:role/${name}` },
  });

const roles: Case[] = [
  ...values(
    'iam/statement-elements',
    `${policy}.policy`,
    [
      statement({ Comment: 'x' }),
      statement({ NotAction: 's3:*' }),
      statement({ NotResource: '*' }),
      statement({ Condition: { StringEqual: { 'aws:SourceIp': 'x' } } }),
      statement({ Condition: { StringEquals: { SourceIp: 'x' } } }),
      statement({ Condition: [{ StringEquals: { 'aws:SourceIp': 'x' } }] }),
    ],
    [
      statement({ NotAction: [], NotResource: null }),
      statement({
        Condition: {
          'ForAllValues:StringNotLikeIfExists': { 'aws:TagKeys': 'x' },
          Bool: { 'aws:SecureTransport': 'true' },
        },
      }),
    ],
  ),
  ...values(
    'iam/statement-elements',
    `${policy}.policy`,
    [statement({ Condition: { Equals: { 'aws:SourceIp': 'x' } } })],
    [
      'NumericLessThanEquals',
      'DateGreaterThan',
      'NotIpAddress',
      'ArnNotLike',
      'Null',
      'BinaryEquals',
      'NumericNotEquals',
    ].map((operator) => statement({ Condition: { [operator]: { 'aws:x': 'y' } } })),
  ),
  ...values(
    'iam/role-description',
    `${role}.description`,
    ['the team\u2019s role', 'first \u2013 second'],
    ['café: (all) tabs\tand lines\n'],
  ),
  ...values('iam/policy-description', `${policy}.description`, [text(1001)], [text(1000)]),
  ...values(
    'iam/policy-arn',
    'aws_iam_role_policy_attachment.policy_arn',
    ['arn:aws:iam::111122223333:role/x'],
    ['arn:aws:iam::aws:policy/x', 'arn:aws:iam::111122223333:policy/x'],
  ),
  ...values(
    'iam/boundary-arn',
    `${role}.permissions_boundary`,
    ['arn:aws:iam::111122223333:role/x'],
    ['arn:aws:iam::111122223333:policy/x', ''],
  ),
  ...values(
    'iam/role-by-name',
    'aws_iam_instance_profile.role',
    ['arn:aws:iam::111122223333:role/x', text(65)],
    [text(64)],
  ),
  proof(
    'iam/attached-policies',
    { [`${role}.a`]: { name: 'a' }, ...attached(21) },
    { 'aws_iam_role_policy_attachment.p20': null },
    'aws_iam_role_policy_attachment.p20.role',
  ),
  ...values('iam/attached-policies', `${role}.managed_policy_arns`, [arns(21)], [arns(20)]),
  proof(
    'iam/trust-waits',
    { [`${role}.a`]: { name: 'a', assume_role_policy: trustingRole('b') }, [`${role}.b`]: { name: 'b' } },
    { [`${role}.a`]: { depends_on: [`${role}.b`] } },
    `${role}.a.assume_role_policy`,
    { says: `must wait for ${role}.b` },
  ),
  proof(
    'iam/trust-waits',
    { [`${role}.a`]: { name: 'a', assume_role_policy: trustingRole('b') }, [`${role}.b`]: { name: 'b' } },
    { [`${role}.a`]: { assume_role_policy: trustingRole('a') } },
    `${role}.b.name`,
    { when: 'beside a role that trusts itself', says: `must wait for ${role}.b` },
  ),
  ...values('iam/trust-size', `${role}.assume_role_policy`, [text(4097)], [`${text(2048)} \n${text(2048)}`]),
];

/** Proofs of the rules about single arguments of user pools, roles and policies. */
export const identityArgumentCases: Case[] = [...users, ...roles];
