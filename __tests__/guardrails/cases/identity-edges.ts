import { type Case, proof, ref, values } from './case';

const client = 'aws_cognito_user_pool_client';
const pool = 'aws_cognito_user_pool';
const inUnits = (token: string, unit: string) => ({ [`${client}.a`]: { token_validity_units: { [token]: unit } } });

/** Access tokens live 5 minutes to a day, refresh tokens an hour to ten years; 0 stands for what Cognito takes by itself. */
const tokenCases: Case[] = [
  ...values(
    'cognito/token-validity',
    `${client}.access_token_validity`,
    [4, 1441],
    [5, 1440],
    inUnits('access_token', 'minutes'),
  ),
  ...values('cognito/token-validity', `${client}.id_token_validity`, [299], [300], inUnits('id_token', 'seconds')),
  ...values('cognito/token-validity', `${client}.access_token_validity`, [31], [1], inUnits('access_token', 'days')),
  ...values('cognito/token-validity', `${client}.refresh_token_validity`, [3651], [3650, 1, 0]),
  ...values(
    'cognito/token-validity',
    `${client}.refresh_token_validity`,
    [59],
    [60],
    inUnits('refresh_token', 'minutes'),
  ),
];

const numbered = <T>(count: number, make: (name: string) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(`a${at}`));
const attribute = (name: string) => ({ name, attribute_data_type: 'String' });
const mechanism = (name: string, at: number) => ({ name, priority: at + 1 });

const countCases: Case[] = [
  ...values(
    'cognito/server-scopes',
    'aws_cognito_resource_server.scope',
    [numbered(101, (scope_name) => ({ scope_name }))],
    [numbered(100, (scope_name) => ({ scope_name }))],
  ),
  ...values(
    'cognito/schema',
    `${pool}.schema`,
    [numbered(51, attribute), [attribute('a'.repeat(21))], [attribute(`custom:${'a'.repeat(21)}`)]],
    [numbered(50, attribute), [attribute('a'.repeat(20))], [attribute(`custom:${'a'.repeat(20)}`)]],
  ),
  ...values(
    'cognito/recovery',
    `${pool}.account_recovery_setting.recovery_mechanism`,
    [['verified_email', 'verified_phone_number', 'verified_email'].map(mechanism)],
    [['verified_email', 'verified_phone_number'].map(mechanism)],
  ),
];

const user = (more: object, held: object = {}) => ({
  [`${pool}.p`]: { name: 'p', ...held },
  'aws_cognito_user.u': { user_pool_id: ref(`${pool}.p.id`), ...more },
});

const userCases: Case[] = [
  proof(
    'cognito/user-password',
    user({ username: 'u', password: 'Aa1!aaa' }),
    { 'aws_cognito_user.u': { password: 'Aa1!aaaa' } },
    ['aws_cognito_user.u.password', 'aws_cognito_user.u.user_pool_id', `${pool}.p.password_policy`],
    { when: 'of the shortest that Cognito asks by itself' },
  ),
  proof(
    'cognito/user-password',
    user({ username: 'u', temporary_password: 'a'.repeat(11) }, { password_policy: { minimum_length: 12 } }),
    { 'aws_cognito_user.u': { temporary_password: 'a'.repeat(12) } },
    ['aws_cognito_user.u.temporary_password', `${pool}.p.password_policy`],
    { when: 'of the shortest that the pool asks' },
  ),
  proof(
    'cognito/user-name',
    user({ username: 'bob' }, { username_attributes: ['email', 'phone_number'] }),
    { 'aws_cognito_user.u': { username: '+4930123456' } },
    ['aws_cognito_user.u.username', `${pool}.p.username_attributes`],
    { when: 'of either kind' },
  ),
];

const trusting = (condition: object) => ({
  assume_role_policy: JSON.stringify({
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'cognito-idp.amazonaws.com' },
        Condition: condition,
      },
    ],
  }),
});

const messageCases: Case[] = [
  ...[{}, { StringEquals: { 'sts:ExternalId': 'ours' } }, { StringLike: { 'sts:ExternalId': 'theirs' } }].map(
    (wanted) =>
      proof(
        'cognito/sms-external-id',
        {
          'aws_iam_role.r': trusting({ StringEquals: { 'sts:ExternalId': 'theirs' } }),
          [`${pool}.p`]: { sms_configuration: { external_id: 'ours', sns_caller_arn: ref('aws_iam_role.r.arn') } },
        },
        { 'aws_iam_role.r': trusting(wanted) },
        [`${pool}.p.sms_configuration.external_id`, `${pool}.p.sms_configuration.sns_caller_arn`],
        { when: `against a role with ${JSON.stringify(wanted)}` },
      ),
  ),
  proof(
    'cognito/default-redirect',
    {
      [`${client}.c`]: {
        default_redirect_uri: 'https://a.example.com',
        callback_urls: ['https://b.example.com', 'https://c.example.com'],
      },
    },
    { [`${client}.c`]: { callback_urls: ['https://b.example.com', 'https://a.example.com'] } },
    [`${client}.c.callback_urls`, `${client}.c.callback_urls.1`, `${client}.c.default_redirect_uri`],
    { when: 'with one of the URLs unknown' },
  ),
];

/** Proofs of both sides of the edges of rules about user pools. */
export const identityEdgeCases: readonly Case[] = [...tokenCases, ...countCases, ...userCases, ...messageCases];
