import { numberOf, own, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { identityOf, oncePerModel, outlineOf, repeated } from '../apis';
import { rule, shown } from '../define';
import { outruns } from '../ordering';

const target = 'aws_appautoscaling_target';
const policy = 'aws_appautoscaling_policy';
const answer = 'https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html';

/** How a resource of each service is named. */
const forms: Readonly<Record<string, readonly [form: RegExp, says: string]>> = {
  dynamodb: [/^table\/[^/]+(\/index\/[^/]+)?$/, 'table/NAME or table/NAME/index/NAME'],
  lambda: [/^function:[^:]+:(?!\$LATEST$)[^:]+$/, 'function:NAME:ALIAS'],
  ecs: [/^service\/[^/]+\/[^/]+$/, 'service/CLUSTER/NAME'],
};

function formProblems(resource: Resource): (string | false)[] {
  const service = textOf(resource.get('service_namespace')) ?? '';
  const id = outlineOf(resource.get('resource_id'), 'x');
  const dimension = textOf(resource.get('scalable_dimension'));
  const [form, says] = own(forms, service) ?? [];
  return [
    id !== undefined && form?.test(id) === false && `resource_id must be ${says} for ${service}, was ${shown(id)}`,
    service !== '' &&
      dimension !== undefined &&
      !dimension.startsWith(`${service}:`) &&
      `scalable_dimension must be one of ${service}, was ${shown(dimension)}`,
  ];
}

/** The table that a target names by a text, and does not wait for. */
function tableAhead(resource: Resource, model: Model): Resource | undefined {
  const name = /^table\/([^/]+)/.exec(textOf(resource.get('resource_id')) ?? '')?.[1];
  return model
    .ofType('aws_dynamodb_table')
    .find((one) => name !== undefined && one.get('name') === name && outruns(resource, one, model));
}

const metricOf = (one: Resource): string | undefined => {
  const specification = one
    .block('target_tracking_scaling_policy_configuration')
    ?.block('predefined_metric_specification');
  const parts = [
    identityOf(one, 'resource_id'),
    identityOf(one, 'scalable_dimension'),
    textOf(specification?.get('predefined_metric_type')),
  ];
  return specification?.lacks('resource_label') && !parts.includes(undefined) ? parts.join(' ') : undefined;
};

const metricsAgain = oncePerModel((model) => repeated(model.ofType(policy), metricOf));

/** Rules about Application Auto Scaling of tables and functions. */
export const autoscalingRules = [
  rule({
    id: 'autoscaling/resource-id',
    severity: 'rejects',
    source: answer,
    on: [target, policy, 'aws_appautoscaling_scheduled_action'],
    demand: 'resource_id and scalable_dimension must be of service_namespace',
    fix: 'Write for example table/NAME, dynamodb:table:ReadCapacityUnits and dynamodb.',
    check: formProblems,
  }),
  rule({
    id: 'autoscaling/table-waits',
    severity: 'rejects',
    source: 'https://github.com/terraform-aws-modules/terraform-aws-dynamodb-table/issues/15',
    on: target,
    demand: 'a target must wait for its table',
    fix: 'Write resource_id = "table/${aws_dynamodb_table.NAME.name}".',
    check: (resource, model) => {
      const table = tableAhead(resource, model);
      return table && `resource_id must wait for ${table.address}, and does not depend on it`;
    },
  }),
  rule({
    id: 'autoscaling/capacity',
    severity: 'rejects',
    source: answer,
    on: target,
    demand: 'min_capacity must be at most max_capacity',
    fix: 'Raise max_capacity.',
    check: (resource) => {
      const [least, most] = [numberOf(resource.get('min_capacity')), numberOf(resource.get('max_capacity'))];
      return (
        least !== undefined &&
        most !== undefined &&
        least > most &&
        `min_capacity must be at most ${most}, was ${least}`
      );
    },
  }),
  rule({
    id: 'autoscaling/one-policy-per-metric',
    severity: 'rejects',
    source: 'https://github.com/hashicorp/terraform-provider-aws/issues/41179',
    on: policy,
    demand: 'a target must have one target tracking policy for a metric',
    fix: 'Keep one of the policies.',
    check: (resource, model) => {
      const earlier = metricsAgain(model).get(resource);
      return earlier && `predefined_metric_type must have one policy, ${earlier.address} has the same`;
    },
  }),
];
