import { isList, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { rule } from '../define';
import { refuses } from '../logs/key-policy';
import { alarm } from './alarm';

const actions = ['alarm_actions', 'ok_actions', 'insufficient_data_actions'];

/** The topics of a document that an alarm writes to. */
function topicsOf(resource: Resource, model: Model): Resource[] {
  const values = actions.flatMap((name) => {
    const value = resource.symbolic(name);
    return isList(value) ? value : [];
  });
  const topics = values.map((value) => model.followValue(value, ['aws_sns_topic']));
  return [...new Set(topics.filter((one) => one !== undefined))];
}

/** The key of a topic, by itself or by an alias. */
function keyOf(topic: Resource, model: Model): Resource | undefined {
  const alias = model.follow(topic, 'kms_master_key_id', 'aws_kms_alias');
  return alias === undefined
    ? model.follow(topic, 'kms_master_key_id', 'aws_kms_key')
    : model.follow(alias, 'target_key_id', 'aws_kms_key');
}

function keyProblem(topic: Resource, model: Model): string | false {
  if (/(^|:)alias\/aws\/sns$/.test(textOf(topic.get('kms_master_key_id')) ?? ''))
    return `kms_master_key_id of ${topic.address} must be a key that alarms may use, was alias/aws/sns`;
  const key = keyOf(topic, model);
  return (
    key !== undefined &&
    refuses(key, 'cloudwatch', model) &&
    `kms_master_key_id of ${topic.address} must be a key that allows cloudwatch.amazonaws.com, ${key.address} does not`
  );
}

/** Rules about the topics of alarms. */
export const alarmTopicRules = [
  rule({
    id: 'alarm/topic-key',
    severity: 'misbehaves',
    source: 'https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns',
    on: alarm,
    demand: 'an encrypted topic of an alarm must have a key that CloudWatch may use',
    fix: 'Make an aws_kms_key whose policy allows cloudwatch.amazonaws.com kms:Decrypt and kms:GenerateDataKey*.',
    check: (resource, model) => topicsOf(resource, model).map((topic) => keyProblem(topic, model)),
  }),
];
