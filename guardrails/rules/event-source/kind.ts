import { limits } from '../../../limits/limits';
import { documentOf } from '../../../terraform/documents/json-text';
import { numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { absent, argument, given, rule, shown } from '../define';
import { matches, oneOf, sized, within } from '../demands';
import { filterMatchProblem } from '../match';
import { serviceOf } from '../service';
import { mapping } from './mapping';

const api = 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html';

/** The service of an event source; `self-managed` for a cluster of one's own. */
const sourceOf = (resource: Resource): string | undefined =>
  resource.blocks('self_managed_event_source').length > 0
    ? 'self-managed'
    : serviceOf(resource.get('event_source_arn'));

/** How an address begins, by its kind; credentials of any kind are secrets. */
const beginnings: Readonly<Record<string, string>> = {
  VPC_SUBNET: 'subnet:',
  VPC_SECURITY_GROUP: 'security_group:',
};

function accessProblem(block: Body): string | false {
  const [type, uri] = [textOf(block.get('type')) ?? '', textOf(block.get('uri'))];
  const beginning = beginnings[type] ?? 'arn:';
  return (
    type !== '' &&
    type !== 'VIRTUAL_HOST' &&
    uri !== undefined &&
    !uri.startsWith(beginning) &&
    `source_access_configuration.uri must start with ${beginning} for ${type}, was ${shown(uri)}`
  );
}

const pulled = ['sqs', 'kinesis', 'dynamodb', 'kafka', 'mq', 'rds', 'self-managed'];
const isKafka = (resource: Resource): boolean => ['kafka', 'self-managed'].includes(sourceOf(resource) ?? '');

/** The service of a source that is known and not among some. */
function otherThan(resource: Resource, ...services: readonly string[]): string | false {
  const service = sourceOf(resource);
  return service !== undefined && !services.includes(service) && `for a source of ${service}`;
}

const pollersProblem = (block: Body): string | false => {
  const [least, most] = [numberOf(block.get('minimum_pollers')), numberOf(block.get('maximum_pollers'))];
  return (
    least !== undefined &&
    most !== undefined &&
    least > most &&
    `provisioned_poller_config.minimum_pollers must be at most maximum_pollers of ${most}, was ${least}`
  );
};

/** Rules about what event sources of each kind take. */
export const eventSourceKindRules = [
  rule({
    id: 'event-source/kind',
    severity: 'rejects',
    source: api,
    on: mapping,
    demand: 'an event source is a queue, a stream, a Kafka cluster, a broker or a document database',
    fix: 'Let buckets, topics and rules call the function by an aws_lambda_permission.',
    check: (resource) => {
      const service = otherThan(resource, ...pulled);
      return service && `event_source_arn must be of SQS, Kinesis, DynamoDB, MSK, MQ or DocumentDB, was ${service}`;
    },
  }),
  absent({
    id: 'event-source/queues-kind',
    severity: 'rejects',
    source: api,
    on: mapping,
    demand: 'queues are of brokers alone',
    fix: 'Remove queues; event_source_arn names the queue of SQS.',
    at: 'queues',
    where: (resource) => otherThan(resource, 'mq'),
  }),
  argument({
    id: 'event-source/endpoint-kind',
    severity: 'rejects',
    source: api,
    on: mapping,
    at: 'self_managed_event_source.endpoints{key}',
    must: oneOf(['KAFKA_BOOTSTRAP_SERVERS']),
    fix: 'Write { KAFKA_BOOTSTRAP_SERVERS = "HOST:PORT" }.',
  }),
  rule({
    id: 'event-source/region',
    severity: 'rejects',
    source: api,
    on: mapping,
    demand: 'a source is in the region of its mapping',
    fix: 'Make the mapping and the function with a provider of the region of the source.',
    check: (resource, model) => {
      const written = /^arn:[\w-]+:[a-z]+:([a-z0-9-]+):/.exec(textOf(resource.get('event_source_arn')) ?? '')?.[1];
      const found = model.follow(resource, 'event_source_arn', 'aws_sqs_queue', 'aws_kinesis_stream');
      const region = written ?? found?.region;
      return (
        region !== undefined &&
        resource.region !== undefined &&
        region !== resource.region &&
        `event_source_arn must be in ${resource.region}, was in ${region}`
      );
    },
  }),
  argument({
    id: 'event-source/table-arn',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-eventsourcemapping.html',
    on: mapping,
    at: 'event_source_arn',
    must: matches(/^(?!arn:[\w-]+:dynamodb:[^/]*table\/[^/]+$)/, 'be the ARN of a stream, not of its table'),
    fix: 'Use stream_arn of the aws_dynamodb_table.',
  }),
  rule({
    id: 'event-source/destination-kind',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html',
    on: mapping,
    demand: 'records that failed go to a queue, a topic or a bucket',
    fix: 'Send them to a queue, which may call a function.',
    check: (resource, model) =>
      resource
        .blocks('destination_config')
        .flatMap((block) => block.blocks('on_failure'))
        .map((block) => {
          const service = /^arn:[\w-]+:(lambda|events|states):/.exec(textOf(block.get('destination_arn')) ?? '')?.[1];
          const found = model.follow(block, 'destination_arn', 'aws_lambda_function', 'aws_cloudwatch_event_bus');
          const other = found && /^aws_(lambda_function|cloudwatch_event_bus)$/.test(found.type) && found.address;
          const was = service ?? other;
          return was && `on_failure.destination_arn must be a queue, a topic or a bucket, was ${was}`;
        }),
  }),
  rule({
    id: 'event-source/filter-match',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
    on: mapping,
    demand: 'a filter compares by the operators of filters',
    fix: 'Write for example { numeric = [">", 5] } or { prefix = "a" }.',
    check: (resource) =>
      resource
        .blocks('filter_criteria')
        .flatMap((block) => block.blocks('filter'))
        .map((one) => {
          const problem = filterMatchProblem(documentOf(one.get('pattern')));
          return problem && `filter_criteria.filter.pattern.${problem}`;
        }),
  }),
  argument({
    id: 'event-source/batch-size',
    severity: 'rejects',
    source: api,
    on: mapping,
    at: 'batch_size',
    must: within(limits.eventSourceBatch.value),
    fix: 'Lower batch_size.',
  }),
  argument({
    id: 'event-source/batching-window',
    severity: 'rejects',
    source: api,
    on: mapping,
    at: 'maximum_batching_window_in_seconds',
    must: within(limits.eventSourceWindowSeconds.value),
    fix: 'Wait at most five minutes.',
  }),
  argument({
    id: 'event-source/concurrency',
    severity: 'rejects',
    source: api,
    on: mapping,
    at: 'scaling_config.maximum_concurrency',
    must: within(limits.eventSourceConcurrency.value),
    fix: 'Give from 2 to 1000, or leave scaling_config out.',
  }),
  absent({
    id: 'event-source/scaling-queue',
    severity: 'rejects',
    source: api,
    on: mapping,
    demand: 'scaling_config is for queues alone',
    fix: 'Remove scaling_config; parallelization_factor and shards set how many run at once.',
    at: 'scaling_config',
    where: (resource) => otherThan(resource, 'sqs'),
  }),
  absent({
    id: 'event-source/failure-destination',
    severity: 'rejects',
    source: api,
    on: mapping,
    demand: 'a queue has no destination for failures, but a dead letter queue',
    fix: 'Set redrive_policy on the queue.',
    at: 'destination_config',
    where: (resource) => ['sqs', 'mq'].includes(sourceOf(resource) ?? '') && `for a source of ${sourceOf(resource)}`,
  }),
  given({
    id: 'event-source/topic',
    severity: 'rejects',
    source: api,
    on: mapping,
    demand: 'a source of Kafka needs its topic',
    fix: 'Set topics to one name.',
    at: 'topics',
    where: (resource) => isKafka(resource) && 'for Kafka',
  }),
  absent({
    id: 'event-source/topic-kafka',
    severity: 'rejects',
    source: api,
    on: mapping,
    demand: 'topics are for Kafka alone',
    fix: 'Remove topics.',
    at: 'topics',
    where: (resource) => otherThan(resource, 'kafka', 'self-managed'),
  }),
  argument({
    id: 'event-source/one-topic',
    severity: 'rejects',
    source: api,
    on: mapping,
    at: ['topics', 'queues'],
    must: sized(1, 1),
    fix: 'Make a mapping for each.',
  }),
  absent({
    id: 'event-source/shards',
    severity: 'rejects',
    source: api,
    on: mapping,
    demand: 'shards and tumbling windows are of Kinesis and DynamoDB alone',
    fix: 'Remove the argument.',
    at: ['parallelization_factor', 'tumbling_window_in_seconds'],
    where: (resource) => (isKafka(resource) || sourceOf(resource) === 'mq') && `for a source of ${sourceOf(resource)}`,
  }),
  given({
    id: 'event-source/broker',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-mq.html',
    on: mapping,
    demand: 'a broker needs the name of its queue and a secret',
    fix: 'Set queues to one name, and source_access_configuration of type BASIC_AUTH.',
    at: ['queues', 'source_access_configuration'],
    where: (resource) => sourceOf(resource) === 'mq' && 'for a broker',
  }),
  given({
    id: 'event-source/document-database',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-documentdb.html',
    on: mapping,
    demand: 'a document database needs the name of what is read',
    fix: 'Add document_db_event_source_config with database_name.',
    at: 'document_db_event_source_config',
    where: (resource) => sourceOf(resource) === 'rds' && 'for DocumentDB',
  }),
  argument({
    id: 'event-source/endpoints',
    severity: 'rejects',
    source: api,
    on: mapping,
    at: 'self_managed_event_source.endpoints{}',
    must: matches(/^[A-Za-z0-9.-]+:\d{1,5}(\s*,\s*[A-Za-z0-9.-]+:\d{1,5})*$/, 'be HOST:PORT, or several with commas'),
    fix: 'Add the port, 9092 or 9094 for the most part.',
  }),
  rule({
    id: 'event-source/pollers',
    severity: 'rejects',
    source: api,
    on: mapping,
    demand: 'minimum_pollers must be at most maximum_pollers',
    fix: 'Raise maximum_pollers.',
    check: (resource) => resource.blocks('provisioned_poller_config').map(pollersProblem),
  }),
  rule({
    id: 'event-source/access',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/api/API_SourceAccessConfiguration.html',
    on: mapping,
    demand: 'a subnet is named as subnet:ID, a security group as security_group:ID, credentials by the ARN of a secret',
    fix: 'Write "subnet:${aws_subnet.a.id}" or "security_group:${aws_security_group.a.id}".',
    check: (resource) => resource.blocks('source_access_configuration').map(accessProblem),
  }),
];
