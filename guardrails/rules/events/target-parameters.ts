import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body } from '../../../terraform/model/resource';
import { isTrue, startOf } from '../apis';
import { rule } from '../define';

/** What a target of a kind cannot do without: how it is recognized, and the block and argument per service. */
interface Need {
  readonly arn: RegExp;
  readonly type: string;
  readonly events?: string;
  readonly scheduler: string;
}

const needs: readonly Need[] = [
  { arn: /:sqs:.*\.fifo$/, type: 'aws_sqs_queue', events: 'sqs_target', scheduler: 'sqs_parameters' },
  { arn: /:ecs:.*:cluster\//, type: 'aws_ecs_cluster', events: 'ecs_target', scheduler: 'ecs_parameters' },
  { arn: /:batch:.*:job-queue\//, type: 'aws_batch_job_queue', events: 'batch_target', scheduler: '' },
  { arn: /:ssm:.*:document\//, type: 'aws_ssm_document', events: 'run_command_targets', scheduler: '' },
  { arn: /:kinesis:/, type: 'aws_kinesis_stream', scheduler: 'kinesis_parameters' },
  { arn: /:events:.*:event-bus\//, type: 'aws_cloudwatch_event_bus', scheduler: 'eventbridge_parameters' },
];

function missingBlock(body: Body, by: 'events' | 'scheduler', model: Model): string | undefined {
  const found = model.follow(body, 'arn', ...needs.map(({ type }) => type));
  const text = textOf(body.get('arn')) ?? startOf(body.get('arn')) ?? '';
  const need = needs.find(
    ({ arn, type }) =>
      arn.test(text) || (found?.type === type && (type !== 'aws_sqs_queue' || isTrue(found, 'fifo_queue'))),
  );
  const block = need?.[by] ?? '';
  return block !== '' && body.lacks(block) ? `${block} must be given for this target, was absent` : undefined;
}

/** Rules about what targets of EventBridge and its scheduler must be told. */
export const targetParameterRules = [
  rule({
    id: 'events/target-parameters',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html',
    on: 'aws_cloudwatch_event_target',
    demand: 'a FIFO queue, an ECS cluster, a Batch queue and an SSM document need their target block',
    fix: 'Set sqs_target with message_group_id, ecs_target, batch_target or run_command_targets.',
    check: (resource, model) => missingBlock(resource, 'events', model),
  }),
  rule({
    id: 'scheduler/target-parameters',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/scheduler/latest/APIReference/API_Target.html',
    on: 'aws_scheduler_schedule',
    demand: 'a FIFO queue, a cluster, a stream and an event bus need their parameters',
    fix: 'Set the block of that target.',
    check: (resource, model) => resource.blocks('target').map((block) => missingBlock(block, 'scheduler', model)),
  }),
];
