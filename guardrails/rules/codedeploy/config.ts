import { limits } from '../../../limits/limits';
import { linearMinutes } from '../../../limits/linear-minutes';
import { numberOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { argument, rule } from '../define';
import { avoids, within } from '../demands';
import { platformOf } from './platform';

const config = 'aws_codedeploy_deployment_config';
const routing = 'traffic_routing_config';
const measured = (id: string): string => `https://github.com/badmintoncryer/cdk-preflight (pf-codedeploy-config-${id})`;

/** The block that each type of routing has, and no other type. */
const blocks: Readonly<Record<string, string>> = {
  TimeBasedCanary: 'time_based_canary',
  TimeBasedLinear: 'time_based_linear',
};

function platformProblem(resource: Resource): string | false {
  const platform = platformOf(resource);
  if (platform === undefined) return false;
  const [needed, refused] =
    platform === 'Server' ? ['minimum_healthy_hosts', routing] : [routing, 'minimum_healthy_hosts'];
  if (resource.lacks(needed)) return `${needed} must be given with compute_platform ${platform}, was absent`;
  return resource.has(refused) === true && `${refused} must be absent with compute_platform ${platform}, was given`;
}

function routingProblems(resource: Resource): (string | false)[] {
  return resource.blocks(routing).flatMap((block) => {
    const type = block.lacks('type') ? 'AllAtOnce' : block.get('type');
    if (typeof type !== 'string') return [];
    return Object.entries(blocks).map(([owner, name]) =>
      owner === type
        ? block.lacks(name) && `${routing}.${name} must be given with type ${type}, was absent`
        : block.has(name) === true && `${routing}.${name} must be absent with type ${type}, was given`,
    );
  });
}

function minutesOf(linear: Body | undefined): number | undefined {
  const [interval, percentage] = [numberOf(linear?.get('interval')), numberOf(linear?.get('percentage'))];
  return interval && percentage ? linearMinutes(percentage, interval) : undefined;
}

function linearProblems(resource: Resource): (string | false)[] {
  const { most } = limits.codedeployMinutes.value;
  return resource.blocks(routing).map((block) => {
    const minutes = minutesOf(block.block(blocks.TimeBasedLinear ?? ''));
    return (
      minutes !== undefined &&
      minutes > most &&
      `${routing}.time_based_linear must shift all calls within ${most} minutes, needs ${minutes}`
    );
  });
}

/** Rules about how calls shift to a new version. */
export const deploymentConfigRules = [
  argument({
    id: 'codedeploy/config-name',
    severity: 'rejects',
    source: measured('name-reserved-prefix'),
    on: config,
    at: 'deployment_config_name',
    must: avoids(/^CodeDeployDefault\./, "not start with CodeDeployDefault., which is for AWS's own"),
    fix: 'Choose a name of your own.',
  }),
  rule({
    id: 'codedeploy/config-platform',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations-create.html',
    on: config,
    demand: 'a configuration for servers must say how many stay healthy, one for Lambda or ECS how calls shift',
    fix: 'Give the block that belongs to compute_platform, which is Server where it is absent.',
    check: platformProblem,
  }),
  rule({
    id: 'codedeploy/config-routing',
    severity: 'rejects',
    source: measured('traffic-routing-block-matches-type'),
    on: config,
    demand: 'the type of a routing must have its block, and no other',
    fix: 'Give time_based_canary to TimeBasedCanary, time_based_linear to TimeBasedLinear, and none to AllAtOnce.',
    check: routingProblems,
  }),
  argument({
    id: 'codedeploy/config-percentage',
    severity: 'rejects',
    source: limits.codedeployPercentage.source,
    on: config,
    at: [`${routing}.time_based_canary.percentage`, `${routing}.time_based_linear.percentage`],
    must: within(limits.codedeployPercentage.value),
    fix: 'Shift 1 to 99 percent at a step; all at once is the type AllAtOnce.',
  }),
  argument({
    id: 'codedeploy/config-interval',
    severity: 'rejects',
    source: limits.codedeployMinutes.source,
    on: config,
    at: [`${routing}.time_based_canary.interval`, `${routing}.time_based_linear.interval`],
    must: within(limits.codedeployMinutes.value),
    fix: 'Wait no longer than two days.',
  }),
  rule({
    id: 'codedeploy/config-linear-minutes',
    severity: 'rejects',
    source: measured('traffic-shift-interval-max'),
    on: config,
    demand: 'all steps together must not take longer than two days',
    fix: 'Take a shorter interval, or larger steps.',
    check: linearProblems,
  }),
];
