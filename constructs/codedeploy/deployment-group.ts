import { CodedeployDeploymentGroup } from '@cdktf/provider-aws/lib/codedeploy-deployment-group';
import type { Construct } from 'constructs';
import { limits } from '../../limits/limits';
import { patterns } from '../../limits/patterns';
import type { Alarm } from '../alarm/alarm';
import type { FunctionAlias } from '../lambda/function-alias';
import { NamedConstruct } from '../named-construct';
import { checkCount, checkPattern } from '../prop-check';
import type { DeploymentApp } from './deployment-app';
import type { DeploymentConfig } from './deployment-config';
import type { DeploymentRole } from './deployment-role';

/** What {@link DeploymentGroup} takes. */
export interface DeploymentGroupProps {
  /** Name of the group: 1 to 100 letters, digits and . _ + = , @ -, unique in its application. */
  readonly name: string;

  /** The application it belongs to. */
  readonly app: DeploymentApp;

  /** How calls shift. */
  readonly config: DeploymentConfig;

  /** What CodeDeploy may do. */
  readonly role: DeploymentRole;

  /** The alias that is moved. From now on Terraform leaves it where it is. */
  readonly alias: FunctionAlias;

  /** Alarms that take a release back, 1 to 50. */
  readonly alarms: readonly Alarm[];
}

/**
 * The releases of one function's alias. CodeDeploy takes one back when an alarm goes off, when it fails, and when somebody stops it.
 *
 * `npm run release` finds the alias by the group's Terraform name, which is the alias's.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-groups.html
 */
export class DeploymentGroup extends NamedConstruct {
  constructor(scope: Construct, props: DeploymentGroupProps) {
    super(scope, props.alias.address);
    const { name, app, config, role, alias, alarms } = props;
    checkPattern(this, {
      prop: 'name',
      value: name,
      pattern: patterns.codedeployName,
      mustBe: '1 to 100 letters, digits and . _ + = , @ -',
      fix: 'Shorten it.',
    });
    checkCount(this, {
      prop: 'alarms',
      value: alarms.map(({ alarmName }) => alarmName),
      least: 1,
      most: limits.codedeployAlarms.value,
      unit: 'alarms',
      fix: 'Without an alarm nothing takes a release back.',
    });
    alias.releaseBy(this);

    new CodedeployDeploymentGroup(this, 'Default', {
      appName: app.appName,
      deploymentGroupName: name,
      deploymentConfigName: config.configName,
      serviceRoleArn: role.arn,
      deploymentStyle: { deploymentOption: 'WITH_TRAFFIC_CONTROL', deploymentType: 'BLUE_GREEN' },
      alarmConfiguration: { enabled: true, alarms: alarms.map(({ alarmName }) => alarmName) },
      autoRollbackConfiguration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      },
      dependsOn: [role.policy],
    });
  }
}
