import { isList, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isTrue } from '../apis';
import { rule, shown } from '../define';
import { outruns } from '../ordering';
import { guide } from './guide';

const notification = 'aws_s3_bucket_notification';

/** One filter of events, its texts known. */
interface Filter {
  readonly events: readonly string[];
  readonly prefix: string;
  readonly suffix: string;
}

const textAt = (block: Body, name: string): string | undefined => (block.lacks(name) ? '' : textOf(block.get(name)));

function filterOf(block: Body): Filter | undefined {
  const events = block.get('events');
  const [prefix, suffix] = [textAt(block, 'filter_prefix'), textAt(block, 'filter_suffix')];
  if (!isList(events) || prefix === undefined || suffix === undefined) return undefined;
  return { events: events.flatMap((one) => textOf(one) ?? []), prefix, suffix };
}

const covers = (one: string, other: string): boolean =>
  one === other || (one.endsWith(':*') && other.startsWith(one.replace('*', '')));

function overlap(one: Filter, other: Filter): boolean {
  const prefixes = one.prefix.startsWith(other.prefix) || other.prefix.startsWith(one.prefix);
  const suffixes = one.suffix.endsWith(other.suffix) || other.suffix.endsWith(one.suffix);
  return prefixes && suffixes && one.events.some((a) => other.events.some((b) => covers(a, b) || covers(b, a)));
}

function overlapProblem(resource: Resource): string | undefined {
  const filters = ['lambda_function', 'queue', 'topic']
    .flatMap((name) => resource.blocks(name))
    .flatMap((block) => filterOf(block) ?? []);
  const later = filters.find((one, at) => filters.slice(0, at).some((other) => overlap(one, other)));
  return (
    later &&
    `an event must lead to one destination, filter_prefix ${shown(later.prefix)} and filter_suffix ${shown(later.suffix)} overlap with others`
  );
}

/** The destinations that a bucket tries at once: block, argument, type, its policy's type and argument. */
const destinations = [
  ['queue', 'queue_arn', 'aws_sqs_queue', 'aws_sqs_queue_policy', 'queue_url'],
  ['topic', 'topic_arn', 'aws_sns_topic', 'aws_sns_topic_policy', 'arn'],
] as const;

function destinationProblems(resource: Resource, model: Model): (string | false | undefined)[] {
  return destinations.flatMap(([name, argument, type, policy, of]) =>
    resource.blocks(name).map((block) => {
      const found = model.follow(block, argument, type);
      if (found === undefined || !found.managed || found.conditional || !found.lacks('policy')) return undefined;
      const { sure, maybe } = model.related(policy, of, found);
      if (maybe.length > 0 || model.hasOpaqueModules) return undefined;
      const [only] = sure;
      if (only === undefined)
        return `${name}.${argument} must be a ${name} that s3.amazonaws.com may send to, ${found.address} has no policy`;
      return outruns(resource, only, model) && `${name} must wait for ${only.address}, and does not depend on it`;
    }),
  );
}

/** Rules about notifications of buckets. */
export const notificationRules = [
  rule({
    id: 's3/notification-overlap',
    severity: 'rejects',
    source: guide('notification-how-to-filtering'),
    on: notification,
    demand: 'filters of one event must not overlap',
    fix: 'Give each a prefix or suffix of its own, or send to a topic that several subscribe to.',
    check: overlapProblem,
  }),
  rule({
    id: 's3/notification-destination',
    severity: 'rejects',
    source: guide('grant-destinations-permissions-to-s3'),
    on: notification,
    demand: 'a queue or topic must permit s3.amazonaws.com before a bucket sends to it',
    fix: 'Add a policy that allows s3.amazonaws.com to send, and depends_on it.',
    check: destinationProblems,
  }),
  rule({
    id: 's3/notification-fifo',
    severity: 'rejects',
    source: guide('EventNotifications'),
    on: notification,
    demand: 'a bucket sends to standard queues and topics alone',
    fix: 'Use a standard queue or topic, or EventBridge.',
    check: (resource, model) =>
      destinations.flatMap(([name, argument, type]) =>
        resource.blocks(name).map((block) => {
          const found = model.follow(block, argument, type);
          return (
            isTrue(found, `fifo_${name}`) && `${name}.${argument} must be a standard ${name}, ${found?.address} is FIFO`
          );
        }),
      ),
  }),
];
