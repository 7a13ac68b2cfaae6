import {
  CodedeployDeploymentConfig,
  type CodedeployDeploymentConfigTrafficRoutingConfig,
} from '@cdktf/provider-aws/lib/codedeploy-deployment-config';
import type { Construct } from 'constructs';
import { patterns } from '../../limits/patterns';
import { NamedConstruct } from '../named-construct';
import { checkPattern } from '../prop-check';
import { checkShift, type Shift } from './shift';

/** What {@link DeploymentConfig} takes. */
export interface DeploymentConfigProps extends Shift {
  /** How the name begins, which goes on with how calls shift: AWS changes no configuration, so another one has another name. */
  readonly namePrefix: string;
}

/**
 * How calls shift from one version of a Lambda function to the next.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations-create.html
 */
export class DeploymentConfig extends NamedConstruct {
  /** Name of the configuration, as a reference to it. */
  readonly configName: string;

  constructor(scope: Construct, id: string, props: DeploymentConfigProps) {
    super(scope, id);
    checkShift(this, props);
    const { namePrefix, percent, minutes, linear } = props;
    const name = `${namePrefix}-${linear ? 'linear' : 'canary'}-${percent}-percent-${minutes}-minutes`;
    checkPattern(this, {
      prop: 'namePrefix',
      value: name,
      pattern: patterns.codedeployName,
      mustBe: 'the beginning of a name of 1 to 100 letters, digits and . _ + = , @ -',
      fix: 'Shorten it.',
    });

    const config = new CodedeployDeploymentConfig(this, 'Default', {
      deploymentConfigName: name,
      computePlatform: 'Lambda',
      trafficRoutingConfig: routingOf(props),
      // A configuration that a group still names cannot be deleted.
      lifecycle: { createBeforeDestroy: true },
    });
    this.configName = config.deploymentConfigName;
  }
}

function routingOf({ percent, minutes, linear }: Shift): CodedeployDeploymentConfigTrafficRoutingConfig {
  const step = { interval: minutes, percentage: percent };
  return linear
    ? { type: 'TimeBasedLinear', timeBasedLinear: step }
    : { type: 'TimeBasedCanary', timeBasedCanary: step };
}
