import { numberOf, textOf } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { textsOf } from '../apis';
import { argument, rule, shown } from '../define';
import { avoids } from '../demands';
import { seenAs, service } from './task';

const capacity = 'aws_ecs_capacity_provider';
const association = 'aws_ecs_cluster_capacity_providers';
const cluster = 'aws_ecs_cluster';
const own = /^FARGATE(_SPOT)?$/;

const nameIn = (one: Body): string | undefined => textOf(one.get('capacity_provider'));

function strategyProblems(block: string, strategy: readonly Body[]): (string | false)[] {
  const bases = strategy.filter((one) => (numberOf(one.get('base')) ?? 0) > 0);
  const weightless = strategy.every((one) => one.lacks('weight') || numberOf(one.get('weight')) === 0);
  const names = strategy.map(nameIn).filter((one): one is string => one !== undefined);
  const fargate = names.filter((one) => own.test(one));
  return [
    bases.length > 1 && `${block}.base must be given once, was given ${bases.length} times`,
    strategy.length > 0 && weightless && `${block}.weight must be 1 or more once, was nowhere`,
    fargate.length > 0 &&
      fargate.length < names.length &&
      `${block} must have providers of Fargate alone or of groups alone, had ${shown(names.join(', '))}`,
  ];
}

/** Whether a strategy is written out block by block. */
const isWritten = (resource: Resource, block: string): boolean => {
  const value = resource.symbolic(block);
  return !Array.isArray(value) || value.length === resource.blocks(block).length;
};

/** The association of a cluster that the configuration makes; undefined where others may make it. */
function associationOf(
  resource: Resource,
  model: Model,
): { readonly given: Resource | undefined; readonly address: string } | undefined {
  const found = model.follow(resource, 'cluster', cluster);
  if (found === undefined || found.conditional || model.hasOpaqueModules || model.partial) return undefined;
  if (['id', 'arn', 'name'].some((one) => model.exports(found, one))) return undefined;
  const { sure, maybe } = model.related(association, 'cluster_name', found);
  const literal = model.ofType(association).some((one) => textOf(one.get('cluster_name')) !== undefined);
  if (maybe.length > 0 || sure.length > 1 || (sure.length === 0 && literal) || sure.some((one) => one.conditional))
    return undefined;
  const old = found.has('capacity_providers') !== false;
  return old ? undefined : { given: sure[0], address: found.address };
}

function associatedProblems(resource: Resource, model: Model): (string | false)[] {
  const names = resource.blocks('capacity_provider_strategy').map(nameIn);
  const found = names.length === 0 ? undefined : associationOf(resource, model);
  if (found === undefined) return [];
  const listed = found.given === undefined ? [] : found.given.get('capacity_providers');
  const known = listed === undefined || (Array.isArray(listed) && listed.every((one) => typeof one === 'string'));
  if (!known) return [];
  return names.map(
    (name) =>
      name !== undefined &&
      !textsOf(found.given ?? resource, 'capacity_providers').includes(name) &&
      `capacity_provider_strategy must name providers of ${found.address}, ${name} is none`,
  );
}

function managedProblems(resource: Resource, model: Model): (string | false)[] {
  return resource.blocks('auto_scaling_group_provider').flatMap((block) => {
    const [scaling] = block.blocks('managed_scaling');
    const guarded = block.get('managed_termination_protection') === 'ENABLED';
    const group = model.follow(block, 'auto_scaling_group_arn', 'aws_autoscaling_group');
    const stepOf = (which: string): number => numberOf(scaling?.get(`${which}_scaling_step_size`)) ?? Number.NaN;
    const [least, most] = [stepOf('minimum'), stepOf('maximum')];
    return [
      least > most && `managed_scaling.minimum_scaling_step_size must be at most ${most}, was ${least}`,
      guarded &&
        block.lacks('managed_scaling') &&
        'managed_scaling must be given with managed_termination_protection ENABLED, was absent',
      guarded &&
        scaling?.get('status') === 'DISABLED' &&
        'managed_scaling.status must be ENABLED with managed_termination_protection ENABLED, was DISABLED',
      guarded &&
        group !== undefined &&
        (group.lacks('protect_from_scale_in') || ['false', 'f'].includes(String(group.get('protect_from_scale_in')))) &&
        `auto_scaling_group_arn must be a group with protect_from_scale_in, ${group.address} has it not`,
    ];
  });
}

function commandProblems(resource: Resource): (string | false)[] {
  return resource.blocks('configuration').flatMap((one) =>
    one.blocks('execute_command_configuration').map((block) => {
      const logging = textOf(block.get('logging'));
      const given = block.blocks('log_configuration').length > 0;
      return (
        (logging === 'OVERRIDE' &&
          block.lacks('log_configuration') &&
          'log_configuration must be given with logging OVERRIDE, was absent') ||
        (logging !== undefined &&
          logging !== '' &&
          logging !== 'OVERRIDE' &&
          given &&
          `log_configuration must be absent with logging ${logging}, was given`)
      );
    }),
  );
}

/** Rules about what clusters run their tasks on. */
export const capacityRules = [
  rule({
    id: 'ecs/strategy',
    severity: 'rejects',
    source: seenAs('svc-capacity-provider-multiple-base, svc-capacity-provider-zero-weight'),
    on: service,
    demand: 'a strategy has one base, a weight that is not 0, and providers of one kind',
    fix: 'Set weight = 1, and base for one provider.',
    check: (resource) =>
      isWritten(resource, 'capacity_provider_strategy')
        ? strategyProblems('capacity_provider_strategy', resource.blocks('capacity_provider_strategy'))
        : undefined,
  }),
  rule({
    id: 'ecs/strategy-associated',
    severity: 'rejects',
    source: 'https://github.com/dask/dask-cloudprovider/issues/328',
    on: service,
    demand: 'a service uses capacity providers of its cluster',
    fix: 'Add aws_ecs_cluster_capacity_providers that names them.',
    check: associatedProblems,
  }),
  rule({
    id: 'ecs/default-strategy',
    severity: 'rejects',
    source: seenAs('cluster-default-strategy-provider-not-listed, cluster-default-strategy-multiple-base'),
    on: association,
    demand: 'the default strategy uses providers that are listed, one of them with a base',
    fix: 'Add the provider to capacity_providers.',
    check: (resource) => {
      const listed = resource.get('capacity_providers');
      const strategy = resource.blocks('default_capacity_provider_strategy');
      const known = Array.isArray(listed) && listed.every((one) => typeof one === 'string');
      const bases = strategy.filter((one) => (numberOf(one.get('base')) ?? 0) > 0).length;
      return [
        ...strategy.map((one) => {
          const name = nameIn(one);
          return (
            known &&
            name !== undefined &&
            !listed.includes(name) &&
            `default_capacity_provider_strategy must name providers of capacity_providers, was ${shown(name)}`
          );
        }),
        bases > 1 && `default_capacity_provider_strategy.base must be given once, was given ${bases} times`,
      ];
    },
  }),
  argument({
    id: 'ecs/provider-name',
    severity: 'rejects',
    source: seenAs('cp-name-reserved-prefix'),
    on: capacity,
    at: 'name',
    must: avoids(/^(aws|ecs|fargate)/i, 'not start with aws, ecs or fargate'),
    fix: 'Choose another name.',
  }),
  rule({
    id: 'ecs/managed-scaling',
    severity: 'rejects',
    source: seenAs('cp-managed-termination-scale-in-protection, cp-scaling-step-order'),
    on: capacity,
    demand: 'instances are protected by a provider that scales a protected group',
    fix: 'Set managed_scaling.status = "ENABLED", and protect_from_scale_in = true in the group.',
    check: managedProblems,
  }),
  rule({
    id: 'ecs/command-logs',
    severity: 'rejects',
    source: seenAs(
      'cluster-execute-command-override-without-log-config, cluster-execute-command-default-with-log-config',
    ),
    on: cluster,
    demand: 'logs of commands are configured with logging OVERRIDE, and with it alone',
    fix: 'Set logging = "OVERRIDE" beside log_configuration.',
    check: commandProblems,
  }),
];
