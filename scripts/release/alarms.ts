import { Refused } from '../shared/refused';
import type { ReleasedStack } from './stack';

/**
 * How many alarms CloudWatch tells of at once.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarms.html
 */
const atOnce = 100;

/** Names of the stack's alarms that are on. One that is not at AWS takes nothing back, and is refused. */
export async function alarmsOn({ name, alarms, clients }: ReleasedStack): Promise<string[]> {
  const described = await describedAlarms(alarms, clients);
  const known = new Set(described.map(({ AlarmName }) => AlarmName));
  const missing = alarms.filter((alarm) => !known.has(alarm));
  if (missing.length > 0)
    throw new Refused(`${name}: alarm ${missing.join(', ')} must be at AWS, and is not. Deploy the stack.`);
  return described.flatMap(({ AlarmName = '', StateValue }) => (StateValue === 'ALARM' ? [AlarmName] : []));
}

async function describedAlarms(names: readonly string[], { cloudWatch }: ReleasedStack['clients']) {
  const pages = Array.from({ length: Math.ceil(names.length / atOnce) }, (_, page) =>
    names.slice(page * atOnce, (page + 1) * atOnce),
  );
  const answers = await Promise.all(
    pages.map((AlarmNames) => cloudWatch.describeAlarms({ AlarmNames, MaxRecords: atOnce })),
  );
  return answers.flatMap(({ MetricAlarms = [] }) => MetricAlarms);
}
