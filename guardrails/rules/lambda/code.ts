import { soleReference } from '../apis';
import { argument, given, rule, shown } from '../define';
import { matches, orOf } from '../demands';
import { lambda, runtimeOf } from './function';

const answer = (operation: string): string => `https://docs.aws.amazon.com/lambda/latest/api/API_${operation}.html`;

/** Services that take what became of an asynchronous call. */
const destinations = ['sqs', 'sns', 'events', 'lambda', 's3'];

/** Rules about images, file systems and snapshots of `aws_lambda_function`. */
export const lambdaCodeRules = [
  argument({
    id: 'lambda/image-uri',
    severity: 'rejects',
    source: 'https://github.com/ministryofjustice/modernisation-platform/pull/2419',
    on: lambda,
    at: 'image_uri',
    must: matches(
      /^$|^\d{12}\.dkr[.-]ecr(-fips)?\.[a-z0-9-]+\.(amazonaws\.com(\.cn)?|on\.aws)\/[^:@\s]+(:[\w.-]+|@sha256:[0-9a-f]+)+$/,
      'be an image of ECR with a tag or digest',
    ),
    fix: 'Push the image to ECR, and write ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME:TAG.',
  }),
  rule({
    id: 'lambda/image-tag',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform/issues/27963',
    on: lambda,
    demand: 'image_uri must name a tag or digest behind repository_url',
    fix: 'Write "${aws_ecr_repository.NAME.repository_url}:TAG".',
    check: (resource) => {
      const sole = soleReference(resource.symbolic('image_uri'));
      return (
        sole?.attribute === 'repository_url' &&
        `image_uri must have a tag or digest, was repository_url of ${sole.address}`
      );
    },
  }),
  given({
    id: 'lambda/file-system-vpc',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-filesystem.html',
    on: lambda,
    demand: 'a file system needs vpc_config',
    fix: 'Set vpc_config with subnets in which the file system has mount targets.',
    at: 'vpc_config',
    where: (resource) => resource.has('file_system_config') === true && 'with file_system_config',
  }),
  rule({
    id: 'lambda/snap-start-runtime',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/snapstart.html',
    on: lambda,
    demand: 'snap_start needs a runtime that has it: Java 11, Python 3.12, .NET 8, or later',
    fix: 'Remove snap_start.',
    check: (resource) =>
      resource.blocks('snap_start').some((block) => block.get('apply_on') === 'PublishedVersions') &&
      /^(nodejs|ruby|provided|go|python3\.([0-9]|1[01])$|dotnet(core|[5-7])|java8)/.test(runtimeOf(resource)) &&
      `snap_start must go with a runtime that supports it, was ${shown(runtimeOf(resource))}`,
  }),
  argument({
    id: 'lambda/async-config-queue',
    severity: 'rejects',
    source: answer('PutFunctionEventInvokeConfig'),
    on: 'aws_lambda_function_event_invoke_config',
    at: ['destination_config.on_failure.destination', 'destination_config.on_success.destination'],
    must: orOf(
      destinations,
      matches(
        new RegExp(`^arn:[\\w-]+:(${destinations.join('|')}):`),
        'be an ARN of a queue, topic, bus, function or bucket',
      ),
    ),
    fix: 'Use arn of the resource.',
  }),
];
