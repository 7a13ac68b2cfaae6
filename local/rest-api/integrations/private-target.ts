import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { withStageVariables } from '../../gateway/stage-variables';
import type { MethodCall } from '../call';
import { computedIn, textIn, textsIn } from '../definition/arguments';
import type { IntegrationDefinition } from '../definition/rest-api-definition';
import { Refusal } from '../refusal';

/** The address under which a private target is really found, by `--upstream`: its path is the integration's. */
export function privateTarget(url: string, integration: IntegrationDefinition, call: MethodCall): string {
  const { upstreams = {} } = call.world.options;
  const names = namesOf(integration, call);
  const name = names.find((one) => Object.hasOwn(upstreams, one));
  const base = name === undefined ? undefined : upstreams[name];
  if (base === undefined) {
    const why = `no --upstream for ${names[0] ?? url}: give --upstream ${names.at(-1) ?? 'NAME'}=http://127.0.0.1:PORT`;
    throw new Refusal('INTEGRATION_FAILURE', 'Network error communicating with endpoint', {
      why,
      address: integration.address,
    });
  }
  const path = /^https?:\/\/[^/]*(.*)$/.exec(url)?.[1] ?? '';
  return base.replace(/\/$/, '') + path;
}

/** Names that a person may give: of the load balancers behind a VPC link, and of the link. */
function namesOf({ targetNames }: IntegrationDefinition, { world, stageVariables }: MethodCall): string[] {
  const { model } = world.deployed;
  return targetNames
    .map((name) => withStageVariables(name, stageVariables))
    .flatMap((id) => {
      const link = model
        .ofType('aws_api_gateway_vpc_link', 'aws_apigatewayv2_vpc_link')
        .find((one) => computedIn(one, 'id') === id);
      const arns = link ? textsIn(link, 'target_arns') : [id];
      return [...arns.flatMap((arn) => balancerNames(model, arn)), ...(link ? resourceNames(link) : [id])];
    });
}

const balancerNames = (model: Model, arn: string): string[] =>
  model
    .ofType('aws_lb', 'aws_alb', 'aws_lb_listener')
    .filter((one) => computedIn(one, 'arn') === arn)
    .flatMap(resourceNames);

const resourceNames = (resource: Resource): string[] => [
  resource.address,
  resource.address.split('.').at(-1) ?? '',
  ...(textIn(resource, 'name') === undefined ? [] : [textIn(resource, 'name') ?? '']),
];
