import type { Json } from '../../with-terraform/synthesized';
import type { ReadBack } from './read-back';

const alarms: ReadBack = {
  type: 'aws_cloudwatch_metric_alarm',
  command: (_, stack) => ['cloudwatch', 'describe-alarms', '--alarm-name-prefix', stack],
  deployed: ({ MetricAlarms }) =>
    MetricAlarms.map((alarm: Json) => ({
      name: alarm.AlarmName,
      threshold: alarm.Threshold,
      comparison: alarm.ComparisonOperator,
      missing: alarm.TreatMissingData,
      metric: alarm.MetricName ?? '',
      dimensions: Object.fromEntries((alarm.Dimensions ?? []).map(({ Name, Value }: Json) => [Name, Value])),
      actions: alarm.AlarmActions,
    })),
  expected: (alarm) => ({
    name: alarm.alarm_name,
    threshold: alarm.threshold,
    comparison: alarm.comparison_operator,
    missing: alarm.treat_missing_data,
    metric: alarm.metric_name ?? '',
    dimensions: alarm.dimensions ?? {},
    actions: alarm.alarm_actions,
  }),
};

const roles: ReadBack = {
  type: 'aws_iam_role',
  command: ({ name }) => ['iam', 'get-role', '--role-name', name],
  deployed: ({ Role }) => [{ name: Role.RoleName, description: Role.Description ?? '' }],
  expected: ({ name, description }) => ({ name, description }),
};

/** What watches, and as whom it runs. */
export const operationReadBacks: readonly ReadBack[] = [alarms, roles];
