import type { ApiGatewayStageCanarySettings } from '@cdktf/provider-aws/lib/api-gateway-stage';
import { Token } from 'cdktf';
import type { IConstruct } from 'constructs';
import { limits } from '../../limits/limits';
import { checkSameApi } from '../api/same-api';
import { checkStageVariables } from '../api/stage-variables';
import { PropError } from '../prop-error';
import type { RestApi } from './rest-api';
import type { RestDeployment } from './rest-deployment';

/**
 * A second snapshot of an API that some of a stage's requests meet. While it stands, the stage's own deployment is `held`; once
 * it is taken away, the stage's deployment catches up with everything at once.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/canary-release.html
 */
export interface StageCanary {
  /** The snapshot that is tried. */
  readonly deployment: RestDeployment;

  /** Share of the requests that meet it, 0 to 100. */
  readonly percentTraffic: number;

  /**
   * Stage variables that differ for these requests.
   *
   * @default - they see the stage's own
   */
  readonly variables?: Readonly<Record<string, string>>;

  /**
   * Whether these requests share the stage's cache, and then its answers.
   *
   * @default false
   */
  readonly sharesCache?: boolean;

  /**
   * Whether `npm run release` sets the share, and which snapshot the others meet: Terraform makes the canary, and leaves both alone
   * afterwards.
   *
   * @default false
   */
  readonly released?: boolean;
}

/** What Terraform leaves alone on a stage whose canary is released. */
export const releasedArguments = ['deployment_id', 'canary_settings[0].percent_traffic'];

const { least, most } = limits.canaryPercent.value;

/** Refuses a canary AWS refuses, or that nobody would ever meet. */
export function checkCanary(
  scope: IConstruct,
  api: RestApi,
  { deployment, percentTraffic, variables }: StageCanary,
): void {
  if (!Token.isUnresolved(percentTraffic) && !(percentTraffic >= least && percentTraffic <= most)) {
    throw new PropError(scope, {
      prop: 'canary.percentTraffic',
      mustBe: `a number from ${least} to ${most}`,
      was: percentTraffic,
      fix: 'Write 10 for a tenth of the requests.',
    });
  }
  checkStageVariables(scope, 'canary.variables', variables);
  checkSameApi(scope, 'canary.deployment', api, deployment);
}

/** A canary as the provider takes it. */
export function canarySettings({
  deployment,
  percentTraffic,
  variables,
  sharesCache,
}: StageCanary): ApiGatewayStageCanarySettings {
  return {
    deploymentId: deployment.deploymentId,
    percentTraffic,
    stageVariableOverrides: variables,
    useStageCache: sharesCache ?? false,
  };
}
