import { isList, textOf, Unknown } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { rule } from '../define';
import { forbids } from '../iam/role-permissions';
import { invocationOf } from '../invocation';
import { attachments } from '../load-balancer/names';
import { outruns } from '../ordering';
import { permissionsFor, refuses } from '../permissions';

/** The only permission for a service, where nothing makes the caller wait for it. */
function permissionBehind(owner: Resource, lambda: Resource, service: string, model: Model): Resource | undefined {
  const [only, ...others] = permissionsFor(lambda, service, model);
  return only !== undefined && others.length === 0 && !only.conditional && outruns(owner, only, model)
    ? only
    : undefined;
}

/** A function that does not permit a service to call it. */
function forbiddenProblem(
  body: Body,
  argument: string,
  service: string,
  model: Model,
  caller?: Resource,
): string | undefined {
  const lambda = invocationOf(body, argument, model)?.lambda;
  return lambda !== undefined && !lambda.conditional && refuses(lambda, service, model, caller)
    ? `${argument} must be a function that permits ${service}, ${lambda.address} does not`
    : undefined;
}

/** What a service tries at once, when it is told to call a function. */
function callProblem(
  owner: Resource,
  body: Body,
  argument: string,
  service: string,
  model: Model,
  caller?: Resource,
): string | undefined {
  const lambda = invocationOf(body, argument, model)?.lambda;
  const late = lambda && !lambda.conditional ? permissionBehind(owner, lambda, service, model) : undefined;
  return late === undefined
    ? forbiddenProblem(body, argument, service, model, caller)
    : `${argument} must wait for ${late.address}, and does not depend on it`;
}

/** The permission of a bucket to call a function of elsewhere, where it is the only one and the bucket's notification does not wait for it. */
function permissionElsewhere(owner: Resource, body: Body, bucket: Resource | undefined, model: Model): string | false {
  const arn = textOf(body.get('lambda_function_arn'));
  if (arn === undefined || bucket?.managed !== true) return false;
  const service = 's3.amazonaws.com';
  const [only, ...others] = model.ofType('aws_lambda_permission').filter((one) => {
    const name = textOf(one.get('function_name'));
    const principal = textOf(one.get('principal')) ?? service;
    return (name === undefined || arn === name || arn.endsWith(`:function:${name}`)) && principal === service;
  });
  return (
    only !== undefined &&
    others.length === 0 &&
    !only.conditional &&
    typeof only.get('function_name') === 'string' &&
    model.follow(only, 'source_arn', bucket.type) === bucket &&
    outruns(owner, only, model) &&
    `lambda_function_arn must wait for ${only.address}, and does not depend on it`
  );
}

const groupOf = (resource: Resource, model: Model): Resource | undefined =>
  model.follow(resource, 'log_group_name', 'aws_cloudwatch_log_group');

const bucketOf = (resource: Resource, model: Model): Resource | undefined =>
  model.follow(resource, 'bucket', 'aws_s3_bucket');

/** Rules about services that try a function before they accept it. */
export const callerRules = [
  rule({
    id: 'logs/subscription-permission',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform/pull/5996',
    on: 'aws_cloudwatch_log_subscription_filter',
    demand: 'a function that takes log events must permit logs.amazonaws.com',
    fix: 'Add an aws_lambda_permission for logs.amazonaws.com.',
    // The provider tries again for five minutes, so that a permission may come beside the subscription.
    check: (resource, model) => forbiddenProblem(resource, 'destination_arn', 'logs.', model, groupOf(resource, model)),
  }),
  rule({
    id: 's3/notification-permission',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/grant-destinations-permissions-to-s3.html',
    on: 'aws_s3_bucket_notification',
    demand: 'a function that a bucket calls must permit s3.amazonaws.com',
    fix: 'Add an aws_lambda_permission for s3.amazonaws.com, and depends_on it.',
    check: (resource, model) =>
      resource
        .blocks('lambda_function')
        .map(
          (block) =>
            callProblem(resource, block, 'lambda_function_arn', 's3.amazonaws.com', model, bucketOf(resource, model)) ??
            permissionElsewhere(resource, block, bucketOf(resource, model), model),
        ),
  }),
  rule({
    id: 'load-balancer/function-permission',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html',
    on: attachments,
    demand: 'a function that a load balancer calls must permit elasticloadbalancing.amazonaws.com',
    fix: 'Add an aws_lambda_permission for elasticloadbalancing.amazonaws.com, and depends_on it.',
    check: (resource, model) =>
      callProblem(resource, resource, 'target_id', 'elasticloadbalancing.amazonaws.com', model),
  }),
  rule({
    id: 'secrets-manager/rotation-permission',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/troubleshoot_rotation.html',
    on: 'aws_secretsmanager_secret_rotation',
    demand: 'a function that changes a secret must permit secretsmanager.amazonaws.com',
    fix: 'Add an aws_lambda_permission for secretsmanager.amazonaws.com.',
    // The provider tries again for a minute, so that a permission may come beside the rotation.
    check: (resource, model) =>
      forbiddenProblem(resource, 'rotation_lambda_arn', 'secretsmanager.amazonaws.com', model),
  }),
  rule({
    id: 'cognito/provider-waits',
    severity: 'rejects',
    source: 'https://github.com/lgallard/terraform-aws-cognito-user-pool/issues/71',
    on: 'aws_cognito_user_pool_client',
    demand: 'a client must wait for the identity providers that it names',
    fix: 'Write supported_identity_providers = [aws_cognito_identity_provider.NAME.provider_name].',
    check: (resource, model) => {
      const named = resource.get('supported_identity_providers');
      const pool = model.follow(resource, 'user_pool_id', 'aws_cognito_user_pool');
      if (!isList(named) || pool === undefined) return undefined;
      return model
        .related('aws_cognito_identity_provider', 'user_pool_id', pool)
        .sure.map(
          (one) =>
            named.includes(one.get('provider_name') ?? null) &&
            outruns(resource, one, model) &&
            `supported_identity_providers must wait for ${one.address}, and does not depend on it`,
        );
    },
  }),
  rule({
    id: 'step-functions/log-role',
    severity: 'rejects',
    source: 'https://github.com/aws-samples/aws-genai-llm-chatbot/issues/661',
    on: 'aws_sfn_state_machine',
    demand: 'the role of a state machine that logs must allow it to deliver logs',
    fix: 'Allow logs:CreateLogDelivery, GetLogDelivery, UpdateLogDelivery, ListLogDeliveries, PutResourcePolicy and DescribeLogGroups on * in a policy of the role.',
    check: (resource, model) => {
      const own = model.follow(resource, 'role_arn', 'aws_iam_role');
      return resource
        .blocks('logging_configuration')
        .map(
          (block) =>
            block.has('log_destination') === true &&
            forbids(own, 'logs:CreateLogDelivery', model) &&
            `role_arn must allow logs:CreateLogDelivery, ${own?.address} does not`,
        );
    },
  }),
  rule({
    id: 'step-functions/log-destination',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_CloudWatchLogsLogGroup.html',
    on: 'aws_sfn_state_machine',
    demand: 'log_destination must be the ARN of a log group, ended with :*',
    fix: 'Write "${aws_cloudwatch_log_group.NAME.arn}:*".',
    check: (resource) =>
      resource.blocks('logging_configuration').map((block) => {
        const value = block.symbolic('log_destination');
        const last = value instanceof Unknown ? value.parts.at(-1) : textOf(value);
        const bare =
          typeof last === 'string' ? last !== '' && !last.endsWith(':*') : logGroup.test(last?.address ?? '');
        return bare && 'logging_configuration.log_destination must end with ":*", and does not';
      }),
  }),
];

const logGroup = /(^|\.)aws_cloudwatch_log_group\.[\w-]+$/;
