import { limits } from '../../../limits/limits';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { isOn, startOf } from '../apis';
import { argument, rule, shown } from '../define';
import { integration, typeOf } from './integration';

const isPrivate = (resource: Body): boolean => resource.get('connection_type') === 'VPC_LINK';

function privateTargetProblem(resource: Resource, model: Model): string | undefined {
  const uri = resource.get('integration_uri');
  const start = startOf(uri);
  const balancer = model.follow(
    resource,
    'integration_uri',
    'aws_lb',
    'aws_alb',
    'aws_lb_listener',
    'aws_alb_listener',
  );
  if (balancer?.type === 'aws_lb' || balancer?.type === 'aws_alb')
    return `integration_uri must be a listener ARN, was taken from ${balancer.address}`;
  const wrong = start !== undefined && (/^https?:/.test(start) || /:loadbalancer\//.test(start));
  return wrong ? `integration_uri must be a listener or Cloud Map service ARN, was ${shown(start)}` : undefined;
}

/** Rules about private integrations of HTTP APIs, and `aws_apigatewayv2_vpc_link`. */
export const privateIntegrationRules = [
  rule({
    id: 'http-api/vpc-link-connection',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-integration-vpc-link-connection-id)',
    on: integration,
    demand: 'connection_id must be given with connection_type VPC_LINK',
    fix: 'Set connection_id to the id of an aws_apigatewayv2_vpc_link.',
    check: (resource) =>
      isPrivate(resource) &&
      resource.lacks('connection_id') &&
      'connection_id must name a VPC link with connection_type VPC_LINK, was absent',
  }),
  rule({
    id: 'http-api/vpc-link-target',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigwv2-vpc-link-integration-uri)',
    on: integration,
    demand: 'integration_uri of a private integration must be a listener or Cloud Map service ARN',
    fix: 'Use the arn of the aws_lb_listener.',
    check: (resource, model) =>
      isPrivate(resource) && isOn('HTTP', resource, model) ? privateTargetProblem(resource, model) : undefined,
  }),
  rule({
    id: 'http-api/vpc-link-kind',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    on: integration,
    demand: 'a private integration must be HTTP_PROXY through an aws_apigatewayv2_vpc_link',
    fix: 'Use HTTP_PROXY and an aws_apigatewayv2_vpc_link.',
    check: (resource, model) => {
      if (!isPrivate(resource) || !isOn('HTTP', resource, model)) return undefined;
      const link = model.follow(resource, 'connection_id', 'aws_api_gateway_vpc_link');
      return [
        link !== undefined && `connection_id must be an aws_apigatewayv2_vpc_link, was ${link.address}`,
        typeOf(resource) === 'AWS_PROXY' &&
          'integration_type must be HTTP_PROXY with connection_type VPC_LINK, was "AWS_PROXY"',
      ];
    },
  }),
  rule({
    id: 'http-api/private-tls',
    severity: 'misbehaves',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
    on: integration,
    demand: 'tls_config must stand on private integrations with an HTTPS listener, and nowhere else',
    fix: 'Give tls_config.server_name_to_verify for an HTTPS listener; remove it elsewhere.',
    check: (resource, model) => {
      const kind = resource.get('connection_type');
      const tls = resource.blocks('tls_config').length > 0;
      const listener = isPrivate(resource)
        ? model.follow(resource, 'integration_uri', 'aws_lb_listener', 'aws_alb_listener')
        : undefined;
      const protocol = listener?.get('protocol');
      return [
        tls &&
          (kind === undefined || kind === 'INTERNET') &&
          'tls_config must be absent on a public integration, was given',
        resource.lacks('tls_config') &&
          (protocol === 'HTTPS' || protocol === 'TLS') &&
          `tls_config must be given for ${listener?.address}, which speaks ${protocol}`,
      ];
    },
  }),
  argument({
    id: 'http-api/vpc-link-subnets',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html',
    on: 'aws_apigatewayv2_vpc_link',
    at: 'subnet_ids',
    must: {
      says: 'have 1 to 10 subnets',
      holds: (value) =>
        Array.isArray(value)
          ? value.length >= limits.vpcLinkSubnets.value.least && value.length <= limits.vpcLinkSubnets.value.most
          : undefined,
    },
    fix: 'Name one subnet a zone, ten at most.',
  }),
];
