import type { Construct } from 'constructs';
import type { Release } from '../config/release';
import type { RestApi } from '../constructs/rest-api/rest-api';
import { RestDeployment } from '../constructs/rest-api/rest-deployment';
import type { RestStageProps } from '../constructs/rest-api/rest-stage';

/**
 * What a stage of a REST API serves. With a release it has a canary that nobody meets until `npm run release` lets them: the snapshot of the
 * newest configuration, beside the one that was released last.
 */
export function servedBy(
  scope: Construct,
  api: RestApi,
  release: Release | undefined,
): Pick<RestStageProps, 'deployment' | 'canary'> {
  if (release === undefined) return { deployment: new RestDeployment(scope, 'main', { api }) };
  const newest = new RestDeployment(scope, 'canary', { api });
  return {
    deployment: new RestDeployment(scope, 'main', { api, held: true, after: newest }),
    canary: { deployment: newest, percentTraffic: 0, released: true },
  };
}
