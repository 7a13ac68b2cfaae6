import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, numberOf, textOf, type Value } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { absent, argument, given, rule, shown } from '../define';
import { longAs, matches, oneOf, orOf } from '../demands';

const target = 'aws_cloudwatch_event_target';
const connection = 'aws_cloudwatch_event_connection';
const model = (shape: string): string => `botocore 1.43.11, events ${shape}`;
const comparisons = ['<', '<=', '=', '>', '>='];

/** The blocks of credentials that each type of authorization takes. */
const credentials: Readonly<Record<string, string>> = {
  API_KEY: 'api_key',
  BASIC: 'basic',
  OAUTH_CLIENT_CREDENTIALS: 'oauth',
};

/** What a match compares by, wherever it stands in a pattern. */
function matchProblem(key: string, match: Value): string | undefined {
  if (!isMap(match)) return undefined;
  const names = Object.keys(match);
  if (names.length > 1)
    return `event_pattern.${key} must compare by one operator in each match, was ${names.join(' and ')}`;
  const { numeric, cidr, wildcard } = match;
  if (isList(numeric) && !isComparison(numeric))
    return `event_pattern.${key} must have numeric as [">", 0] or [">", 0, "<=", 5], was ${shown(numeric)}`;
  if (typeof cidr === 'string' && !/^(\d{1,3}(\.\d{1,3}){3}\/\d{1,2}|[0-9a-f:]+\/\d{1,3})$/i.test(cidr))
    return `event_pattern.${key} must have cidr as 192.0.2.0/24, was ${shown(cidr)}`;
  return typeof wildcard === 'string' && wildcard.includes('**')
    ? `event_pattern.${key} must have wildcards with single asterisks, was ${shown(wildcard)}`
    : undefined;
}

/** Whether a list is pairs of a sign and a number; what is unknown passes. */
const isComparison = (parts: readonly Value[]): boolean =>
  (parts.length === 2 || parts.length === 4) &&
  parts.every((part, at) => typeof part !== 'string' || (at % 2 === 0 && comparisons.includes(part)));

function matchProblems(value: Value | undefined, key = '', depth = 0): (string | undefined)[] {
  if (depth > 40) return [];
  if (isList(value)) {
    const few = key === '$or' && value.length < 2;
    return [
      few ? `event_pattern.$or must have two or more alternatives, had ${value.length}` : undefined,
      ...value.flatMap((one) => (key === '$or' ? matchProblems(one, '', depth + 1) : [matchProblem(key, one)])),
    ];
  }
  return isMap(value) ? Object.entries(value).flatMap(([name, one]) => matchProblems(one, name, depth + 1)) : [];
}

function credentialsProblem(resource: Resource): string | false {
  const type = textOf(resource.get('authorization_type')) ?? '';
  const [block] = resource.blocks('auth_parameters');
  const own = Object.hasOwn(credentials, type) ? credentials[type] : undefined;
  const others = Object.values(credentials).filter((name) => name !== own && block?.block(name) !== undefined);
  return (
    own !== undefined &&
    others.length > 0 &&
    `auth_parameters must have ${own} with authorization_type ${type}, had ${others.join(' and ')}`
  );
}

/** Rules about single arguments of rules, targets, buses, archives and destinations. */
export const eventArgumentRules = [
  rule({
    id: 'events/pattern-match',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html',
    on: ['aws_cloudwatch_event_rule', 'aws_cloudwatch_event_archive'],
    demand: 'each match of a pattern must have one operator, with a value of its form',
    fix: 'Write for example { numeric = [">", 0] }, one operator a match.',
    check: (resource) => matchProblems(documentOf(resource.get('event_pattern'))),
  }),
  argument({
    id: 'events/json-path',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html',
    on: target,
    at: ['input_path', 'input_transformer.input_paths{}', 'kinesis_target.partition_key_path'],
    must: matches(/^$|^\$/, 'be a JSON path that starts with $'),
    fix: 'Write for example $.detail.id.',
  }),
  argument({
    id: 'events/message-group',
    severity: 'rejects',
    source: model('MessageGroupId'),
    on: target,
    at: 'sqs_target.message_group_id',
    must: longAs(0, 100),
    fix: 'Shorten the group.',
  }),
  given({
    id: 'events/fargate-network',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EcsParameters.html',
    on: target,
    demand: 'a task of Fargate needs its network',
    fix: 'Add ecs_target.network_configuration with subnets.',
    at: 'ecs_target.network_configuration',
    where: (resource) =>
      resource
        .blocks('ecs_target')
        .some((block) => block.get('launch_type') === 'FARGATE' && block.lacks('network_configuration')) &&
      'with launch_type FARGATE',
  }),
  absent({
    id: 'events/launch-or-capacity',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_EcsParameters.html',
    on: target,
    demand: 'a task has a launch type or a capacity provider',
    fix: 'Remove launch_type.',
    at: 'ecs_target',
    where: (resource) => {
      const task = resource.block('ecs_target');
      return (
        task?.has('launch_type') === true &&
        task.block('capacity_provider_strategy') !== undefined &&
        'with both launch_type and capacity_provider_strategy'
      );
    },
  }),
  argument({
    id: 'events/dead-letter-arn',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
    on: [target, 'aws_cloudwatch_event_bus'],
    at: 'dead_letter_config.arn',
    must: orOf(['sqs'], matches(/^$|^arn:[\w-]+:sqs:/, 'be the ARN of a queue')),
    fix: 'Use arn of an aws_sqs_queue.',
  }),
  argument({
    id: 'events/bus-name',
    severity: 'rejects',
    source: model('EventBusName'),
    on: 'aws_cloudwatch_event_bus',
    at: 'name',
    must: matches(/^[/.\-_A-Za-z0-9]{1,256}$/, 'be 1 to 256 letters, digits and /.-_'),
    fix: 'Write it with hyphens.',
  }),
  argument({
    id: 'events/archive-source',
    severity: 'rejects',
    source: model('CreateArchive'),
    on: 'aws_cloudwatch_event_archive',
    at: 'event_source_arn',
    must: matches(/^arn:aws[a-z-]*:events:[a-z\d-]*:(\d{12})?:.+\/.+$/, 'be the ARN of an event bus'),
    fix: 'Use arn of the aws_cloudwatch_event_bus.',
  }),
  rule({
    id: 'events/connection-credentials',
    severity: 'rejects',
    source: model('CreateConnection'),
    on: connection,
    demand: 'the credentials of a connection must be of its authorization_type',
    fix: 'Use api_key for API_KEY, basic for BASIC, oauth for OAUTH_CLIENT_CREDENTIALS.',
    check: credentialsProblem,
  }),
  argument({
    id: 'events/destination-url',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html',
    on: 'aws_cloudwatch_event_api_destination',
    at: 'invocation_endpoint',
    must: matches(/^https:\/\/\S+$/, 'start with https://'),
    fix: 'Give the whole URL.',
  }),
  argument({
    id: 'events/permission-action',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html',
    on: 'aws_cloudwatch_event_permission',
    at: 'action',
    must: oneOf(['events:PutEvents']),
    fix: 'Use aws_cloudwatch_event_bus_policy for other actions.',
  }),
  argument({
    id: 'events/destination-name',
    severity: 'rejects',
    source: model('ApiDestinationName'),
    on: [connection, 'aws_cloudwatch_event_api_destination', 'aws_cloudwatch_event_endpoint'],
    at: 'name',
    must: matches(/^[.\-_A-Za-z0-9]{1,64}$/, 'be 1 to 64 letters, digits and .-_'),
    fix: 'Write it with hyphens.',
  }),
  argument({
    id: 'events/permission-account',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutPermission.html',
    on: 'aws_cloudwatch_event_permission',
    at: 'principal',
    must: matches(/^(\d{12}|\*)$/, 'be the number of an account, or *'),
    fix: 'Write the 12 digits of the account; a role goes into an aws_cloudwatch_event_bus_policy.',
  }),
  argument({
    id: 'events/retry-age',
    severity: 'rejects',
    source: model('RetryPolicy'),
    on: target,
    at: 'retry_policy.maximum_event_age_in_seconds',
    must: {
      says: 'be from 60 to 86400 seconds',
      holds: (value) => {
        const age = numberOf(value);
        return age === undefined ? undefined : age === 0 || (age >= 60 && age <= 86_400);
      },
    },
    fix: 'Keep an event for a minute at least, and a day at most.',
  }),
  argument({
    id: 'events/connection-header',
    severity: 'rejects',
    source: model('ConnectionHeaderParameter'),
    on: connection,
    at: ['auth_parameters.invocation_http_parameters.header.key', 'auth_parameters.api_key.key'],
    must: matches(/^[!#$%&'*+.^_`|~0-9a-zA-Z-]{1,512}$/, 'be the name of a header'),
    fix: 'Write for example X-Api-Key.',
  }),
];
