import { documentOf } from '../../../terraform/documents/json-text';
import { isMap } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { soleReference, startOf } from '../apis';
import { absent, rule, shown } from '../define';
import { integrationsIn, invocationOf, uriArgumentOf } from '../invocation';
import { refuses } from '../permissions';
import { fifoProblems } from '../standard-queue';

const target = 'aws_cloudwatch_event_target';

const needsRole =
  /^arn:[\w-]+:(states|kinesis|firehose|ecs|batch|codebuild|codepipeline|execute-api|ssm|sagemaker|redshift|events:[^:]*:\d*:api-destination)[:/]/;

const roleTypes =
  /(^|\.)(aws_sfn_state_machine|aws_kinesis_stream|aws_kinesis_firehose_delivery_stream|aws_ecs_cluster|aws_batch_job_queue|aws_codebuild_project|aws_codepipeline|aws_cloudwatch_event_api_destination)\./;

const isToLogs = (resource: Resource): boolean =>
  /^arn:[\w-]+:logs:/.test(startOf(resource.get('arn')) ?? '') ||
  /(^|\.)aws_cloudwatch_log_group\./.test(soleReference(resource.symbolic('arn'))?.address ?? '');

const isJson = (text: string): boolean => documentOf(text) !== undefined;

/** Whether a template is JSON, or lines of JSON, with texts in the place of its placeholders, which may stand in quotes or not. */
function isTemplate(text: string): boolean {
  const bare = text.replace(/<[^<>"\s]+>/g, '0');
  return isJson(bare) || bare.split('\n').every((line) => line.trim() === '' || isJson(line));
}

function templateProblem(block: Body): string | false {
  const template = block.get('input_template');
  return (
    typeof template === 'string' &&
    !isTemplate(template) &&
    `input_transformer.input_template must be JSON, with texts in quotes, was ${shown(template)}`
  );
}

/** Rules about `aws_cloudwatch_event_target`. */
export const eventTargetRules = [
  rule({
    id: 'events/target-permission',
    severity: 'misbehaves',
    source: 'botocore 1.43.11, events Targets',
    on: target,
    demand: 'a function that a rule calls must permit it; role_arn is not used for Lambda',
    fix: 'Add an aws_lambda_permission for events.amazonaws.com with the ARN of the rule.',
    check: (resource, model) => {
      const lambda = invocationOf(resource, 'arn', model)?.lambda;
      if (lambda === undefined || lambda.conditional) return undefined;
      return [
        refuses(lambda, 'events.amazonaws.com', model) &&
          `arn must be a function that permits events.amazonaws.com, ${lambda.address} does not`,
        resource.has('role_arn') === true && 'role_arn must be absent for a function, was given, and is not used',
      ];
    },
  }),
  rule({
    id: 'events/target-role',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-events-target-role-required)',
    on: target,
    demand: 'a target other than Lambda, SNS, SQS and Logs needs role_arn',
    fix: 'Set role_arn to a role that events.amazonaws.com may assume.',
    check: (resource, model) => {
      const event = model.follow(resource, 'rule', 'aws_cloudwatch_event_rule');
      if (event?.has('role_arn') !== false) return undefined;
      const needed =
        needsRole.test(startOf(resource.get('arn')) ?? '') ||
        roleTypes.test(soleReference(resource.symbolic('arn'))?.address ?? '');
      return needed && resource.lacks('role_arn') && 'role_arn must be given for this target, was absent';
    },
  }),
  rule({
    id: 'events/one-input',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, events)',
    on: target,
    demand: 'a target takes one of input, input_path and input_transformer',
    fix: 'Keep one of the three.',
    check: (resource) => {
      const given = ['input', 'input_path', 'input_transformer'].filter(
        (name) => resource.has(name) === true && resource.get(name) !== '',
      );
      return given.length > 1 && `input must be given in one way, was given as ${given.join(' and ')}`;
    },
  }),
  rule({
    id: 'events/input-placeholders',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, events)',
    on: target,
    demand: 'every <placeholder> of an input template must be declared in input_paths',
    fix: 'Add the placeholder to input_paths.',
    check: (resource) =>
      resource.blocks('input_transformer').flatMap((block) => {
        const [paths, template] = [block.get('input_paths'), block.get('input_template')];
        if ((paths !== undefined && !isMap(paths)) || typeof template !== 'string') return [];
        const used = [...template.matchAll(/<([A-Za-z0-9_-]+)>/g)].map((match) => match[1] ?? '');
        return used.map(
          (name) =>
            !Object.hasOwn(paths ?? {}, name) &&
            `input_transformer.input_template must use what input_paths declares, was <${name}>`,
        );
      }),
  }),
  rule({
    id: 'events/input-template',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html',
    on: target,
    demand: 'an input template must be JSON once its placeholders are filled in; texts stand in quotes',
    fix: 'Write input_template = "\\"a text with <placeholder>\\"", or an object.',
    check: (resource) => resource.blocks('input_transformer').map(templateProblem),
  }),
  rule({
    id: 'events/input-json',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_Target.html',
    on: target,
    demand: 'input must be JSON',
    fix: 'Write input = jsonencode(...).',
    check: (resource) => {
      const text = resource.get('input');
      return typeof text === 'string' && text !== '' && !isJson(text) && `input must be JSON, was ${shown(text)}`;
    },
  }),
  rule({
    id: 'events/log-group-input',
    severity: 'rejects',
    source: 'https://github.com/aws/aws-cdk/issues/19451',
    on: target,
    demand: 'what a rule sends to a log group must be an object of timestamp and message',
    fix: 'Write input_template = "{\\"timestamp\\": <time>, \\"message\\": <text>}".',
    check: (resource) => {
      const template = resource.block('input_transformer')?.get('input_template');
      return (
        isToLogs(resource) &&
        typeof template === 'string' &&
        ![/^\s*\{/, /"timestamp"\s*:/, /"message"\s*:/].every((form) => form.test(template)) &&
        `input_transformer.input_template must be an object of timestamp and message, was ${shown(template)}`
      );
    },
  }),
  absent({
    id: 'events/log-group-role',
    severity: 'rejects',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-eventbridge/issues/136',
    on: target,
    demand: 'a rule writes to a log group by the policy of Logs, without role',
    fix: 'Remove role_arn, and allow events.amazonaws.com in an aws_cloudwatch_log_resource_policy.',
    at: 'role_arn',
    where: (resource) => isToLogs(resource) && 'for a log group',
  }),
  rule({
    id: 'events/dead-letter-queue',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-events-target-dlq)',
    on: target,
    demand: 'the dead letter queue of a target must be a standard queue',
    fix: 'Use a standard queue.',
    check: (resource, model) => fifoProblems(resource, model),
  }),
  rule({
    id: 'lambda/warm-up-target',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/provisioned-concurrency.html',
    on: target,
    demand: 'a scheduled warm-up must call what the API calls',
    fix: 'Point the target at the alias.',
    check: (resource, model) => {
      const call = invocationOf(resource, 'arn', model);
      const event = model.follow(resource, 'rule', 'aws_cloudwatch_event_rule');
      const scheduled = event !== undefined && !event.lacks('schedule_expression');
      const served = call?.lambda && scheduled && call.unqualified ? aliasServed(call.lambda, model) : undefined;
      return served && `arn must be ${served.address}, which the API calls, was ${call?.lambda?.address} without alias`;
    },
  }),
];

/** The alias through which, and only through which, integrations call a function. */
function aliasServed(called: Resource, model: Model): Resource | undefined {
  const calls = integrationsIn(model).flatMap((one) => invocationOf(one, uriArgumentOf(one), model) ?? []);
  const own = calls.filter((one) => one.lambda === called);
  return own.every((one) => one.alias !== undefined) ? own[0]?.alias : undefined;
}
