import { isMap, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { identityOf, isTrue } from '../apis';
import { argument, given, rule, shown } from '../define';
import { avoids, matches } from '../demands';
import { forbids } from '../iam/role-permissions';
import { policyOf, statementsOf, textsIn } from '../policy';
import { client } from './client';
import { pool } from './user-pool';

const role = 'aws_iam_role';
const guide = (page: string): string => `https://docs.aws.amazon.com/cognito/latest/developerguide/${page}.html`;

/** Says that the role that sends messages wants another external id than the pool gives. */
function externalIdProblem(resource: Resource, model: Model): (string | false)[] {
  return resource.blocks('sms_configuration').flatMap((block) => {
    const [id, held] = [textOf(block.get('external_id')), model.follow(block, 'sns_caller_arn', role)];
    const statements = held ? (statementsOf(policyOf(held, 'assume_role_policy', model)) ?? []) : [];
    const wanted = statements.flatMap(({ Condition: one }) =>
      isMap(one) && isMap(one.StringEquals) ? textsIn(one.StringEquals['sts:ExternalId']) : [],
    );
    return [
      id !== undefined &&
        wanted.length > 0 &&
        !wanted.includes(id) &&
        `sms_configuration.external_id must be ${shown(wanted[0])}, as ${held?.address} wants, was ${shown(id)}`,
    ];
  });
}

const invitationTexts = ['email_message', 'email_subject', 'sms_message'];

/** Says which texts of an invitation are sent empty; a block without any text is not sent. */
const invitationProblems = (block: Body): (string | false)[] =>
  invitationTexts.map(
    (name) =>
      block.lacks(name) &&
      invitationTexts.some((other) => block.has(other) === true) &&
      `invite_message_template.${name} must be given beside the other texts, was absent`,
  );

/** Rules about what sends messages for a user pool, and about identity pools. */
export const userMessageRules = [
  rule({
    id: 'cognito/sms-external-id',
    severity: 'rejects',
    source: guide('cognito-user-pool-settings-sms'),
    on: pool,
    demand: 'the role that sends messages must want the external id that the pool gives',
    fix: 'Use one value for external_id and sts:ExternalId.',
    check: externalIdProblem,
  }),
  rule({
    id: 'cognito/sms-role',
    severity: 'rejects',
    source: guide('cognito-user-pool-settings-sms'),
    on: pool,
    demand: 'the role that sends messages must allow sns:Publish',
    fix: 'Add a policy with sns:Publish to the role.',
    check: (resource, model) =>
      resource.blocks('sms_configuration').map((block) => {
        const held = model.follow(block, 'sns_caller_arn', role);
        return (
          held !== undefined &&
          forbids(held, 'sns:Publish', model) &&
          `sms_configuration.sns_caller_arn must be a role that allows sns:Publish, ${held.address} does not`
        );
      }),
  }),
  rule({
    id: 'cognito/invitation-texts',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/pull/49207',
    on: pool,
    demand: 'an invitation has all of its texts, since the provider sends the others empty',
    fix: 'Write email_message, email_subject and sms_message, even when users have no telephone number.',
    check: (resource) =>
      resource
        .blocks('admin_create_user_config')
        .flatMap((block) => block.blocks('invite_message_template'))
        .flatMap(invitationProblems),
  }),
  rule({
    id: 'cognito/sender-key',
    severity: 'rejects',
    source: guide('user-pool-lambda-custom-email-sender'),
    on: pool,
    demand: 'a function that sends messages needs the key that encrypts codes',
    fix: 'Set lambda_config.kms_key_id to the ARN of a KMS key.',
    check: (resource) =>
      resource
        .blocks('lambda_config')
        .map(
          (block) =>
            block.lacks('kms_key_id') &&
            ['custom_email_sender', 'custom_sms_sender'].some((name) => block.blocks(name).length > 0) &&
            'lambda_config.kms_key_id must be given with a custom sender, was absent',
        ),
  }),
  rule({
    id: 'cognito/token-trigger',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LambdaConfigType.html',
    on: pool,
    demand: 'pre_token_generation and pre_token_generation_config must name one function',
    fix: 'Remove pre_token_generation.',
    check: (resource) =>
      resource.blocks('lambda_config').flatMap((block) => {
        const plain = identityOf(block, 'pre_token_generation');
        return block.blocks('pre_token_generation_config').map((one) => {
          const other = identityOf(one, 'lambda_arn');
          return (
            plain !== undefined &&
            other !== undefined &&
            plain !== other &&
            'lambda_config.pre_token_generation must be lambda_arn of pre_token_generation_config, was another function'
          );
        });
      }),
  }),
  argument({
    id: 'cognito/logout-urls',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html',
    on: client,
    at: 'logout_urls[]',
    must: avoids(/^http:\/\/(?!localhost\b|127\.0\.0\.1\b|\[::1\])|#/, 'be an https URL without fragment'),
    fix: 'Write https; http is for localhost only.',
  }),
  given({
    id: 'cognito/context-data-secret',
    severity: 'rejects',
    source: guide('user-pool-settings-viewing-threat-protection-app'),
    on: client,
    demand: 'a client that passes context data on needs a secret',
    fix: 'Set generate_secret = true.',
    at: 'generate_secret',
    where: (resource) =>
      isTrue(resource, 'enable_propagate_additional_user_context_data') &&
      'with enable_propagate_additional_user_context_data',
  }),
  rule({
    id: 'cognito/identity-pool-client',
    severity: 'rejects',
    source: 'https://github.com/amazon-archives/amazon-quicksight-embedding-sample/issues/1',
    on: 'aws_cognito_identity_pool',
    demand: 'a user pool of an identity pool is named with its client',
    fix: 'Set client_id and provider_name.',
    check: (resource) =>
      resource
        .blocks('cognito_identity_providers')
        .flatMap((block) =>
          ['client_id', 'provider_name'].map(
            (name) => block.lacks(name) && `cognito_identity_providers.${name} must be given, was absent`,
          ),
        ),
  }),
  argument({
    id: 'cognito/identity-pool-provider',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_CognitoIdentityProvider.html',
    on: 'aws_cognito_identity_pool',
    at: 'cognito_identity_providers.provider_name',
    must: matches(/^cognito-idp\./, 'be cognito-idp.REGION.amazonaws.com/POOL'),
    fix: 'Use endpoint of the aws_cognito_user_pool.',
  }),
];
