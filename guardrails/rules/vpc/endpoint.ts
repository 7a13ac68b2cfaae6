import { textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { identityOf, isFalse, isNotTrue, isTrue, oncePerModel, repeated } from '../apis';
import { company, rule, shown, unique } from '../define';

const endpoint = 'aws_vpc_endpoint';
const seenAs = (name: string): string => `https://github.com/badmintoncryer/cdk-preflight (pf-ec2-${name})`;

const typeOf = (resource: Resource): string =>
  resource.lacks('vpc_endpoint_type') || resource.get('vpc_endpoint_type') === ''
    ? 'Gateway'
    : (textOf(resource.get('vpc_endpoint_type')) ?? '');

/** What answers to a name of AWS within a network: one endpoint a service. */
const namedTwice = oncePerModel((model) =>
  repeated(model.ofType(endpoint), (one) => {
    const parts = [identityOf(one, 'vpc_id'), identityOf(one, 'service_name')];
    return isTrue(one, 'private_dns_enabled') && typeOf(one) === 'Interface' && !parts.includes(undefined)
      ? parts.join(' ')
      : undefined;
  }),
);

const gateway = 'aws_internet_gateway';

/** Internet gateways of a network that has one already. */
const gatewaysAgain = oncePerModel((model) => repeated(model.ofType(gateway), (one) => identityOf(one, 'vpc_id')));

/** Rules about endpoints, gateways and flow logs of a network. */
export const endpointRules = [
  company({
    id: 'vpc/goes-with',
    severity: 'rejects',
    source: seenAs('vpce-type-config, natgw-allocation, flow-log-destination-config'),
    demand: 'endpoints, NAT gateways and flow logs have what their type takes',
    fix: 'Give interface endpoints subnets, gateway endpoints route tables, public NAT gateways an allocation_id.',
    rows: [
      [
        endpoint,
        'vpc_endpoint_type',
        /^(|Gateway)$/,
        { bars: ['subnet_ids', 'security_group_ids', 'private_dns_enabled', 'subnet_configuration'] },
      ],
      [endpoint, 'vpc_endpoint_type', /^(Interface|GatewayLoadBalancer)$/, { bars: ['route_table_ids'] }],
      [endpoint, 'vpc_endpoint_type', /^GatewayLoadBalancer$/, { bars: ['security_group_ids', 'private_dns_enabled'] }],
      ['aws_nat_gateway', 'connectivity_type', /^(|public)$/, { needs: ['allocation_id'] }],
      ['aws_nat_gateway', 'connectivity_type', /^private$/, { bars: ['allocation_id'] }],
      [
        'aws_flow_log',
        'log_destination_type',
        /^(|cloud-watch-logs)$/,
        { needs: ['iam_role_arn', 'log_destination|log_group_name'] },
      ],
      ['aws_flow_log', 'log_destination_type', /^s3$/, { needs: ['log_destination'], bars: ['iam_role_arn'] }],
      ['aws_flow_log', 'vpc_id', /./, { needs: ['traffic_type'] }],
      ['aws_flow_log', 'subnet_id', /./, { needs: ['traffic_type'] }],
    ],
  }),
  unique({
    id: 'vpc/one-gateway',
    severity: 'rejects',
    source: seenAs('vpc-single-igw'),
    on: gateway,
    demand: 'a network has one internet gateway',
    fix: 'Use the one that is there.',
    at: 'vpc_id',
    within: 'among internet gateways',
    twin: (resource, model) => gatewaysAgain(model).get(resource),
  }),
  rule({
    id: 'vpc/endpoint-service',
    severity: 'rejects',
    source: seenAs('vpce-gateway-service, vpce-service-region'),
    on: endpoint,
    demand: 'a gateway endpoint is of S3 or DynamoDB, and an endpoint of its region',
    fix: 'Set vpc_endpoint_type = "Interface"; name the region of the network.',
    check: (resource) => {
      const name = textOf(resource.get('service_name')) ?? '';
      const [, region, service] = /^com\.amazonaws\.([a-z]{2}(?:-[a-z]+)+-\d)\.(.+)$/.exec(name) ?? [];
      return [
        service !== undefined &&
          typeOf(resource) === 'Gateway' &&
          !['s3', 'dynamodb', 's3express'].includes(service) &&
          `vpc_endpoint_type must be Interface for ${service}, was ${resource.lacks('vpc_endpoint_type') ? 'absent' : 'Gateway'}`,
        region !== undefined &&
          resource.lacks('service_region') &&
          resource.region !== undefined &&
          resource.region !== region &&
          `service_name must be of ${resource.region}, was ${shown(name)}`,
      ];
    },
  }),
  rule({
    id: 'vpc/endpoint-names',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/interface-endpoints.html',
    on: endpoint,
    demand: 'private names need a network that resolves names, and one endpoint a service',
    fix: 'Set enable_dns_support and enable_dns_hostnames of the aws_vpc; keep one endpoint.',
    check: (resource, model) => {
      const network = model.follow(resource, 'vpc_id', 'aws_vpc');
      const named = isTrue(resource, 'private_dns_enabled') && network?.type === 'aws_vpc' && !network.conditional;
      const earlier = namedTwice(model).get(resource);
      return [
        named &&
          isNotTrue(network, 'enable_dns_hostnames') &&
          `private_dns_enabled must go with enable_dns_hostnames, ${network.address} has it not`,
        named &&
          isFalse(network, 'enable_dns_support') &&
          `private_dns_enabled must go with enable_dns_support, ${network.address} has it not`,
        earlier !== undefined &&
          `private_dns_enabled must be true for one endpoint of a service, ${earlier.address} has the same`,
      ];
    },
  }),
];
