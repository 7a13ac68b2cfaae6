import { own, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { argument, rule, shown } from '../define';
import { numberBetween, oneOf } from '../demands';
import { scheduleProblem } from '../schedule';

const policy = 'aws_appautoscaling_policy';
const api = (name: string): string =>
  `https://docs.aws.amazon.com/autoscaling/application/APIReference/API_${name}.html`;
const tracking = 'target_tracking_scaling_policy_configuration';
const steps = 'step_scaling_policy_configuration';

const kindOf = (resource: Resource): string =>
  resource.has('policy_type') === false ? 'StepScaling' : (textOf(resource.get('policy_type')) ?? '');

function kindProblems(resource: Resource): (string | false)[] {
  const kind = kindOf(resource);
  const of: Readonly<Record<string, readonly [needed: string, other: string]>> = {
    TargetTrackingScaling: [tracking, steps],
    StepScaling: [steps, tracking],
  };
  const blocks = own(of, kind);
  if (blocks === undefined) return [];
  const [needed, other] = blocks;
  return [
    resource.lacks(needed) && `${needed} must be given with policy_type ${kind}, was absent`,
    resource.blocks(other).length > 0 && `${other} must be absent with policy_type ${kind}, was given`,
  ];
}

/** Metrics that AWS has ready for each service. */
const metrics: Readonly<Record<string, RegExp>> = {
  dynamodb: /^DynamoDB/,
  ecs: /^(ECSService|ALBRequestCountPerTarget$)/,
  lambda: /^LambdaProvisionedConcurrencyUtilization$/,
};

function metricProblems(resource: Resource, block: Body): (string | false)[] {
  const service = textOf(resource.get('service_namespace')) ?? '';
  const kinds = ['predefined_metric_specification', 'customized_metric_specification'];
  return [
    kinds.every((name) => block.lacks(name)) && `${tracking} must have one of ${kinds.join(', ')}, had none`,
    ...block.blocks('predefined_metric_specification').flatMap((one) => {
      const type = textOf(one.get('predefined_metric_type')) ?? '';
      return [
        type !== '' &&
          own(metrics, service)?.test(type) === false &&
          `predefined_metric_type must be of ${service}, was ${type}`,
        type === 'ALBRequestCountPerTarget' &&
          one.lacks('resource_label') &&
          'resource_label must be given with ALBRequestCountPerTarget, was absent',
      ];
    }),
  ];
}

function timeProblem(resource: Resource): string | false {
  const text = textOf(resource.get('schedule')) ?? '';
  const at = /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?\)$/;
  const isCron = /^cron\((\S+ ){5}\S+\)$/.test(text);
  return (
    text !== '' &&
    !at.test(text) &&
    !isCron &&
    (!text.startsWith('rate(') || scheduleProblem(text) !== undefined) &&
    `schedule must be at(yyyy-mm-ddThh:mm:ss), rate(N unit) or cron(six fields), was ${shown(text)}`
  );
}

/** Rules about when a target scales. */
export const scalingPolicyRules = [
  argument({
    id: 'autoscaling/policy-type',
    severity: 'rejects',
    source: api('PutScalingPolicy'),
    on: policy,
    at: 'policy_type',
    must: oneOf(['StepScaling', 'TargetTrackingScaling', 'PredictiveScaling']),
    fix: 'Write TargetTrackingScaling.',
  }),
  rule({
    id: 'autoscaling/policy-kind',
    severity: 'rejects',
    source: api('PutScalingPolicy'),
    on: policy,
    demand: 'a policy has the block of its policy_type, which is StepScaling where it is absent',
    fix: 'Set policy_type = "TargetTrackingScaling" beside its block.',
    check: kindProblems,
  }),
  rule({
    id: 'autoscaling/metric',
    severity: 'rejects',
    source: api('PredefinedMetricSpecification'),
    on: policy,
    demand: 'a target is tracked by a metric of its service, or by one of your own',
    fix: 'Name a metric of the service in predefined_metric_type.',
    check: (resource) => resource.blocks(tracking).flatMap((block) => metricProblems(resource, block)),
  }),
  argument({
    id: 'autoscaling/adjustment',
    severity: 'rejects',
    source: api('StepScalingPolicyConfiguration'),
    on: policy,
    at: `${steps}.adjustment_type`,
    must: oneOf(['ChangeInCapacity', 'PercentChangeInCapacity', 'ExactCapacity']),
    fix: 'Write ChangeInCapacity.',
  }),
  rule({
    id: 'autoscaling/schedule',
    severity: 'rejects',
    source: api('PutScheduledAction'),
    on: 'aws_appautoscaling_scheduled_action',
    demand: 'a schedule is at(...), rate(...) or cron(six fields)',
    fix: 'Write for example cron(0 8 * * ? *).',
    check: timeProblem,
  }),
  argument({
    id: 'autoscaling/least',
    severity: 'rejects',
    source: api('RegisterScalableTarget'),
    on: 'aws_appautoscaling_target',
    at: 'min_capacity',
    must: numberBetween(0, Number.POSITIVE_INFINITY),
    fix: 'Write 0 or more.',
  }),
];
