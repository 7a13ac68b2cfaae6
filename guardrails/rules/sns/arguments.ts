import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, numberOf, textOf, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { absent, argument, rule, shown } from '../define';
import { longAs } from '../demands';
import { filterMatchProblem } from '../match';

const topic = 'aws_sns_topic';
const subscription = 'aws_sns_topic_subscription';
const guide = (page: string): string => `https://docs.aws.amazon.com/sns/latest/dg/${page}.html`;

const mapAt = (value: Value | undefined, ...way: readonly string[]): ValueMap | undefined => {
  const found = way.reduce<Value | undefined>((one, key) => (isMap(one) ? one[key] : undefined), value);
  return isMap(found) ? found : undefined;
};

function retryProblems(resource: Resource): (string | false)[] {
  const document = documentOf(resource.get('delivery_policy'));
  const policy = mapAt(document, 'http', 'defaultHealthyRetryPolicy') ?? mapAt(document, 'healthyRetryPolicy');
  if (policy === undefined) return [];
  const [least, most, retries] = [policy.minDelayTarget, policy.maxDelayTarget, policy.numRetries].map(numberOf);
  return [
    least !== undefined &&
      most !== undefined &&
      least > most &&
      `delivery_policy must have a minDelayTarget of at most maxDelayTarget ${most}, was ${least}`,
    retries !== undefined &&
      (retries < 0 || retries > 100) &&
      `delivery_policy must have numRetries from 0 to 100, was ${retries}`,
  ];
}

/** How many combinations of values a policy makes, key by key. */
const combinationsOf = (policy: ValueMap): number =>
  Object.values(policy).reduce<number>((count, value) => count * (isList(value) ? Math.max(value.length, 1) : 1), 1);

function filterProblems(resource: Resource): (string | false)[] {
  const policy = documentOf(resource.get('filter_policy'));
  if (!isMap(policy)) return [];
  const isOfAttributes =
    resource.lacks('filter_policy_scope') || resource.get('filter_policy_scope') === 'MessageAttributes';
  const [keys, count] = [Object.keys(policy).length, combinationsOf(policy)];
  const nested = Object.keys(policy).filter((key) => isMap(policy[key]));
  return [
    keys > 5 && `filter_policy must have at most 5 keys, had ${keys}`,
    count > 150 && `filter_policy must make at most 150 combinations of values, made ${count}`,
    ...nested.map(
      (key) => isOfAttributes && `filter_policy.${key} must be a list unless filter_policy_scope is MessageBody`,
    ),
  ];
}

/** Rules about single arguments of topics and subscriptions. */
export const topicArgumentRules = [
  argument({
    id: 'sns/display-name',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html',
    on: topic,
    at: 'display_name',
    must: longAs(0, 100),
    fix: 'Shorten display_name.',
  }),
  rule({
    id: 'sns/delivery-policy',
    severity: 'rejects',
    source: guide('sns-message-delivery-retries'),
    on: [topic, subscription],
    demand: 'a delivery policy must wait at least as long at last as at first, and retry at most 100 times',
    fix: 'Raise maxDelayTarget, or lower numRetries.',
    check: retryProblems,
  }),
  rule({
    id: 'sns/filter-scope',
    severity: 'rejects',
    source: guide('subscription-filter-policy-constraints'),
    on: subscription,
    demand: 'a filter policy has at most 5 keys and 150 combinations of values, and nested keys for MessageBody alone',
    fix: 'Name fewer values, or set filter_policy_scope = "MessageBody".',
    check: filterProblems,
  }),
  rule({
    id: 'sns/filter-match',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html',
    on: subscription,
    demand: 'a filter policy compares by the operators of filters',
    fix: 'Write for example { numeric = [">", 5] }, { exists = true } or { prefix = "a" }.',
    check: (resource) => {
      const problem = filterMatchProblem(documentOf(resource.get('filter_policy')));
      return problem && `filter_policy.${problem}`;
    },
  }),
  rule({
    id: 'sns/dead-letter-queue',
    severity: 'rejects',
    source: guide('sns-dead-letter-queues'),
    on: subscription,
    demand: 'the dead letter queue of a subscription must be a queue',
    fix: 'Use arn of an aws_sqs_queue.',
    check: (resource) => {
      const policy = documentOf(resource.get('redrive_policy'));
      const target = isMap(policy) ? textOf(policy.deadLetterTargetArn) : undefined;
      return (
        target !== undefined &&
        !/^arn:[\w-]+:sqs:/.test(target) &&
        `redrive_policy.deadLetterTargetArn must be the ARN of a queue, was ${shown(target)}`
      );
    },
  }),
  absent({
    id: 'sns/replay-fifo',
    severity: 'rejects',
    source: guide('message-archiving-and-replay-subscriber'),
    on: subscription,
    demand: 'messages are replayed from FIFO topics alone',
    fix: 'Remove replay_policy.',
    at: 'replay_policy',
    where: (resource) => {
      const arn = textOf(resource.get('topic_arn'));
      return arn !== undefined && !arn.endsWith('.fifo') && 'for a standard topic';
    },
  }),
];
