import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { functionArnIn } from '../../gateway/function-arn';
import type { StageDefinition } from '../../gateway/stages';
import type { IntegrationDefinition, RouteDefinition } from './definition';
import { longestTimeout } from './integrations';

/** The route, integration and stage that API Gateway makes of `target`; undefined without one. */
export function readQuickCreate(
  api: Resource,
): { readonly routes: readonly RouteDefinition[]; readonly stages: readonly StageDefinition[] } | undefined {
  const target = textOf(api.get('target'));
  if (target === undefined) return undefined;
  const route: RouteDefinition = {
    key: textOf(api.get('route_key')) ?? '$default',
    address: api.address,
    authorization: { type: 'NONE' },
    integration: integrationOf(api, target),
  };
  return { routes: [route], stages: [defaultStage(api)] };
}

function integrationOf(api: Resource, target: string): IntegrationDefinition {
  return {
    address: api.address,
    type: functionArnIn(target) === undefined ? 'HTTP_PROXY' : 'AWS_PROXY',
    subtype: undefined,
    uri: target,
    method: 'ANY',
    isPrivate: false,
    payloadVersion: '2.0',
    timeout: longestTimeout,
    requestParameters: {},
    responseParameters: {},
    credentialsArn: textOf(api.get('credentials_arn')),
  };
}

const defaultStage = (api: Resource): StageDefinition => ({
  name: '$default',
  address: api.address,
  variables: {},
  accessLogFormat: undefined,
  throttle: undefined,
  routeThrottles: {},
  isDeployed: true,
});
