import { documentOf } from '../../../terraform/documents/json-text';
import { isMap, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isNotTrue, isTrue, soleReference } from '../apis';
import { rule, shown } from '../define';

const queue = 'aws_sqs_queue';
const topic = 'aws_sns_topic';

/** What messages come from, where it is of the configuration: a queue, or the topic of a subscription. */
const sourceOf = (resource: Resource, model: Model): Resource | undefined =>
  resource.type === queue
    ? resource
    : (model.follow(resource, 'queue_url', queue) ?? model.follow(resource, 'topic_arn', topic));

/** Whether a source is FIFO; undefined where that is not certain. */
function isFifo(source: Resource | undefined): boolean | undefined {
  const argument = source?.type === topic ? 'fifo_topic' : 'fifo_queue';
  if (source === undefined || !source.managed || ![queue, topic].includes(source.type)) return undefined;
  return isTrue(source, argument) ? true : isNotTrue(source, argument) ? false : undefined;
}

function problems(resource: Resource, model: Model): (string | false)[] {
  const [known, symbolic] = [
    documentOf(resource.get('redrive_policy')),
    documentOf(resource.symbolic('redrive_policy')),
  ];
  const text = isMap(known) ? (textOf(known.deadLetterTargetArn) ?? '') : '';
  const [, region, name = ''] = /^arn:[\w-]+:sqs:([a-z0-9-]+):\d{12}:(\S+)$/.exec(text) ?? [];
  const sole = isMap(symbolic) ? soleReference(symbolic.deadLetterTargetArn) : undefined;
  const fifo = isFifo(sourceOf(resource, model));
  const wrong =
    sole !== undefined &&
    /(^|\.)(aws_sqs_queue|aws_sns_topic|aws_lambda_function)\.[\w-]+$/.test(sole.address) &&
    !(sole.address.includes(`${queue}.`) && sole.attribute === 'arn');
  return [
    wrong && `redrive_policy.deadLetterTargetArn must be arn of a queue, was ${sole.attribute} of ${sole.address}`,
    region !== undefined &&
      resource.region !== undefined &&
      region !== resource.region &&
      `redrive_policy.deadLetterTargetArn must be in ${resource.region}, was ${shown(text)}`,
    name !== '' &&
      fifo !== undefined &&
      name.endsWith('.fifo') !== fifo &&
      `redrive_policy.deadLetterTargetArn must be a ${fifo ? 'FIFO' : 'standard'} queue, was ${shown(text)}`,
  ];
}

/** The rule about where messages go that nobody could take. */
export const deadLetterRule = rule({
  id: 'sqs/dead-letter-target',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  on: [queue, 'aws_sqs_queue_redrive_policy', 'aws_sns_topic_subscription'],
  demand: 'dead letters go to a queue of the same region, which is FIFO as their source is',
  fix: 'Use arn of an aws_sqs_queue of the same region and kind.',
  check: problems,
});
