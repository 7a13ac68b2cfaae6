import { limits } from '../../../limits/limits';
import { patterns } from '../../../limits/patterns';
import { isList } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { isTrue } from '../apis';
import { absent, argument, atMost, rule, shown } from '../define';
import { matches, oneOf } from '../demands';
import { platformOf, platformOfGroup } from './platform';

const group = 'aws_codedeploy_deployment_group';
const measured = (id: string): string => `https://github.com/badmintoncryer/cdk-preflight (pf-codedeploy-dg-${id})`;

/** What calls shift to by an alias or a service, as deployments without a fleet of their own do. */
const shifting = ['Lambda', 'ECS'];

const style = [
  ['deployment_type', 'IN_PLACE', 'BLUE_GREEN'],
  ['deployment_option', 'WITHOUT_TRAFFIC_CONTROL', 'WITH_TRAFFIC_CONTROL'],
] as const;

function styleProblems(resource: Resource, model: Model): (string | false)[] {
  const platform = platformOfGroup(resource, model);
  if (platform === undefined || !shifting.includes(platform)) return [];
  return resource.blocks('deployment_style').flatMap((block) =>
    style.map(([name, byDefault, needed]) => {
      const value = block.lacks(name) ? byDefault : block.get(name);
      return (
        typeof value === 'string' &&
        value !== needed &&
        `deployment_style.${name} must be ${needed} for ${platform}, was ${shown(block.get(name))}`
      );
    }),
  );
}

/** What a configuration is for; AWS's own say it in their names. */
function platformOfConfig(resource: Resource, model: Model): string | undefined {
  const found = model.follow(resource, 'deployment_config_name', 'aws_codedeploy_deployment_config');
  if (found !== undefined) return platformOf(found);
  const name = resource.lacks('deployment_config_name')
    ? 'CodeDeployDefault.OneAtATime'
    : resource.get('deployment_config_name');
  const [, own] = typeof name === 'string' ? (/^CodeDeployDefault\.(Lambda|ECS)?/.exec(name) ?? []) : [];
  return typeof name === 'string' && name.startsWith('CodeDeployDefault.') ? (own ?? 'Server') : undefined;
}

function configProblem(resource: Resource, model: Model): string | false {
  const [platform, its] = [platformOfGroup(resource, model), platformOfConfig(resource, model)];
  return (
    platform !== undefined &&
    its !== undefined &&
    its !== platform &&
    `deployment_config_name must be for ${platform}, as the application is, was ${shown(resource.get('deployment_config_name'))}, which is for ${its}`
  );
}

/** What must list something once it is enabled: CodeDeploy refuses to watch nothing. */
const lists = [
  ['alarm_configuration', 'alarms'],
  ['auto_rollback_configuration', 'events'],
] as const;

const emptyProblems = (resource: Resource): (string | false)[] =>
  lists.flatMap(([name, list]) =>
    resource
      .blocks(name)
      .map(
        (block) =>
          isTrue(block, 'enabled') &&
          block.lacks(list) &&
          `${name}.${list} must name one or more where enabled is true, was ${shown(block.get(list))}`,
      ),
  );

/** Rules about what is deployed together. */
export const deploymentGroupRules = [
  argument({
    id: 'codedeploy/name',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/codedeploy/latest/userguide/limits.html',
    on: ['aws_codedeploy_app', 'aws_codedeploy_deployment_config', group],
    at: ['name', 'deployment_config_name', 'deployment_group_name'],
    must: matches(patterns.codedeployName, 'be 1 to 100 letters, digits and . _ + = , @ -'),
    fix: 'Choose another name.',
  }),
  rule({
    id: 'codedeploy/group-style',
    severity: 'rejects',
    source: measured('lambda-requires-blue-green-traffic-control'),
    on: group,
    demand: 'a group of a Lambda or ECS application must be blue/green with traffic control',
    fix: 'Set deployment_type = "BLUE_GREEN" and deployment_option = "WITH_TRAFFIC_CONTROL".',
    check: styleProblems,
  }),
  rule({
    id: 'codedeploy/group-config',
    severity: 'rejects',
    source: measured('deployment-config-platform-match'),
    on: group,
    demand: 'a group must have a deployment configuration of the compute platform of its application',
    fix: 'Name a configuration of that platform, as CodeDeployDefault.LambdaCanary10Percent5Minutes; without one it is CodeDeployDefault.OneAtATime, for servers.',
    check: configProblem,
  }),
  absent({
    id: 'codedeploy/group-of-lambda',
    severity: 'rejects',
    source: measured('lambda-forbids-blue-green-config'),
    on: group,
    demand: 'a group of a Lambda application must have no arguments of fleets',
    at: 'blue_green_deployment_config',
    where: (resource, model) => platformOfGroup(resource, model) === 'Lambda' && 'for Lambda',
    fix: 'Remove it: deployment_config_name says how calls shift.',
  }),
  rule({
    id: 'codedeploy/group-watches-nothing',
    severity: 'rejects',
    source: measured('alarm-configuration-enabled-requires-alarms, autorollback-enabled-requires-events'),
    on: group,
    demand: 'enabled alarms and rollbacks must name alarms and events',
    fix: 'Name one, or set enabled to false.',
    check: emptyProblems,
  }),
  atMost({
    id: 'codedeploy/group-alarms',
    severity: 'rejects',
    source: limits.codedeployAlarms.source,
    on: group,
    demand: 'a group must have no more alarms than the quota',
    at: 'alarm_configuration',
    most: limits.codedeployAlarms.value,
    unit: 'alarms',
    count: (resource) =>
      resource.blocks('alarm_configuration').map((block) => {
        const alarms = block.get('alarms');
        return isList(alarms) ? alarms.length : 0;
      }),
    fix: 'Watch fewer, join them into a composite alarm, or ask AWS for a higher quota.',
  }),
  argument({
    id: 'codedeploy/group-events',
    severity: 'rejects',
    source: 'botocore 1.43.11, codedeploy AutoRollbackEvent',
    on: group,
    at: 'auto_rollback_configuration.events[]',
    must: oneOf(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST']),
    fix: 'Write DEPLOYMENT_FAILURE.',
  }),
];
