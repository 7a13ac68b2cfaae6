import { type Case, proof, type Resources, ref, values } from './case';

const pool = 'aws_cognito_user_pool.p';
const poolType = 'aws_cognito_user_pool';
const client = 'aws_cognito_user_pool_client.c';
const clientType = 'aws_cognito_user_pool_client';
const domain = 'aws_cognito_user_pool_domain.d';
const oauth: Resources = {
  [client]: {
    allowed_oauth_flows_user_pool_client: true,
    allowed_oauth_flows: ['code'],
    allowed_oauth_scopes: ['openid'],
    callback_urls: ['https://a.example'],
    supported_identity_providers: ['COGNITO'],
  },
};
const mechanisms = (...names: string[]): Record<string, unknown> => ({
  recovery_mechanism: names.map((name, at) => ({ name, priority: at + 1 })),
});

/** Proofs of the rules about Cognito. */
export const cognitoCases: Case[] = [
  proof(
    'cognito/alias-or-username',
    { [pool]: { alias_attributes: ['email'], username_attributes: ['email'] } },
    { [pool]: { alias_attributes: undefined } },
    [`${pool}.alias_attributes`, `${pool}.username_attributes`],
  ),
  proof(
    'cognito/mfa-way',
    { [pool]: { mfa_configuration: 'ON' } },
    { [pool]: { software_token_mfa_configuration: { enabled: true } } },
    [`${pool}.mfa_configuration`, `${pool}.sms_configuration`],
  ),
  proof(
    'cognito/verified-phone',
    { [pool]: { auto_verified_attributes: ['phone_number'] } },
    { [pool]: { sms_configuration: { external_id: 'x' } } },
    [`${pool}.auto_verified_attributes`, `${pool}.sms_configuration`],
  ),
  ...values(
    'cognito/schema',
    `${poolType}.schema`,
    [{ name: 'team', required: true }, { name: 'x'.repeat(21) }],
    [
      { name: 'team', required: false },
      { name: 'email', required: true },
    ],
  ),
  ...values(
    'cognito/recovery',
    `${poolType}.account_recovery_setting`,
    [
      mechanisms('admin_only', 'verified_email'),
      {
        recovery_mechanism: [
          { name: 'verified_email', priority: 1 },
          { name: 'verified_phone_number', priority: 1 },
        ],
      },
    ],
    [mechanisms('admin_only'), mechanisms('verified_email', 'verified_phone_number')],
  ),
  proof(
    'cognito/email-sender',
    { [pool]: { email_configuration: { email_sending_account: 'DEVELOPER' } } },
    { [pool]: { email_configuration: { source_arn: 'arn:x' } } },
    [`${pool}.email_configuration.source_arn`, `${pool}.email_configuration.email_sending_account`],
  ),
  proof(
    'cognito/tier',
    { [pool]: { user_pool_tier: 'LITE', user_pool_add_ons: { advanced_security_mode: 'ENFORCED' } } },
    { [pool]: { user_pool_tier: 'PLUS' } },
    [`${pool}.user_pool_tier`, `${pool}.user_pool_add_ons.advanced_security_mode`],
  ),
  ...values('cognito/pool-name', `${poolType}.name`, ['pool/1'], ['my pool_1']),
  proof(
    'cognito/client-credentials',
    { [client]: { allowed_oauth_flows: ['client_credentials'] } },
    { [client]: { generate_secret: true } },
    [`${client}.allowed_oauth_flows`, `${client}.generate_secret`],
  ),
  proof('cognito/oauth-complete', { [client]: { allowed_oauth_flows_user_pool_client: true } }, oauth, [
    `${client}.allowed_oauth_flows_user_pool_client`,
  ]),
  proof(
    'cognito/oauth-complete',
    { [client]: { allowed_oauth_flows: ['code'] } },
    oauth,
    [`${client}.allowed_oauth_flows`, `${client}.allowed_oauth_flows_user_pool_client`],
    { when: 'without the flag' },
  ),
  ...values(
    'cognito/callback-urls',
    `${clientType}.callback_urls`,
    [['http://a.example'], ['https://a.example/#x'], []],
    [['https://a.example', 'http://localhost:3000'], ['myapp://callback']],
    { 'aws_cognito_user_pool_client.a': { allowed_oauth_flows: ['code'] } },
  ),
  proof(
    'cognito/default-redirect',
    { [client]: { default_redirect_uri: 'https://b.example', callback_urls: ['https://a.example'] } },
    { [client]: { default_redirect_uri: 'https://a.example' } },
    [`${client}.default_redirect_uri`, `${client}.callback_urls`],
  ),
  proof(
    'cognito/identity-providers',
    { [client]: { allowed_oauth_flows_user_pool_client: true, allowed_oauth_flows: ['code'] } },
    oauth,
    [`${client}.supported_identity_providers`, `${client}.allowed_oauth_flows`],
  ),
  proof(
    'cognito/scopes-known',
    {
      [pool]: { name: 'p' },
      [client]: { user_pool_id: ref('aws_cognito_user_pool.p.id'), allowed_oauth_scopes: ['items/read'] },
    },
    {
      'aws_cognito_resource_server.s': {
        user_pool_id: ref('aws_cognito_user_pool.p.id'),
        identifier: 'items',
        scope: [{ scope_name: 'read' }],
      },
    },
    [`${client}.allowed_oauth_scopes`, `${client}.user_pool_id`, 'aws_cognito_resource_server.s.user_pool_id'],
  ),
  ...values('cognito/scopes-known', `${clientType}.allowed_oauth_scopes`, [['admin']], [['openid', 'email']]),
  ...values(
    'cognito/auth-flows-mixed',
    `${clientType}.explicit_auth_flows`,
    [['ALLOW_USER_SRP_AUTH', 'USER_PASSWORD_AUTH']],
    [['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'], ['USER_PASSWORD_AUTH']],
  ),
  proof(
    'cognito/token-validity',
    {
      [client]: {
        access_token_validity: 2,
        refresh_token_validity: 1,
        token_validity_units: { refresh_token: 'hours' },
      },
    },
    { [client]: { access_token_validity: 1 } },
    [`${client}.access_token_validity`, `${client}.refresh_token_validity`, `${client}.token_validity_units`],
  ),
  ...values('cognito/token-validity', `${clientType}.access_token_validity`, [25], [24, 1]),
  ...values(
    'cognito/domain-prefix',
    'aws_cognito_user_pool_domain.domain',
    ['MyApp', '-app', 'my-cognito-app'],
    ['my-app', 'auth.example.com'],
  ),
  proof(
    'cognito/custom-domain',
    { [domain]: { domain: 'auth.example.com' } },
    { [domain]: { certificate_arn: 'arn:aws:acm:us-east-1:111122223333:certificate/x' } },
    [`${domain}.domain`, `${domain}.certificate_arn`],
  ),
  proof(
    'cognito/custom-domain',
    { [domain]: { domain: 'my-app', certificate_arn: 'arn:x' } },
    { [domain]: { domain: 'auth.example.com' } },
    [`${domain}.domain`, `${domain}.certificate_arn`],
    { when: 'of a prefix' },
  ),
  ...values(
    'cognito/server-identifier',
    'aws_cognito_resource_server.identifier',
    ['my api'],
    ['https://api.example.com', 'items'],
  ),
  ...values('cognito/server-scope', 'aws_cognito_resource_server.scope.scope_name', ['a/b', 'a b'], ['read']),
  ...values(
    'cognito/server-scopes',
    'aws_cognito_resource_server.scope',
    [Array.from({ length: 101 }, (_, at) => ({ scope_name: `s${at}` }))],
    [[{ scope_name: 'a' }]],
  ),
  proof(
    'cognito/trigger-permission',
    {
      [pool]: { lambda_config: { pre_sign_up: ref('aws_lambda_function.f.arn') } },
      'aws_lambda_function.f': { function_name: 'f' },
    },
    { 'aws_lambda_permission.p': { function_name: 'f', principal: 'cognito-idp.amazonaws.com' } },
    [`${pool}.lambda_config.pre_sign_up`, `${pool}.lambda_config`],
  ),
];
