import { isList, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isNotTrue, isTrue, startOf } from '../apis';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { functionOf } from '../invocation';
import { lambda } from './function';

const isFifo = (found: Resource): boolean => isTrue(found, 'fifo_queue') || isTrue(found, 'fifo_topic');

function deadLetterProblem(resource: Resource, model: Model): (string | undefined)[] {
  return resource.blocks('dead_letter_config').map((block) => {
    const found = model.follow(block, 'target_arn', 'aws_sqs_queue', 'aws_sns_topic', lambda);
    const text = textOf(block.get('target_arn')) ?? '';
    if (found?.type === lambda || (/^arn:/.test(text) && !/^arn:[^:]+:(sqs|sns):/.test(text)))
      return `dead_letter_config.target_arn must be a queue or topic, was ${found?.address ?? shown(text)}`;
    const fifo = (found !== undefined && isFifo(found)) || /\.fifo$/.test(text);
    return fifo
      ? `dead_letter_config.target_arn must be a standard queue or topic, ${found?.address ?? shown(text)} is FIFO`
      : undefined;
  });
}

/** Rules about the network, logs, dead letters and URLs of a function. */
export const lambdaSettingsRules = [
  rule({
    id: 'lambda/vpc-config',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-lambda-vpc-non-empty)',
    on: lambda,
    demand: 'vpc_config must have subnets and security groups',
    fix: 'Name at least one of each.',
    check: (resource) =>
      resource.blocks('vpc_config').map((block) => {
        const empty = ['subnet_ids', 'security_group_ids'].filter((name) => block.lacks(name));
        return empty.length === 1 && `vpc_config must have subnets and security groups, ${empty[0]} is empty`;
      }),
  }),
  argument({
    id: 'lambda/subnet-form',
    severity: 'rejects',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-lambda/issues/182',
    on: lambda,
    at: 'vpc_config.subnet_ids[]',
    must: matches(/^subnet-/, 'be the id of a subnet'),
    fix: 'Use id of the aws_subnet.',
  }),
  argument({
    id: 'lambda/security-group-form',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/api/API_VpcConfig.html',
    on: lambda,
    at: 'vpc_config.security_group_ids[]',
    must: matches(/^sg-/, 'be the id of a security group'),
    fix: 'Use id of the aws_security_group.',
  }),
  rule({
    id: 'lambda/dead-letter-target',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-lambda-dlq-no-fifo)',
    on: lambda,
    demand: 'a dead letter target must be a standard queue or topic',
    fix: 'Use a standard SQS queue.',
    check: deadLetterProblem,
  }),
  rule({
    id: 'lambda/log-levels-json',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-lambda-loglevel-requires-json)',
    on: lambda,
    demand: 'log levels need log_format JSON, and log_group must not start with aws/',
    fix: 'Set log_format = "JSON".',
    check: (resource) =>
      resource
        .blocks('logging_config')
        .flatMap((block) => [
          ...['application_log_level', 'system_log_level'].map(
            (name) =>
              block.get('log_format') === 'Text' &&
              block.has(name) === true &&
              block.get(name) !== '' &&
              `logging_config.${name} must go with log_format JSON, was with "Text"`,
          ),
          /^aws\//.test(startOf(block.get('log_group')) ?? '') &&
            `logging_config.log_group must not start with aws/, was ${shown(startOf(block.get('log_group')))}`,
        ]),
  }),
  rule({
    id: 'lambda/snap-start',
    severity: 'misbehaves',
    source: 'cfn-lint E2530/W2530; LDG (runtime list partly unverified)',
    on: lambda,
    demand: 'snap_start needs publish = true',
    fix: 'Set publish = true, or remove snap_start.',
    check: (resource) => {
      const on = resource.blocks('snap_start').some((block) => block.get('apply_on') === 'PublishedVersions');
      return on
        ? [
            isNotTrue(resource, 'publish') &&
              `publish must be true with snap_start, was ${shown(resource.get('publish'))}`,
          ]
        : undefined;
    },
  }),
  rule({
    id: 'lambda/url-cors-methods',
    severity: 'rejects',
    source: 'botocore 1.43.11, lambda Cors',
    on: 'aws_lambda_function_url',
    demand: 'allow_methods of a function URL must be * or methods of at most 6 letters',
    fix: 'Name GET, PUT, HEAD, POST, PATCH or DELETE, or "*" alone.',
    check: (resource) =>
      resource.blocks('cors').flatMap((block) => {
        const methods = block.get('allow_methods');
        const named = isList(methods) ? methods.filter((one): one is string => typeof one === 'string') : [];
        return [
          ...named.map(
            (one) =>
              !['GET', 'PUT', 'HEAD', 'POST', 'PATCH', 'DELETE', '*'].includes(one) &&
              `cors.allow_methods must be GET, PUT, HEAD, POST, PATCH, DELETE or *, was ${shown(one)}`,
          ),
          named.includes('*') && named.length > 1 && `cors.allow_methods must be "*" alone, was ${shown(named)}`,
        ];
      }),
  }),
  rule({
    id: 'lambda/invoke-config',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, lambda)',
    on: 'aws_lambda_function_event_invoke_config',
    demand: 'an event invoke configuration must have a destination other than itself, and no FIFO one',
    fix: 'Use another function, or a standard queue or topic.',
    check: (resource, model) => {
      const destinations = resource
        .blocks('destination_config')
        .flatMap((block) => [...block.blocks('on_failure'), ...block.blocks('on_success')]);
      const own = functionOf(resource, model);
      const successes = resource.blocks('destination_config').flatMap((block) => block.blocks('on_success'));
      return [
        ...successes.map(
          (block) =>
            (/^arn:[\w-]+:s3:/.test(textOf(block.get('destination')) ?? '') ||
              model.follow(block, 'destination', 'aws_s3_bucket') !== undefined) &&
            'on_success.destination must not be a bucket, which takes failures alone',
        ),
        ...destinations.flatMap((block) => {
          const target = model.follow(block, 'destination', lambda, 'aws_sqs_queue', 'aws_sns_topic');
          return [
            own !== undefined && target === own && `destination must not be ${own.address} itself`,
            target !== undefined &&
              isFifo(target) &&
              `destination must be a standard queue or topic, ${target.address} is FIFO`,
          ];
        }),
      ];
    },
  }),
];
