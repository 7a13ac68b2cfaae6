import type { StageDefinition } from '../../gateway/stages';
import type { Surroundings } from '../../gateway/surroundings';
import { internalError } from '../call/refusal';
import type { IntegrationDefinition, RouteDefinition } from '../definition/definition';
import { responseMappingOf } from '../mapping/response-mapping';
import { awsService } from './aws-service';
import { functionIntegration } from './function-integration';
import { httpBackend } from './http-backend';
import type { Integrate } from './integration';
import { privateTarget } from './private-target';

/** What answers a route, with the mapping of its answers. */
export function integrateOf(route: RouteDefinition, stage: StageDefinition, api: Surroundings): Integrate {
  const { integration } = route;
  if (integration === undefined) return () => Promise.reject(internalError(`${route.address} has no integration`));
  const ask = targetOf(integration, route, stage, api);
  const mapping = responseMappingOf(integration.responseParameters);
  return async (call) => {
    const begun = performance.now();
    try {
      const answer = mapping(call, await ask(call));
      call.trace.step('integration', String(answer.status), integration.address);
      return answer;
    } finally {
      call.integration.latency = Math.round(performance.now() - begun);
    }
  };
}

function targetOf(
  integration: IntegrationDefinition,
  route: RouteDefinition,
  stage: StageDefinition,
  api: Surroundings,
): Integrate {
  if (integration.subtype !== undefined) return awsService(integration, integration.subtype, api);
  if (integration.isPrivate) return privateTarget(integration, stage, api);
  if (integration.type === 'HTTP_PROXY') return httpBackend(integration, route, stage);
  return functionIntegration(integration, route, stage, api);
}
