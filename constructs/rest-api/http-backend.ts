import type { ApiGatewayIntegrationConfig } from '@cdktf/provider-aws/lib/api-gateway-integration';
import { TerraformStack } from 'cdktf';
import type { IConstruct } from 'constructs';
import type { LoadBalancer } from '../network/load-balancer';
import type { VpcLink } from '../network/vpc-link';
import { checkPattern } from '../prop-check';
import { PropError } from '../prop-error';
import { providerFloor } from '../provider-floor';
import type { RestHttpMethod, RestMethod } from './rest-method';
import { cacheKeyParameters } from './rest-parameters';
import { integrationParameters, type RestRequestMapping, stageVariablesOf } from './rest-request-mapping';
import type { RestVpcLink } from './rest-vpc-link';

/** What integrations with an HTTP backend take. */
export interface HttpBackendProps {
  /** The method that is answered. */
  readonly method: RestMethod;

  /**
   * Where requests go: a whole URL. `{id}` in its path is what `request` maps to `path.id`, and `${stageVariables.host}` a stage
   * variable. Behind a VPC link its host is what the backend reads as `Host`, and, with https, the name its certificate must have.
   */
  readonly url: `${'https' | 'http'}://${string}`;

  /**
   * Method that is sent.
   *
   * @default - the method's own; of `ANY`, the caller's
   */
  readonly backendMethod?: RestHttpMethod;

  /**
   * What the backend gets, by the place it gets it at.
   *
   * @default - of a proxy, what the caller sent; otherwise the body alone
   */
  readonly request?: RestRequestMapping;

  /**
   * The way to a load balancer inside a VPC.
   *
   * @default - the URL is on the public internet
   */
  readonly via?: RestVpcLink | LinkedLoadBalancer;

  /**
   * How long API Gateway waits for an answer, in milliseconds: 50 to 29000.
   *
   * @default 29000
   */
  readonly timeoutMilliseconds?: number;
}

/**
 * An Application or Network Load Balancer behind a VPC link of the kind that HTTP APIs have too. The stack then needs version 6.25.0
 * of the provider or newer.
 *
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html
 */
export interface LinkedLoadBalancer {
  /** The link into the VPC. */
  readonly vpcLink: VpcLink;

  /** The load balancer, which takes the link's requests at the port of the URL. */
  readonly loadBalancer: Pick<LoadBalancer, 'arn'>;
}

/** What an integration with an HTTP backend says, checked. */
export function httpBackend(
  scope: IConstruct,
  { method, url, request, via, backendMethod }: HttpBackendProps,
): Omit<ApiGatewayIntegrationConfig, 'restApiId' | 'resourceId' | 'httpMethod' | 'type'> {
  checkUrl(scope, url, request);
  for (const name of [...stageVariablesIn(url), ...stageVariablesOf(request)]) method.path.api.readStageVariable(name);
  return {
    uri: url.replace(/\$\{(stageVariables\.\w+\})/g, '$$$${$1'),
    integrationHttpMethod: backendMethod ?? method.verb,
    requestParameters: integrationParameters(scope, method, request),
    cacheKeyParameters: cacheKeyParameters(method.cacheKey),
    ...(via && connection(scope, via)),
  };
}

function connection(scope: IConstruct, via: RestVpcLink | LinkedLoadBalancer) {
  if (!('vpcLink' in via)) return { connectionType: 'VPC_LINK', connectionId: via.vpcLinkId };
  const { vpcLink, loadBalancer } = via;
  checkPattern(scope, {
    prop: 'via.loadBalancer.arn',
    value: loadBalancer.arn,
    pattern: /^arn:[\w-]+:elasticloadbalancing:[\w-]+:\d{12}:loadbalancer\/(app|net)\/.+$/,
    mustBe: 'the ARN of an Application or Network Load Balancer',
    fix: 'Take that of the load balancer, not of its listener.',
  });
  providerFloor(TerraformStack.of(scope), '6.25.0');
  return { connectionType: 'VPC_LINK', connectionId: vpcLink.vpcLinkId, integrationTarget: loadBalancer.arn };
}

const stageVariablesIn = (url: string): string[] =>
  [...url.matchAll(/\$\{stageVariables\.(\w+)\}/g)].map(([, name = '']) => name);

function checkUrl(scope: IConstruct, url: string, request: RestRequestMapping | undefined): void {
  if (!/^https?:\/\/[^\s/{]+\S*$/.test(url.replace(/\$\{[^}]*\}/g, 'x'))) {
    throw new PropError(scope, {
      prop: 'url',
      mustBe: 'a whole http or https URL',
      was: url,
      fix: 'Write it with scheme and host; a private host needs via.',
    });
  }
  const filled = Object.keys({ ...request }).flatMap((place) => /^path\.(.+)$/.exec(place)?.[1] ?? []);
  const inUrl = [...url.replace(/\$\{[^}]*\}/g, 'x').matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const wrong = [
    ...inUrl.filter((name) => !filled.includes(name)),
    ...filled.filter((name) => !inUrl.includes(name)),
  ][0];
  if (wrong === undefined) return;
  throw new PropError(scope, {
    prop: 'url',
    mustBe: `a URL with the variables that request fills, ${filled.map((name) => `{${name}}`).join(', ') || 'none'}`,
    was: url,
    fix: `Map path.${wrong}, and write {${wrong}} where it goes.`,
  });
}
