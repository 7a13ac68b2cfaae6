import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { soleReference } from '../apis';
import { rule } from '../define';
import { refuses } from './key-policy';

const group = 'aws_cloudwatch_log_group';

const keyOf = (resource: Resource, model: Model): Resource | undefined =>
  model.follow(resource, 'kms_key_id', 'aws_kms_key');

/** Rules about the keys that encrypt log groups. */
export const logKeyRules = [
  rule({
    id: 'logs/key-arn',
    severity: 'rejects',
    source: 'https://github.com/aws-samples/hub-and-spoke-with-inspection-vpc-terraform/pull/2',
    on: group,
    demand: 'kms_key_id of a log group must be the ARN of the key',
    fix: 'Use arn of the aws_kms_key.',
    check: (resource) => {
      const sole = soleReference(resource.symbolic('kms_key_id'));
      const isId = sole !== undefined && /(^|\.)aws_kms_key\./.test(sole.address) && /^(key_)?id$/.test(sole.attribute);
      return isId && `kms_key_id must be an ARN, was ${sole.attribute} of ${sole.address}`;
    },
  }),
  rule({
    id: 'logs/key-policy',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html',
    on: group,
    demand: 'the key of a log group must allow CloudWatch Logs to use it',
    fix: 'Allow kms:Encrypt*, kms:Decrypt*, kms:ReEncrypt*, kms:GenerateDataKey* and kms:Describe* to logs.REGION.amazonaws.com in the policy of the key.',
    check: (resource, model) => {
      const key = keyOf(resource, model);
      return (
        key !== undefined &&
        refuses(key, 'logs', model) &&
        `kms_key_id must be a key that allows logs.amazonaws.com, ${key.address} does not`
      );
    },
  }),
];
