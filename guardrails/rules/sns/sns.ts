import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, textOf, Unknown } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isTrue, soleReference } from '../apis';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { fifoNameProblems } from '../fifo-name';
import { policyOf, principalProblem, statementsOf, textsIn } from '../policy';

const topic = 'aws_sns_topic';
const subscription = 'aws_sns_topic_subscription';
const answer = (operation: string): string => `https://docs.aws.amazon.com/sns/latest/api/API_${operation}.html`;

/** What a policy of a topic may allow. */
const topicActions =
  /^(\*|sns:(AddPermission|RemovePermission|DeleteTopic|GetTopicAttributes|SetTopicAttributes|ListSubscriptionsByTopic|ListTagsForResource|Publish|Subscribe|Receive|GetDataProtectionPolicy|PutDataProtectionPolicy|.*[*?].+|.+[*?].*))$/i;

/** What an endpoint of each protocol looks like. */
const endpoints: Readonly<Record<string, readonly [form: RegExp, says: string]>> = {
  sqs: [/^arn:[\w-]+:sqs:/, 'the ARN of a queue'],
  lambda: [/^arn:[\w-]+:lambda:/, 'the ARN of a function'],
  firehose: [/^arn:[\w-]+:firehose:/, 'the ARN of a delivery stream'],
  email: [/^[^@\s]+@[^@\s]+$/, 'an address with an @'],
  'email-json': [/^[^@\s]+@[^@\s]+$/, 'an address with an @'],
  https: [/^https:\/\//, 'a URL that starts with https://'],
  http: [/^http:\/\//, 'a URL that starts with http://'],
  sms: [/^\+\d{5,15}$/, 'a phone number such as +15555550100'],
};

/** Attributes of resources that are no endpoint, though they look like one. */
const notAnArn =
  /(^|\.)(aws_sqs_queue\.[^.]+\.(id|url|name)|aws_lambda_function\.[^.]+\.(id|function_name|invoke_arn))$/;

function endpointProblem(resource: Resource): string | undefined {
  const [protocol, endpoint] = [textOf(resource.get('protocol')) ?? '', resource.get('endpoint')];
  const demanded = Object.hasOwn(endpoints, protocol) ? endpoints[protocol] : undefined;
  if (demanded === undefined) return undefined;
  const [form, says] = demanded;
  if (typeof endpoint === 'string')
    return form.test(endpoint) ? undefined : `endpoint must be ${says}, was ${shown(endpoint)}`;
  const sole = soleReference(resource.symbolic('endpoint'));
  const named = sole && `${sole.address}.${sole.attribute}`;
  return named !== undefined && notAnArn.test(named) ? `endpoint must be ${says}, was ${named}` : undefined;
}

const topicOf = (resource: Resource, model: Model): Resource | undefined => model.follow(resource, 'topic_arn', topic);

const isFifo = (resource: Resource | undefined, arn: unknown): boolean =>
  isTrue(resource, 'fifo_topic') || (typeof arn === 'string' && arn.endsWith('.fifo'));

/** Rules about `aws_sns_topic`, its policy and its subscriptions. */
export const snsRules = [
  argument({
    id: 'sns/name-form',
    severity: 'rejects',
    source: answer('CreateTopic'),
    on: topic,
    at: 'name',
    must: matches(/^$|^(?=.{1,256}$)[A-Za-z0-9_-]+(\.fifo)?$/, 'be 1 to 256 letters, digits, hyphens and underscores'),
    fix: 'Rename the topic.',
  }),
  rule({
    id: 'sns/fifo-name',
    severity: 'rejects',
    source: answer('CreateTopic'),
    on: topic,
    demand: 'a name that ends in .fifo and fifo_topic = true must go together',
    fix: 'Set fifo_topic = true, and end the name in .fifo.',
    check: (resource) => fifoNameProblems(resource, 'fifo_topic'),
  }),
  rule({
    id: 'sns/endpoint-form',
    severity: 'rejects',
    source: answer('Subscribe'),
    on: subscription,
    demand: 'endpoint must be what the protocol takes: an ARN, an address, a URL or a number',
    fix: 'Use arn of the queue or function, or write the whole address.',
    check: endpointProblem,
  }),
  rule({
    id: 'sns/fifo-subscription',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform/issues/28632',
    on: subscription,
    demand: 'a FIFO topic takes queues only',
    fix: 'Subscribe a queue, and let the queue call the function.',
    check: (resource, model) => {
      const protocol = resource.get('protocol');
      return (
        typeof protocol === 'string' &&
        protocol !== 'sqs' &&
        isFifo(topicOf(resource, model), resource.get('topic_arn')) &&
        `protocol must be sqs for a FIFO topic, was ${shown(protocol)}`
      );
    },
  }),
  rule({
    id: 'sns/fifo-queue',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-fifo-topics.html',
    on: subscription,
    demand: 'a FIFO queue subscribes to FIFO topics only',
    fix: 'Make the topic FIFO, or use a standard queue.',
    check: (resource, model) => {
      const queue = model.follow(resource, 'endpoint', 'aws_sqs_queue');
      const held = topicOf(resource, model);
      return (
        held?.managed === true &&
        !isFifo(held, undefined) &&
        isTrue(queue, 'fifo_queue') &&
        `endpoint must be a standard queue for ${held.address}, ${queue?.address} is FIFO`
      );
    },
  }),
  rule({
    id: 'sns/filter-policy',
    severity: 'rejects',
    source: answer('SetSubscriptionAttributes'),
    on: subscription,
    demand: 'each key of a filter policy must hold a list of values, or further keys',
    fix: 'Put the value into a list.',
    check: (resource) => {
      const policy = documentOf(resource.get('filter_policy'));
      const entries = isMap(policy) ? Object.entries(policy) : [];
      return entries.map(
        ([key, value]) =>
          !isList(value) &&
          !isMap(value) &&
          !(value instanceof Unknown) &&
          `filter_policy.${key} must be a list, was ${shown(value)}`,
      );
    },
  }),
  rule({
    id: 'sns/redrive-policy',
    severity: 'rejects',
    source: 'https://github.com/cloudposse/terraform-aws-sns-topic/issues/48',
    on: subscription,
    demand: 'the redrive policy of a subscription must name the dead letter queue, and nothing else',
    fix: 'Write redrive_policy = jsonencode({ deadLetterTargetArn = QUEUE }); SNS has its own count of attempts.',
    check: (resource) => {
      const policy = documentOf(resource.get('redrive_policy'));
      if (!isMap(policy)) return undefined;
      const names = Object.keys(policy);
      return (
        names.join() !== 'deadLetterTargetArn' &&
        `redrive_policy must have deadLetterTargetArn alone, had ${shown(names.join(', '))}`
      );
    },
  }),
  rule({
    id: 'sns/firehose-role',
    severity: 'rejects',
    source: answer('Subscribe'),
    on: subscription,
    demand: 'a subscription of Firehose needs subscription_role_arn, others none',
    fix: 'Set subscription_role_arn for firehose only.',
    check: (resource) => {
      const protocol = resource.get('protocol');
      return [
        protocol === 'firehose' &&
          resource.lacks('subscription_role_arn') &&
          'subscription_role_arn must be given for firehose, was absent',
        typeof protocol === 'string' &&
          protocol !== 'firehose' &&
          resource.has('subscription_role_arn') === true &&
          resource.get('subscription_role_arn') !== '' &&
          `subscription_role_arn must be absent for ${protocol}, was given`,
      ];
    },
  }),
  rule({
    id: 'sns/raw-delivery',
    severity: 'rejects',
    source: answer('SetSubscriptionAttributes'),
    on: subscription,
    demand: 'raw_message_delivery is for sqs, http, https and firehose',
    fix: 'Remove raw_message_delivery.',
    check: (resource) => {
      const protocol = resource.get('protocol');
      return (
        typeof protocol === 'string' &&
        isTrue(resource, 'raw_message_delivery') &&
        !['sqs', 'http', 'https', 'firehose'].includes(protocol) &&
        `raw_message_delivery must be false for ${protocol}, was true`
      );
    },
  }),
  rule({
    id: 'sns/topic-policy',
    severity: 'rejects',
    source: answer('SetTopicAttributes'),
    on: [topic, 'aws_sns_topic_policy'],
    demand: 'a topic policy must have a Principal in each statement, and single actions of SNS',
    fix: 'Name the principal and actions such as sns:Publish; sns:* is refused.',
    check: (resource, model) =>
      (statementsOf(policyOf(resource, 'policy', model)) ?? []).flatMap((one) => [
        principalProblem(one),
        ...textsIn(one.Action).map(
          (action) =>
            !topicActions.test(action) && `policy must allow single actions of SNS on a topic, was ${shown(action)}`,
        ),
      ]),
  }),
  argument({
    id: 'sns/topic-arn',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform/issues/27605',
    on: [subscription, 'aws_sns_topic_policy'],
    at: ['topic_arn', 'arn'],
    must: matches(/^arn:[\w-]+:sns:/, 'be the ARN of a topic'),
    fix: 'Use arn of the aws_sns_topic.',
  }),
  rule({
    id: 'sns/topic-region',
    severity: 'rejects',
    source: 'https://github.com/sysdiglabs/terraform-aws-secure-for-cloud/issues/105',
    on: subscription,
    demand: 'a subscription must be made in the region of its topic',
    fix: 'Use a provider of the region of the topic.',
    check: (resource, model) => {
      const written = /^arn:[\w-]+:sns:([a-z0-9-]+):/.exec(textOf(resource.get('topic_arn')) ?? '')?.[1];
      const region = written ?? topicOf(resource, model)?.region;
      return (
        region !== undefined &&
        resource.region !== undefined &&
        region !== resource.region &&
        `topic_arn must be in ${resource.region}, was in ${region}`
      );
    },
  }),
];
