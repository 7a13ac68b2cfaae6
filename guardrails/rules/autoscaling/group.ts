import { numberOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { company, rule, table } from '../define';
import { matches, numberBetween, orNone, wholeNumber } from '../demands';

const group = 'aws_autoscaling_group';
const policy = 'aws_autoscaling_policy';
const schedule = 'aws_autoscaling_schedule';
const target = 'aws_appautoscaling_policy';
const hook = 'aws_autoscaling_lifecycle_hook';
const seenAs = (name: string): string => `https://github.com/badmintoncryer/cdk-preflight (pf-${name})`;

function sizeProblems(resource: Resource): (string | false)[] {
  const sizeOf = (name: string): number => numberOf(resource.get(name)) ?? Number.NaN;
  const [least, wanted, most] = [sizeOf('min_size'), sizeOf('desired_capacity'), sizeOf('max_size')];
  const isGroup = resource.type === group;
  // A schedule says -1 for what it leaves as it is.
  const told = isGroup || (least >= 0 && most >= 0);
  return [
    told && least > most && `min_size must be at most max_size, ${most}, was ${least}`,
    told && wanted > most && `desired_capacity must be at most max_size, ${most}, was ${wanted}`,
    wanted > 0 && wanted < least && `desired_capacity must be at least min_size, ${least}, was ${wanted}`,
  ];
}

/** The bounds of each step of a policy, nothing for an open end. */
const stepsOf = (body: Body): readonly (readonly [number | undefined, number | undefined])[] | undefined => {
  const steps = body.blocks('step_adjustment').map((one) =>
    ['metric_interval_lower_bound', 'metric_interval_upper_bound'].map((name) => {
      const value = one.get(name);
      return value === undefined || value === '' ? null : numberOf(value);
    }),
  );
  if (steps.some((one) => one.includes(undefined))) return undefined;
  return steps.map(([lower, upper]) => [lower ?? undefined, upper ?? undefined] as const);
};

function stepProblems(body: Body): (string | false)[] {
  const steps = stepsOf(body) ?? [];
  const open = (at: 0 | 1): number => steps.filter((one) => one[at] === undefined).length;
  const sorted = [...steps].sort(([one = Number.NEGATIVE_INFINITY], [other = Number.NEGATIVE_INFINITY]) => one - other);
  return [
    open(0) > 1 && `step_adjustment must leave out the lower bound once at most, left it out ${open(0)} times`,
    open(1) > 1 && `step_adjustment must leave out the upper bound once at most, left it out ${open(1)} times`,
    ...steps.map(
      ([lower = Number.NaN, upper = Number.NaN]) =>
        lower >= upper && `step_adjustment must have its upper bound above the lower one, ${lower}, was ${upper}`,
    ),
    open(0) <= 1 &&
      open(1) <= 1 &&
      sorted.some(([lower], at) => at > 0 && lower !== sorted[at - 1]?.[1]) &&
      'step_adjustment must begin where the step before ends, one does not',
  ];
}

/** Rules about groups of instances and when they grow. */
export const instanceGroupRules = [
  rule({
    id: 'autoscaling/group-size',
    severity: 'rejects',
    source: seenAs('asg-desired-capacity-range'),
    on: [group, schedule],
    demand: 'a group has from min_size to max_size instances',
    fix: 'Raise max_size, or lower desired_capacity.',
    check: sizeProblems,
  }),
  company({
    id: 'autoscaling/goes-with',
    severity: 'rejects',
    source: seenAs('asg-zone-or-subnet-required, asg-*-requires-*'),
    demand: 'a group has a place, a policy what its type takes, a hook its role',
    fix: 'Set vpc_zone_identifier; add the block of policy_type.',
    rows: [
      [group, 'vpc_zone_identifier', /^$/, { needs: ['availability_zones'] }],
      [
        policy,
        'policy_type',
        /^TargetTrackingScaling$/,
        { needs: ['target_tracking_configuration'], bars: ['step_adjustment', 'scaling_adjustment', 'cooldown'] },
      ],
      [
        policy,
        'policy_type',
        /^StepScaling$/,
        {
          needs: ['step_adjustment', 'adjustment_type'],
          bars: ['target_tracking_configuration', 'scaling_adjustment', 'cooldown'],
        },
      ],
      [
        policy,
        'policy_type',
        /^(|SimpleScaling)$/,
        { needs: ['adjustment_type'], bars: ['target_tracking_configuration', 'step_adjustment'] },
      ],
      [policy, 'policy_type', /^PredictiveScaling$/, { needs: ['predictive_scaling_configuration'] }],
      [policy, 'adjustment_type', /^(ChangeInCapacity|ExactCapacity)$/, { bars: ['min_adjustment_magnitude'] }],
      [
        target,
        'step_scaling_policy_configuration.adjustment_type',
        /^(ChangeInCapacity|ExactCapacity)$/,
        { bars: ['min_adjustment_magnitude'] },
      ],
      [hook, 'notification_target_arn', /:(sqs|sns):/, { needs: ['role_arn'] }],
      [hook, 'role_arn', /./, { needs: ['notification_target_arn'] }],
      ['aws_autoscaling_schedule', 'recurrence', /^$/, { needs: ['start_time|end_time'] }],
    ],
  }),
  table({
    id: 'autoscaling/arguments',
    severity: 'rejects',
    source: seenAs(
      'asg-lh-heartbeat-timeout-range, asg-sched-recurrence-five-fields-no-cron-wrapper, asg-max-instance-lifetime-range',
    ),
    demand: 'times and targets of groups are within the bounds of AWS',
    fix: 'Keep to the bounds; write recurrence as five fields of cron.',
    rows: [
      [hook, 'heartbeat_timeout', orNone(wholeNumber(30, 7200, 'seconds'))],
      [group, 'initial_lifecycle_hook.heartbeat_timeout', orNone(wholeNumber(30, 7200, 'seconds'))],
      [group, 'max_instance_lifetime', orNone(wholeNumber(86_400, 31_536_000, 'seconds'))],
      [
        group,
        'mixed_instances_policy.instances_distribution.on_demand_percentage_above_base_capacity',
        wholeNumber(0, 100, 'percent'),
      ],
      [
        schedule,
        'recurrence',
        matches(/^$|^(?!cron)[^?\s]+(\s+[^?\s]+){4}$/, 'be five fields of cron, without cron() and ?'),
      ],
      [policy, 'target_tracking_configuration.target_value', numberBetween(Number.MIN_VALUE, Number.POSITIVE_INFINITY)],
    ],
  }),
  rule({
    id: 'autoscaling/steps',
    severity: 'rejects',
    source: seenAs('appautoscaling-step-adjustment-gap, appautoscaling-step-adjustment-overlap, asg-step-*'),
    on: [policy, target],
    demand: 'the steps of a policy follow each other without gap or overlap',
    fix: 'Begin each step where the one before ends; leave out the outermost bounds.',
    check: (resource) => [resource, ...resource.blocks('step_scaling_policy_configuration')].flatMap(stepProblems),
  }),
];
