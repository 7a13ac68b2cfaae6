import { isList } from '../../../terraform/language/value';
import { isTrue } from '../apis';
import { rule, shown } from '../define';
import { integration, isHttp, typeOf } from './integration';

/** Rules about `connection_type` and `tls_config` of `aws_api_gateway_integration`, and `aws_api_gateway_vpc_link`. */
export const restPrivateIntegrationRules = [
  rule({
    id: 'rest-api/vpc-link-connection',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-integration-vpc-link-connection-id)',
    on: integration,
    demand: 'connection_id must be given with connection_type VPC_LINK',
    fix: 'Set connection_id to the id of the VPC link.',
    check: (resource) =>
      resource.get('connection_type') === 'VPC_LINK' &&
      resource.lacks('connection_id') &&
      'connection_id must name a VPC link with connection_type VPC_LINK, was absent',
  }),
  rule({
    id: 'rest-api/vpc-link-target',
    severity: 'rejects',
    source: 'https://github.com/badmintoncryer/cdk-preflight (pf-apigw-vpc-link-single-target)',
    on: 'aws_api_gateway_vpc_link',
    demand: 'a VPC link of a REST API must name one network load balancer',
    fix: 'Use the arn of an aws_lb with load_balancer_type "network".',
    check: (resource, model) => {
      const targets = resource.get('target_arns');
      const balancer = model.follow(resource, 'target_arns', 'aws_lb', 'aws_alb');
      const kind = balancer && (balancer.get('load_balancer_type') ?? 'application');
      return [
        isList(targets) && targets.length !== 1 && `target_arns must name one load balancer, named ${targets.length}`,
        kind === 'application' &&
          `target_arns must name a network load balancer, ${balancer?.address} is an application load balancer`,
        isList(targets) &&
          targets.some((one) => typeof one === 'string' && /:loadbalancer\/app\//.test(one)) &&
          `target_arns must name a network load balancer, was ${shown(targets)}`,
      ];
    },
  }),
  rule({
    id: 'rest-api/insecure-tls',
    severity: 'security',
    source: 'botocore 1.43.11, PutIntegration',
    on: integration,
    demand: 'insecure_skip_verification must only stand on HTTP integrations',
    fix: 'Remove tls_config.',
    check: (resource) => {
      const kind = typeOf(resource);
      return (
        kind !== undefined &&
        !isHttp(resource) &&
        isTrue(resource.block('tls_config'), 'insecure_skip_verification') &&
        `tls_config.insecure_skip_verification must be absent with type ${kind}, was true`
      );
    },
  }),
];
