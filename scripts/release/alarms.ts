import { Refused } from '../shared/refused';
import type { ReleasedStack } from './stack';

/** How many alarms CloudWatch tells of at once. */
const atOnce = 100;

/** Names of the stack's alarms that are on. One that is not at AWS takes nothing back, and is refused. */
export async function alarmsOn({ name, alarms, clients }: ReleasedStack): Promise<string[]> {
  const AlarmNames = alarms.slice(0, atOnce);
  const { MetricAlarms = [] } = await clients.cloudWatch.describeAlarms({ AlarmNames, MaxRecords: atOnce });
  const known = new Set(MetricAlarms.map(({ AlarmName }) => AlarmName));
  const missing = alarms.filter((alarm) => !known.has(alarm));
  if (missing.length > 0)
    throw new Refused(`${name}: alarm ${missing.join(', ')} must be at AWS, and is not. Deploy the stack.`);
  return MetricAlarms.flatMap(({ AlarmName = '', StateValue }) => (StateValue === 'ALARM' ? [AlarmName] : []));
}
