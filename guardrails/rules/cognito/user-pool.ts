import { limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { numberOf, textOf } from '../../../terraform/language/value';
import { isTrue, textsOf } from '../apis';
import { absent, argument, given, rule, shown } from '../define';
import { matches } from '../demands';

/** The Terraform type of a user pool. */
export const pool = 'aws_cognito_user_pool';

const mfaWays = [
  'sms_configuration',
  'software_token_mfa_configuration',
  'email_mfa_configuration',
  'web_authn_configuration',
];

/** Attributes that every user pool has. */
export const standardAttributes: ReadonlySet<string> = new Set([
  'address',
  'birthdate',
  'email',
  'email_verified',
  'family_name',
  'gender',
  'given_name',
  'locale',
  'middle_name',
  'name',
  'nickname',
  'phone_number',
  'phone_number_verified',
  'picture',
  'preferred_username',
  'profile',
  'sub',
  'updated_at',
  'website',
  'zoneinfo',
]);

/** Rules about `aws_cognito_user_pool`. */
export const userPoolRules = [
  absent({
    id: 'cognito/alias-or-username',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-alias-username-exclusive)',
    on: pool,
    demand: 'alias_attributes and username_attributes exclude each other',
    fix: 'Keep one of the two.',
    at: 'username_attributes',
    where: (resource) => textsOf(resource, 'alias_attributes').length > 0 && 'beside alias_attributes',
  }),
  rule({
    id: 'cognito/mfa-way',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-mfa-sms-config)',
    on: pool,
    demand: 'MFA needs SMS, software token or e-mail settings',
    fix: 'Add software_token_mfa_configuration { enabled = true }.',
    check: (resource) => {
      const mode = resource.get('mfa_configuration');
      return (
        (mode === 'ON' || mode === 'OPTIONAL') &&
        mfaWays.every((name) => resource.lacks(name)) &&
        `mfa_configuration ${mode} must go with an MFA method, had none`
      );
    },
  }),
  given({
    id: 'cognito/verified-phone',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-auto-verified-username-consistency)',
    on: pool,
    demand: 'verification of phone_number needs sms_configuration',
    fix: 'Add sms_configuration, or verify email only.',
    at: 'sms_configuration',
    where: (resource) =>
      textsOf(resource, 'auto_verified_attributes').includes('phone_number') && 'to verify phone_number',
  }),
  rule({
    id: 'cognito/schema',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-schema-*)',
    on: pool,
    demand: 'custom attributes must not be required, have 20 characters at most, and be 50 at most',
    fix: 'Check the attribute in a trigger instead; shorten the name.',
    check: (resource) => {
      const custom = resource
        .blocks('schema')
        .filter((block) => !standardAttributes.has(textOf(block.get('name')) ?? 'name'));
      return [
        ...custom.map(
          (block) =>
            isTrue(block, 'required') &&
            `schema.required must be false for the custom attribute ${shown(block.get('name'))}, was true`,
        ),
        ...custom.map(
          (block) =>
            (textOf(block.get('name')) ?? '').replace(/^custom:/, '').length > 20 &&
            `schema.name must have at most 20 characters, was ${shown(block.get('name'))}`,
        ),
        custom.length > limits.customUserAttributes.value &&
          `schema must have at most ${limits.customUserAttributes.value} custom attributes, had ${custom.length}`,
      ];
    },
  }),
  rule({
    id: 'cognito/recovery',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-recovery-*)',
    on: pool,
    demand: 'admin_only stands alone; two recovery mechanisms at most, with distinct priorities',
    fix: 'Name admin_only, or e-mail and phone with priorities 1 and 2.',
    check: (resource) =>
      resource.blocks('account_recovery_setting').flatMap((block) => {
        const ways = block.blocks('recovery_mechanism');
        const priorities = ways.map((one) => numberOf(one.get('priority')));
        const admin = ways.some((one) => one.get('name') === 'admin_only');
        return [
          admin && ways.length > 1 && 'account_recovery_setting must name admin_only alone, named others too',
          ways.length > 2 && `account_recovery_setting must name at most 2 mechanisms, named ${ways.length}`,
          priorities.some((one, at) => one !== undefined && priorities.indexOf(one) !== at) &&
            `account_recovery_setting must have distinct priorities, was ${shown(priorities as number[])}`,
        ];
      }),
  }),
  rule({
    id: 'cognito/email-sender',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-email-*)',
    on: pool,
    demand: 'DEVELOPER needs the source_arn of an SES identity, COGNITO_DEFAULT must not have one',
    fix: 'Set source_arn, or email_sending_account to COGNITO_DEFAULT.',
    check: (resource) =>
      resource.blocks('email_configuration').flatMap((block) => {
        const account = block.get('email_sending_account');
        return [
          account === 'DEVELOPER' &&
            block.lacks('source_arn') &&
            'email_configuration.source_arn must be given with DEVELOPER, was absent',
        ];
      }),
  }),
  rule({
    id: 'cognito/tier',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-cognito-*-tier)',
    on: pool,
    demand: 'user_pool_tier LITE has no advanced security and no V2 token trigger',
    fix: 'Use ESSENTIALS or PLUS.',
    check: (resource) => {
      const tier = resource.get('user_pool_tier');
      const security = resource.block('user_pool_add_ons')?.get('advanced_security_mode');
      const trigger = resource.block('lambda_config')?.block('pre_token_generation_config')?.get('lambda_version');
      const advanced = security === 'ENFORCED' || security === 'AUDIT';
      return [
        tier === 'LITE' &&
          advanced &&
          `user_pool_tier must be PLUS with advanced_security_mode ${security}, was ${shown(tier)}`,
        tier === 'LITE' &&
          typeof trigger === 'string' &&
          trigger !== 'V1_0' &&
          `user_pool_tier must be ESSENTIALS or PLUS with a ${trigger} token trigger, was "LITE"`,
      ];
    },
  }),
  argument({
    id: 'cognito/pool-name',
    severity: 'rejects',
    source: 'botocore 1.43.11, cognito-idp PoolName',
    on: pool,
    at: 'name',
    must: matches(patterns.userPoolName, 'be 1 to 128 letters, digits, spaces and _+=,.@-'),
    fix: 'Rename the pool.',
  }),
];
