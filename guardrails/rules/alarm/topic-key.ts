import { isList, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { textsOf } from '../apis';
import { rule, shown } from '../define';
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

/** The topics that an alarm names by their ARN, with their regions. */
const namedBy = (resource: Resource): (readonly [topic: string, region: string])[] =>
  actions
    .flatMap((name) => textsOf(resource, name))
    .flatMap((text) => {
      const region = /^arn:[\w-]+:sns:([a-z0-9-]+):/.exec(text)?.[1];
      return region === undefined ? [] : [[shown(text), region] as const];
    });

/** Rules about the topics of alarms. */
export const alarmTopicRules = [
  rule({
    id: 'alarm/topic-region',
    severity: 'rejects',
    source: 'https://github.com/cds-snc/covid-alert-portal/pull/333',
    on: alarm,
    demand: 'an alarm writes to topics of its own region',
    fix: 'Make a topic with the provider of the alarm.',
    check: (resource, model) => {
      const found = topicsOf(resource, model).map((one) => [one.address, one.region] as const);
      return [...found, ...namedBy(resource)].map(
        ([topic, region]) =>
          region !== undefined &&
          resource.region !== undefined &&
          region !== resource.region &&
          `actions must be topics of ${resource.region}, ${topic} is in ${region}`,
      );
    },
  }),
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
