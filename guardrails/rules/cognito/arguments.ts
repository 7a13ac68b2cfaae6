import { patterns } from '../../../limits/patterns';
import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { textsOf } from '../apis';
import { absent, argument, rule, shown } from '../define';
import { avoids, longAs, matches, matchesLate, numberBetween, oneOf, wholeNumber } from '../demands';
import { client } from './client';
import { identityProvider } from './identity-provider';
import { server } from './resource-server';
import { pool } from './user-pool';

const model = (shape: string): string => `botocore 1.43.11, cognito-idp ${shape}`;
const tiers = 'https://docs.aws.amazon.com/cognito/latest/developerguide/feature-plans.html';
const named = matches(/^[\w\s+=,.@-]{1,256}$/, 'be 1 to 256 letters, digits, spaces and _+=,.@-');

const isOf = (resource: Resource, ...plans: readonly string[]): boolean =>
  plans.includes(textOf(resource.get('user_pool_tier')) ?? '');

/** Rules about single arguments of user pools, clients, resource servers, providers and groups. */
export const cognitoArgumentRules = [
  absent({
    id: 'cognito/lite-email-codes',
    severity: 'rejects',
    source: tiers,
    on: pool,
    demand: 'user_pool_tier LITE sends no codes by e-mail at sign-in',
    fix: 'Set user_pool_tier to ESSENTIALS.',
    at: 'email_mfa_configuration',
    where: (resource) => isOf(resource, 'LITE') && 'with user_pool_tier LITE',
  }),
  rule({
    id: 'cognito/lite-sign-in',
    severity: 'rejects',
    source: tiers,
    on: pool,
    demand: 'user_pool_tier LITE signs in by password alone',
    fix: 'Set user_pool_tier to ESSENTIALS.',
    check: (resource) =>
      isOf(resource, 'LITE') &&
      resource
        .blocks('sign_in_policy')
        .flatMap((block) => textsOf(block, 'allowed_first_auth_factors'))
        .map(
          (factor) =>
            factor !== 'PASSWORD' &&
            `sign_in_policy.allowed_first_auth_factors must be PASSWORD alone with user_pool_tier LITE, was ${shown(factor)}`,
        ),
  }),
  rule({
    id: 'cognito/email-codes-sender',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa-sms-email-message.html',
    on: pool,
    demand: 'codes by e-mail at sign-in need a sender of SES',
    fix: 'Set email_configuration with email_sending_account = "DEVELOPER" and source_arn.',
    check: (resource) => {
      const [block] = resource.blocks('email_configuration');
      const isDefault =
        resource.lacks('email_configuration') ||
        (block !== undefined &&
          (block.lacks('email_sending_account') || block.get('email_sending_account') === 'COGNITO_DEFAULT'));
      return (
        resource.blocks('email_mfa_configuration').length > 0 &&
        isDefault &&
        'email_configuration.email_sending_account must be "DEVELOPER" with email_mfa_configuration, was COGNITO_DEFAULT'
      );
    },
  }),
  argument({
    id: 'cognito/client-name',
    severity: 'rejects',
    source: model('ClientNameType'),
    on: client,
    at: 'name',
    must: matches(patterns.userPoolName, 'be 1 to 128 letters, digits, spaces and _+=,.@-'),
    fix: 'Rename the client.',
  }),
  argument({
    id: 'cognito/pool-id',
    severity: 'rejects',
    source: model('UserPoolIdType'),
    on: [
      client,
      server,
      identityProvider,
      'aws_cognito_risk_configuration',
      'aws_cognito_user',
      'aws_cognito_user_group',
      'aws_cognito_user_in_group',
      'aws_cognito_user_pool_domain',
      'aws_cognito_user_pool_ui_customization',
    ],
    at: 'user_pool_id',
    must: matches(/^[\w-]+_[0-9a-zA-Z]+$/, 'be the id of a user pool, such as eu-west-1_AbCdEfGhI'),
    fix: 'Use id of the aws_cognito_user_pool.',
  }),
  rule({
    id: 'cognito/refresh-rotation',
    severity: 'rejects',
    source:
      'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html',
    on: client,
    demand: 'refresh tokens that rotate have no ALLOW_REFRESH_TOKEN_AUTH',
    fix: 'Remove ALLOW_REFRESH_TOKEN_AUTH from explicit_auth_flows.',
    check: (resource) =>
      resource.blocks('refresh_token_rotation').some((block) => block.get('feature') === 'ENABLED') &&
      textsOf(resource, 'explicit_auth_flows').includes('ALLOW_REFRESH_TOKEN_AUTH') &&
      'explicit_auth_flows must lack ALLOW_REFRESH_TOKEN_AUTH with refresh_token_rotation, had it',
  }),
  argument({
    id: 'cognito/role-mapping-provider',
    severity: 'rejects',
    source: 'https://github.com/aws/aws-cdk/issues/22951',
    on: 'aws_cognito_identity_pool_roles_attachment',
    at: 'role_mapping.identity_provider',
    must: avoids(/^https?:\/\//, 'be the name of a provider without scheme'),
    fix: 'Write cognito-idp.REGION.amazonaws.com/POOL:CLIENT.',
  }),
  argument({
    id: 'cognito/server-name',
    severity: 'rejects',
    source: model('ResourceServerNameType'),
    on: server,
    at: 'name',
    must: named,
    fix: 'Give a name in words; the URL is the identifier.',
  }),
  argument({
    id: 'cognito/server-identifier-length',
    severity: 'rejects',
    source: model('ResourceServerIdentifierType'),
    on: server,
    at: 'identifier',
    must: longAs(1, 256),
    fix: 'Shorten the identifier.',
  }),
  rule({
    id: 'cognito/scope-once',
    severity: 'rejects',
    source: model('ResourceServerScopeListType'),
    on: server,
    demand: 'each scope of a resource server stands once',
    fix: 'Remove one of the two.',
    check: (resource) => {
      const names = resource.blocks('scope').map((block) => textOf(block.get('scope_name')));
      return names.map(
        (name, at) =>
          name !== undefined &&
          names.indexOf(name) !== at &&
          `scope.scope_name must stand once, ${shown(name)} is twice`,
      );
    },
  }),
  argument({
    id: 'cognito/provider-name-form',
    severity: 'rejects',
    source: model('ProviderNameTypeV2'),
    on: identityProvider,
    at: 'provider_name',
    must: matchesLate(
      () => /^[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+$/u,
      'have 3 characters or more, without spaces, underscores only as the second',
    ),
    fix: 'Write it with hyphens.',
  }),
  argument({
    id: 'cognito/group-name',
    severity: 'rejects',
    source: model('GroupNameType'),
    on: 'aws_cognito_user_group',
    at: 'name',
    must: matchesLate(() => /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u, 'be 1 to 128 characters without spaces'),
    fix: 'Write it with hyphens.',
  }),
  argument({
    id: 'cognito/group-precedence',
    severity: 'rejects',
    source: model('PrecedenceType'),
    on: 'aws_cognito_user_group',
    at: 'precedence',
    must: numberBetween(0, Number.POSITIVE_INFINITY),
    fix: 'Count from 0.',
  }),
  argument({
    id: 'cognito/recovery-priority',
    severity: 'rejects',
    source: model('PriorityType'),
    on: pool,
    at: 'account_recovery_setting.recovery_mechanism.priority',
    must: wholeNumber(1, 2),
    fix: 'Write 1 for the first way, and 2 for the second.',
  }),
  argument({
    id: 'cognito/member-name',
    severity: 'rejects',
    source: model('UsernameType'),
    on: ['aws_cognito_user', 'aws_cognito_user_in_group'],
    at: 'username',
    must: matchesLate(() => /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,128}$/u, 'be 1 to 128 characters without spaces'),
    fix: 'Remove the spaces.',
  }),
  argument({
    id: 'cognito/identity-roles',
    severity: 'rejects',
    source: 'botocore 1.43.11, cognito-identity RolesMap',
    on: 'aws_cognito_identity_pool_roles_attachment',
    at: 'roles{key}',
    must: oneOf(['authenticated', 'unauthenticated']),
    fix: 'Name authenticated and unauthenticated; further roles go into role_mapping.',
  }),
  argument({
    id: 'cognito/identity-pool-id',
    severity: 'rejects',
    source: 'botocore 1.43.11, cognito-identity IdentityPoolId',
    on: ['aws_cognito_identity_pool_roles_attachment', 'aws_cognito_identity_pool_provider_principal_tag'],
    at: 'identity_pool_id',
    must: matches(/^[\w-]+:[0-9a-f-]+$/, 'be the id of an identity pool, REGION:UUID'),
    fix: 'Use id of the aws_cognito_identity_pool.',
  }),
];
