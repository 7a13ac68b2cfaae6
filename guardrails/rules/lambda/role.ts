import { textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { rule } from '../define';
import { forbids } from '../iam/role-permissions';
import { functionOf } from '../invocation';
import { lambda } from './function';

const roleOf = (resource: Resource | undefined, model: Model): Resource | undefined =>
  resource && model.follow(resource, 'role', 'aws_iam_role');

/** What a role must be allowed before Lambda takes a setting: the type the setting leads to, and the action. */
const sends: Readonly<Record<string, string>> = {
  aws_sqs_queue: 'sqs:SendMessage',
  aws_sns_topic: 'sns:Publish',
  aws_cloudwatch_event_bus: 'events:PutEvents',
  aws_lambda_function: 'lambda:InvokeFunction',
};

const destinationsOf = (resource: Resource): Body[] =>
  resource
    .blocks('destination_config')
    .flatMap((block) => [...block.blocks('on_failure'), ...block.blocks('on_success')]);

const reads: Readonly<Record<string, readonly string[]>> = {
  aws_sqs_queue: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
  aws_kinesis_stream: ['kinesis:GetRecords', 'kinesis:GetShardIterator'],
  aws_dynamodb_table: ['dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:DescribeStream'],
};

function missing(role: Resource | undefined, action: string | undefined, model: Model): string | undefined {
  return action !== undefined && forbids(role, action, model)
    ? `role must allow ${action}, ${role?.address} does not`
    : undefined;
}

/** The types that an ARN which is written out is of, by the service in it. */
const typesByService: Readonly<Record<string, string>> = {
  sqs: 'aws_sqs_queue',
  sns: 'aws_sns_topic',
  events: 'aws_cloudwatch_event_bus',
  lambda: 'aws_lambda_function',
  kinesis: 'aws_kinesis_stream',
  dynamodb: 'aws_dynamodb_table',
};

function actionFor<T>(body: Body, argument: string, actions: Readonly<Record<string, T>>, model: Model): T | undefined {
  const service = /^arn:[\w-]+:([a-z]+):/.exec(textOf(body.get(argument)) ?? '')?.[1] ?? '';
  return actions[model.follow(body, argument, ...Object.keys(actions))?.type ?? typesByService[service] ?? ''];
}

/** The argument that names where something goes that failed. */
const destinationIn = ({ type }: Resource): string =>
  type === 'aws_lambda_event_source_mapping' ? 'destination_arn' : 'destination';

/** Rules about what the role of a function must allow before Lambda accepts the function or its event source. */
export const lambdaRoleRules = [
  rule({
    id: 'lambda/vpc-role',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
    on: lambda,
    demand: 'the role of a function in a VPC must allow ec2:CreateNetworkInterface',
    fix: 'Attach AWSLambdaVPCAccessExecutionRole to the role.',
    check: (resource, model) =>
      resource
        .blocks('vpc_config')
        .map(
          (block) =>
            block.has('subnet_ids') === true && missing(roleOf(resource, model), 'ec2:CreateNetworkInterface', model),
        ),
  }),
  rule({
    id: 'lambda/dead-letter-role',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
    on: lambda,
    demand: 'the role of a function must allow sending to its dead letter target',
    fix: 'Allow sqs:SendMessage or sns:Publish in a policy of the role.',
    check: (resource, model) =>
      resource
        .blocks('dead_letter_config')
        .map((block) => missing(roleOf(resource, model), actionFor(block, 'target_arn', sends, model), model)),
  }),
  rule({
    id: 'lambda/destination-role',
    severity: 'rejects',
    source: 'https://github.com/aws-amplify/amplify-cli/issues/10395',
    on: ['aws_lambda_function_event_invoke_config', 'aws_lambda_event_source_mapping'],
    demand: 'the role of a function must allow sending to its destinations',
    fix: 'Allow sqs:SendMessage, sns:Publish, events:PutEvents or lambda:InvokeFunction in a policy of the role.',
    check: (resource, model) =>
      destinationsOf(resource).map((block) =>
        missing(
          roleOf(functionOf(resource, model), model),
          actionFor(block, destinationIn(resource), sends, model),
          model,
        ),
      ),
  }),
  rule({
    id: 'event-source/role',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html',
    on: 'aws_lambda_event_source_mapping',
    demand: 'the role of the function must allow reading the event source',
    fix: 'Attach AWSLambdaSQSQueueExecutionRole, AWSLambdaKinesisExecutionRole or AWSLambdaDynamoDBExecutionRole.',
    check: (resource, model) =>
      (actionFor(resource, 'event_source_arn', reads, model) ?? [])
        .flatMap((action) => missing(roleOf(functionOf(resource, model), model), action, model) ?? [])
        .slice(0, 1),
  }),
];
