import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { withStageVariables } from '../../gateway/stage-variables';
import type { StageDefinition } from '../../gateway/stages';
import type { Surroundings } from '../../gateway/surroundings';
import { unavailable } from '../call/refusal';
import type { IntegrationDefinition } from '../definition/definition';
import { requestMappingOf } from '../mapping/request-mapping';
import { askBackend } from './ask-backend';
import type { Integrate } from './integration';

/** Answers with what stands behind a VPC link: the upstream that the run was given for it. */
export function privateTarget(
  integration: IntegrationDefinition,
  stage: StageDefinition,
  api: Surroundings,
): Integrate {
  const uri = withStageVariables(integration.uri, stage.variables);
  const names = namesOf(uri, api);
  const upstream = names.map((name) => api.world.options.upstreams?.[name]).find((url) => url !== undefined);
  if (upstream === undefined) return missing(integration, names[0] ?? uri, api);
  const mapping = requestMappingOf(integration.requestParameters);
  return (call) => {
    const request = mapping(call);
    const url = new URL(upstream);
    url.pathname = url.pathname.replace(/\/$/, '') + request.rawPath;
    return askBackend(integration, url, request, call);
  };
}

function missing({ address }: IntegrationDefinition, name: string, { world }: Surroundings): Integrate {
  const why = `private target without an address: its routes answer 503 until the run gets --upstream ${name}=URL`;
  world.unsupported(address, why);
  return (call) => {
    call.integration.error = why;
    return Promise.reject(unavailable(why));
  };
}

/** What a person may call a private target: names and addresses of the listener, its load balancer or the service. */
function namesOf(uri: string, { world: { deployed } }: Surroundings): string[] {
  const { model } = deployed;
  const target = model.resources.find((one) => targets.test(one.type) && textOf(one.attribute('arn')) === uri);
  if (target === undefined) return [uri];
  const balancer = model.follow(target, 'load_balancer_arn', 'aws_lb', 'aws_alb');
  return [target, ...(balancer === undefined ? [] : [balancer])].flatMap(callNames).concat(uri);
}

const targets = /^(aws_lb_listener|aws_alb_listener|aws_service_discovery_service)$/;

/** The last part of an address, the whole address, and the name that the resource has on AWS. */
function callNames(resource: Resource): string[] {
  const label = resource.base.split('.').at(-1) ?? resource.base;
  const name = textOf(resource.get('name'));
  return [label, resource.address, ...(name === undefined ? [] : [name])];
}
