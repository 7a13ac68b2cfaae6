import { limits } from '../../../limits/limits';
import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, numberOf, textOf, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isNotTrue, isTrue, startOf } from '../apis';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { fifoNameProblems } from '../fifo-name';
import { policyOf, principalProblem, statementsOf, textsIn } from '../policy';

const queue = 'aws_sqs_queue';
const answer = (operation: string): string =>
  `https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_${operation}.html`;

/** The redrive policy of a queue, or of the resource that sets it. */
const redriveOf = (resource: Resource): Value | undefined => documentOf(resource.get('redrive_policy'));

const targetOf = (resource: Resource, model: Model): Resource | undefined => {
  const policy = documentOf(resource.symbolic('redrive_policy'));
  return isMap(policy) ? model.followValue(policy.deadLetterTargetArn, [queue]) : undefined;
};

const receives = limits.queueReceives.value;

function redriveProblems(resource: Resource): (string | false)[] {
  const policy = redriveOf(resource);
  if (!isMap(policy)) return [];
  const [target, count] = [policy.deadLetterTargetArn, policy.maxReceiveCount];
  const most = numberOf(count);
  return [
    target === undefined && 'redrive_policy must have deadLetterTargetArn, had none',
    typeof target === 'string' &&
      !/^arn:[\w-]+:sqs:[a-z0-9-]+:\d{12}:\S+$/.test(target) &&
      `redrive_policy.deadLetterTargetArn must be the ARN of a queue, was ${shown(target)}`,
    isList(target) && `redrive_policy.deadLetterTargetArn must be one ARN, was a list of ${target.length}`,
    count === undefined && 'redrive_policy must have maxReceiveCount, had none',
    most !== undefined &&
      (most < receives.least || most > receives.most) &&
      `redrive_policy.maxReceiveCount must be from ${receives.least} to ${receives.most}, was ${most}`,
  ];
}

const isFifo = (resource: Resource): boolean =>
  isTrue(resource, 'fifo_queue') || /\.fifo$/.test(textOf(resource.get('name')) ?? '');

/** Rules about `aws_sqs_queue`, its policy and its redrive policy. */
export const sqsRules = [
  argument({
    id: 'sqs/name-form',
    severity: 'rejects',
    source: answer('CreateQueue'),
    on: queue,
    at: 'name',
    must: matches(/^$|^(?=.{1,80}$)[A-Za-z0-9_-]+(\.fifo)?$/, 'be 1 to 80 letters, digits, hyphens and underscores'),
    fix: 'Rename the queue.',
  }),
  rule({
    id: 'sqs/fifo-name',
    severity: 'rejects',
    source: answer('CreateQueue'),
    on: queue,
    demand: 'a name that ends in .fifo and fifo_queue = true must go together',
    fix: 'Set fifo_queue = true, and end the name in .fifo.',
    check: (resource) => fifoNameProblems(resource, 'fifo_queue'),
  }),
  rule({
    id: 'sqs/redrive-policy',
    severity: 'rejects',
    source: answer('SetQueueAttributes'),
    on: [queue, 'aws_sqs_queue_redrive_policy'],
    demand: 'a redrive policy must name a queue by its ARN, and a maxReceiveCount from 1 to 1000',
    fix: 'Set deadLetterTargetArn and maxReceiveCount.',
    check: redriveProblems,
  }),
  rule({
    id: 'sqs/redrive-kind',
    severity: 'rejects',
    source: answer('SetQueueAttributes'),
    on: queue,
    demand: 'the dead letter queue of a FIFO queue must be FIFO, that of a standard queue standard',
    fix: 'Use a dead letter queue of the same kind.',
    check: (resource, model) => {
      const target = targetOf(resource, model);
      return (
        target !== undefined &&
        isFifo(target) !== isFifo(resource) &&
        `redrive_policy must name a ${isFifo(resource) ? 'FIFO' : 'standard'} queue, ${target.address} is ${isFifo(target) ? 'FIFO' : 'standard'}`
      );
    },
  }),
  rule({
    id: 'sqs/throughput',
    severity: 'rejects',
    source: answer('CreateQueue'),
    on: queue,
    demand: 'fifo_throughput_limit perMessageGroupId needs deduplication_scope messageGroup',
    fix: 'Set deduplication_scope = "messageGroup".',
    check: (resource) =>
      resource.get('fifo_throughput_limit') === 'perMessageGroupId' &&
      (resource.lacks('deduplication_scope') || resource.get('deduplication_scope') === 'queue') &&
      `deduplication_scope must be messageGroup with perMessageGroupId, was ${shown(resource.get('deduplication_scope'))}`,
  }),
  rule({
    id: 'sqs/fifo-arguments',
    severity: 'rejects',
    source: answer('CreateQueue'),
    on: queue,
    demand: 'a standard queue has no arguments of FIFO queues',
    fix: 'Remove the argument, or make the queue FIFO.',
    check: (resource) =>
      isNotTrue(resource, 'fifo_queue') && !isFifo(resource)
        ? [
            isTrue(resource, 'content_based_deduplication') &&
              'content_based_deduplication must be false on a standard queue, was true',
            ...['deduplication_scope', 'fifo_throughput_limit'].map(
              (name) =>
                resource.has(name) === true &&
                resource.get(name) !== '' &&
                `${name} must be absent on a standard queue, was ${shown(resource.get(name))}`,
            ),
          ]
        : undefined,
  }),
  rule({
    id: 'sqs/policy-form',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/pull/42209',
    on: [queue, 'aws_sqs_queue_policy'],
    demand: 'a queue policy must have a Principal in each statement, and actions of SQS',
    fix: 'Name the principal and actions such as sqs:SendMessage.',
    check: (resource, model) =>
      (statementsOf(policyOf(resource, 'policy', model)) ?? []).flatMap((one) => [
        principalProblem(one),
        ...textsIn(one.Action).map(
          (action) => !/^(sqs:|\*$)/i.test(action) && `policy must allow actions of SQS, was ${shown(action)}`,
        ),
      ]),
  }),
  rule({
    id: 'sqs/policy-queue',
    severity: 'rejects',
    source: answer('SetQueueAttributes'),
    on: ['aws_sqs_queue_policy', 'aws_sqs_queue_redrive_policy', 'aws_sqs_queue_redrive_allow_policy'],
    demand: 'queue_url must be the URL of a queue, not its ARN',
    fix: 'Use url of the aws_sqs_queue.',
    check: (resource) =>
      /^arn:/.test(startOf(resource.get('queue_url')) ?? '') &&
      `queue_url must be the URL of a queue, was ${shown(startOf(resource.get('queue_url')))}`,
  }),
];
