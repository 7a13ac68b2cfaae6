import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { wholeNumber } from '../demands';

const api = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html';
const permissions = ['allowAll', 'denyAll', 'byQueue'];

function redriveAllowProblems(resource: Resource): (string | false)[] {
  const policy = documentOf(resource.get('redrive_allow_policy'));
  if (!isMap(policy)) return [];
  const permission = textOf(policy.redrivePermission);
  const queues = policy.sourceQueueArns;
  return [
    policy.redrivePermission === undefined && 'redrive_allow_policy must have redrivePermission, had none',
    permission !== undefined &&
      !permissions.includes(permission) &&
      `redrive_allow_policy.redrivePermission must be one of ${permissions.join(', ')}, was ${shown(permission)}`,
    permission === 'byQueue' &&
      queues === undefined &&
      'redrive_allow_policy.sourceQueueArns must be given with byQueue, was absent',
    (permission === 'allowAll' || permission === 'denyAll') &&
      queues !== undefined &&
      `redrive_allow_policy.sourceQueueArns must be absent with ${permission}, was given`,
    isList(queues) &&
      queues.length > 10 &&
      `redrive_allow_policy.sourceQueueArns must have at most 10 queues, had ${queues.length}`,
  ];
}

/** Rules about single arguments of queues. */
export const queueArgumentRules = [
  rule({
    id: 'sqs/redrive-allow-policy',
    severity: 'rejects',
    source: api,
    on: ['aws_sqs_queue', 'aws_sqs_queue_redrive_allow_policy'],
    demand: 'a redrive allow policy must be allowAll, denyAll, or byQueue with 1 to 10 queues',
    fix: 'Write jsonencode({ redrivePermission = "byQueue", sourceQueueArns = [QUEUE] }).',
    check: redriveAllowProblems,
  }),
  argument({
    id: 'sqs/wait',
    severity: 'rejects',
    source: api,
    on: 'aws_sqs_queue',
    at: 'receive_wait_time_seconds',
    must: wholeNumber(0, 20, 'seconds'),
    fix: 'Wait at most 20 seconds.',
  }),
];
