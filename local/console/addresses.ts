import { textOf } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';

/** Terraform addresses by ARN. */
type Addresses = ReadonlyMap<string, string>;

const known = new WeakMap<Model, Addresses>();

/** Kinds of resources that a function reaches by their ARNs. */
const reached = [
  'aws_dynamodb_table',
  'aws_sqs_queue',
  'aws_sns_topic',
  'aws_s3_bucket',
  'aws_cloudwatch_event_bus',
  'aws_sfn_state_machine',
  'aws_secretsmanager_secret',
  'aws_ssm_parameter',
  'aws_lambda_function',
];

/** The address of what an ARN names, also where it names a part of it: an index of a table, an object of a bucket. */
export function addressAt(model: Model, arn: string): string | undefined {
  const addresses = known.get(model) ?? addressesIn(model);
  known.set(model, addresses);
  return addresses.get(arn) ?? addresses.get(arn.replace(/\/index\/.*$|(?<=:s3:::[^/]*)\/.*$/, ''));
}

const addressesIn = (model: Model): Addresses =>
  new Map(
    model.ofType(...reached).flatMap((resource) => {
      const arn = textOf(resource.attribute('arn'));
      return arn === undefined ? [] : [[arn, resource.address] as const];
    }),
  );
