import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { longAs, matches } from '../demands';

const api = (name: string): string => `https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_${name}.html`;
const rotation = 'aws_secretsmanager_secret_rotation';

function scheduleProblem(resource: Resource): string | false {
  const [rules] = resource.blocks('rotation_rules');
  const text = textOf(rules?.get('schedule_expression')) ?? '';
  if (text === '') return false;
  const [, count, unit] = /^rate\((\d+) (hour|day)s?\)$/.exec(text) ?? [];
  const isRate = unit === 'day' || (unit === 'hour' && Number(count) >= 4);
  return (
    !isRate &&
    !/^cron\(0 (\S+ ){4}\S+\)$/.test(text) &&
    `schedule_expression must be rate(N days), rate(N hours) from 4 on, or cron(0 and five fields), was ${shown(text)}`
  );
}

/** Rules about secrets, their values and how they change. */
export const secretRules = [
  rule({
    id: 'secrets-manager/value',
    severity: 'rejects',
    source: api('PutSecretValue'),
    on: 'aws_secretsmanager_secret_version',
    demand: 'a version of a secret has a value',
    fix: 'Set secret_string or secret_binary.',
    check: (resource) =>
      ['secret_string', 'secret_binary', 'secret_string_wo'].every((name) => resource.lacks(name)) &&
      'secret_string or secret_binary must be given, was absent',
  }),
  argument({
    id: 'secrets-manager/value-size',
    severity: 'rejects',
    source: api('PutSecretValue'),
    on: 'aws_secretsmanager_secret_version',
    at: 'secret_string',
    must: longAs(1, 65_536),
    fix: 'Keep large texts in a bucket.',
  }),
  rule({
    id: 'secrets-manager/replica-region',
    severity: 'rejects',
    source: api('ReplicateSecretToRegions'),
    on: 'aws_secretsmanager_secret',
    demand: 'each replica must be in a region of its own, other than that of the secret',
    fix: 'Name another region.',
    check: (resource) => {
      const regions = resource.blocks('replica').map((block) => textOf(block.get('region')));
      return regions.map(
        (one, at) =>
          one !== undefined &&
          (one === resource.region || regions.indexOf(one) !== at) &&
          `replica.region must be a region of its own, was ${shown(one)}`,
      );
    },
  }),
  rule({
    id: 'secrets-manager/rotation-schedule',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html',
    on: rotation,
    demand: 'a secret changes every N days, every 4 hours or more, or at full hours of a cron expression',
    fix: 'Write for example rate(30 days).',
    check: scheduleProblem,
  }),
  argument({
    id: 'secrets-manager/rotation-duration',
    severity: 'rejects',
    source: api('RotationRulesType'),
    on: rotation,
    at: 'rotation_rules.duration',
    must: matches(/^$|^\d{1,2}h$/, 'be hours, such as 3h'),
    fix: 'Write for example 3h.',
  }),
];
