import { drawn, hexId, uuidFor } from '../ids';
import type { Attributes, Subject } from '../subject';

const alarmArn = (of: Subject): string => of.arn('cloudwatch', `alarm:${of.name('alarm_name')}`);
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const randomId: Attributes = {
  hex: (of) => hexId(of.seed, 2 * (Number(of.text('byte_length')) || 8)),
  dec: (of) => drawn(of.seed, 12, '123456789'),
  b64_url: (of) => drawn(of.seed, 11, signs),
  b64_std: (of) => drawn(of.seed, 11, signs),
  id: (of) => drawn(of.seed, 11, signs),
};

/** The signs that a random text is drawn from, as its arguments say. */
function signsOf(of: Subject): string {
  const off = (argument: string): boolean => of.text(argument) === 'false';
  const parts = [off('upper') ? '' : signs.slice(0, 26), off('lower') ? '' : signs.slice(26, 52)];
  return [...parts, off('numeric') || off('number') ? '' : '0123456789'].join('') || signs;
}
const randomText = (of: Subject): string => drawn(of.seed, Number(of.text('length')) || 16, signsOf(of));

const random = (value: (of: Subject) => string): Attributes => ({ id: value, result: value });

/** Logs, alarms, and what is no resource of AWS. */
export const operationsAttributes: Readonly<Record<string, Attributes>> = {
  aws_cloudwatch_log_group: {
    id: (of) => of.name(),
    name: (of) => of.name(),
    arn: (of) => of.arn('logs', `log-group:${of.name()}`),
  },
  aws_cloudwatch_metric_alarm: { id: (of) => of.name('alarm_name'), arn: alarmArn },
  aws_ecr_repository: {
    id: (of) => of.text('name'),
    arn: (of) => of.arn('ecr', `repository/${of.text('name')}`),
    repository_url: (of) => `${of.surroundings.accountId}.dkr.ecr.${of.region}.${of.dnsSuffix}/${of.text('name')}`,
  },
  random_id: randomId,
  random_string: random(randomText),
  random_password: random(randomText),
  random_uuid: random((of) => uuidFor(of.seed)),
  random_pet: { id: (of) => [of.text('prefix'), 'local', drawn(of.seed, 6)].filter(Boolean).join('-') },
  random_integer: { id: (of) => of.text('min'), result: (of) => Number(of.text('min')) },
  null_resource: { id: (of) => drawn(of.seed, 19, '123456789') },
  terraform_data: { id: (of) => uuidFor(of.seed), output: (of) => of.resource.get('input') },
  time_static: { id: () => '2026-01-01T00:00:00Z', rfc3339: () => '2026-01-01T00:00:00Z', unix: () => 1_767_225_600 },
};
