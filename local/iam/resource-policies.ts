import { textOf } from '../../terraform/language/value';
import type { Deployed } from '../deployed/deployed';
import { type Policy, readPolicy } from './policy';

/** Where policies of resources stand: type, the argument that names the resource, and the attribute of it that is its ARN. */
const places: readonly { type: string; argument: string; of?: string; named?: string }[] = [
  { type: 'aws_sqs_queue_policy', argument: 'queue_url', of: 'aws_sqs_queue', named: 'url' },
  { type: 'aws_sns_topic_policy', argument: 'arn' },
  { type: 'aws_s3_bucket_policy', argument: 'bucket', of: 'aws_s3_bucket', named: 'id' },
  { type: 'aws_secretsmanager_secret_policy', argument: 'secret_arn' },
  { type: 'aws_dynamodb_resource_policy', argument: 'resource_arn' },
  {
    type: 'aws_cloudwatch_event_bus_policy',
    argument: 'event_bus_name',
    of: 'aws_cloudwatch_event_bus',
    named: 'name',
  },
  { type: 'aws_sqs_queue', argument: 'arn' },
  { type: 'aws_sns_topic', argument: 'arn' },
  { type: 'aws_s3_bucket', argument: 'arn' },
  { type: 'aws_secretsmanager_secret', argument: 'arn' },
];

/** The policies of queues, topics, buckets and the like, by the ARN of the resource. */
export function resourcePoliciesOf({ model }: Deployed): Map<string, Policy> {
  const found = new Map<string, Policy>();
  for (const { type, argument, of, named = '' } of places) {
    for (const resource of model.ofType(type)) {
      const policy = resource.get('policy');
      const name = textOf(resource.get(argument)) ?? textOf(resource.attribute(argument)) ?? '';
      const target = of && model.ofType(of).find((one) => textOf(one.attribute(named)) === name);
      const arn = target ? textOf(target.attribute('arn')) : name;
      if (policy !== undefined && arn) found.set(arn, readPolicy(policy, resource.address));
    }
  }
  return found;
}
