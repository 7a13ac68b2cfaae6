import { isList, textOf } from '../../../terraform/language/value';
import { argument, rule, shown } from '../define';
import { avoids, orOf } from '../demands';

const target = 'aws_cloudwatch_event_target';

/** Services that a rule has no target of. */
const noTargets =
  /^arn:[\w-]+:(apigateway|s3|dynamodb|iam|rds|cognito-idp|cloudfront|kms|secretsmanager|elasticache|elasticloadbalancing|route53|ses|kafka|mq|scheduler|pipes|cloudwatch):/;

/** Services of what is often referred to as a target. */
const targets = ['batch', 'events', 'logs', 'ecs', 'firehose', 'kinesis', 'lambda', 'states', 'sns', 'sqs'];

/** Rules about what a rule calls, and buses of partners. */
export const eventDestinationRules = [
  argument({
    id: 'events/target-service',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html',
    on: target,
    at: 'arn',
    must: orOf(targets, avoids(noTargets, 'be of a service that a rule can call')),
    fix: 'Call a function, queue or topic; an API by arn:aws:execute-api:REGION:ACCOUNT:API/STAGE/METHOD/PATH.',
  }),
  rule({
    id: 'events/path-parameters',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_HttpParameters.html',
    on: target,
    demand: 'http_target must give a value for each * of the path',
    fix: 'Set http_target.path_parameter_values, one for each *.',
    check: (resource) => {
      const path = /^arn:[\w-]+:execute-api:[^/]+\/[^/]+\/[^/]+\/(.*)$/.exec(textOf(resource.get('arn')) ?? '')?.[1];
      if (path === undefined) return undefined;
      const stars = path.split('*').length - 1;
      return resource.blocks('http_target').map((block) => {
        const values = block.get('path_parameter_values');
        const given = isList(values) ? values.length : block.lacks('path_parameter_values') ? 0 : undefined;
        return (
          given !== undefined &&
          given !== stars &&
          `http_target.path_parameter_values must have ${stars} values as the path has *, had ${given}`
        );
      });
    },
  }),
  rule({
    id: 'events/partner-bus',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html',
    on: 'aws_cloudwatch_event_bus',
    demand: 'the bus of a partner is named as its event source, and no other has slashes',
    fix: 'Use one text for name and event_source_name.',
    check: (resource) => {
      const [name, source] = [textOf(resource.get('name')), textOf(resource.get('event_source_name'))];
      return [
        name !== undefined &&
          source !== undefined &&
          name !== source &&
          `name must be event_source_name ${shown(source)}, was ${shown(name)}`,
        name?.includes('/') === true &&
          resource.lacks('event_source_name') &&
          `name must have no slash without event_source_name, was ${shown(name)}`,
      ];
    },
  }),
];
