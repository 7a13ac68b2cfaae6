import { drawn, hexId, uuidFor } from '../ids';
import type { Attributes, Subject } from '../subject';

/** A resource of EC2: a prefix and 17 hexadecimal digits. */
const ec2 = (prefix: string, kind = prefix): Attributes => ({
  id: (of) => `${prefix}-${hexId(of.seed, 17)}`,
  arn: (of) => of.arn('ec2', `${kind}/${prefix}-${hexId(of.seed, 17)}`),
});

const kindOf = (of: Subject): string => (of.text('load_balancer_type') === 'network' ? 'net' : 'app');
const balancerArn = (of: Subject): string =>
  of.arn('elasticloadbalancing', `loadbalancer/${kindOf(of)}/${of.name()}/${hexId(of.seed, 16)}`);

const balancer: Attributes = {
  id: balancerArn,
  arn: balancerArn,
  arn_suffix: (of) => `${kindOf(of)}/${of.name()}/${hexId(of.seed, 16)}`,
  dns_name: (of) => `internal-${of.name()}-${drawn(of.seed, 10, '0123456789')}.${of.region}.elb.${of.dnsSuffix}`,
  zone_id: () => 'Z32O12XQLNTSW2',
};

const listenerArn = (of: Subject): string =>
  `${of.text('load_balancer_arn').replace(':loadbalancer/', ':listener/')}/${hexId(of.seed, 16)}`;
const targetGroupArn = (of: Subject): string =>
  of.arn('elasticloadbalancing', `targetgroup/${of.name()}/${hexId(of.seed, 16)}`);

const both = (arn: (of: Subject) => string): Attributes => ({ id: arn, arn });

const certificateArn = (of: Subject): string => of.arn('acm', `certificate/${uuidFor(of.seed)}`);

/** The records that prove a certificate's domains. */
function validationOptions(of: Subject) {
  const names = [of.text('domain_name'), ...of.texts('subject_alternative_names')];
  return [...new Set(names)].map((domain) => ({
    domain_name: domain,
    resource_record_name: `_${hexId(`${of.seed}${domain}`, 32)}.${domain}.`,
    resource_record_type: 'CNAME',
    resource_record_value: `_${hexId(`${domain}${of.seed}`, 32)}.acm-validations.aws.`,
  }));
}

const certificate: Attributes = {
  ...both(certificateArn),
  domain_validation_options: validationOptions,
  status: () => 'ISSUED',
};

const zoneId = (of: Subject): string => `Z${drawn(of.seed, 20).toUpperCase()}`;
const zone: Attributes = {
  id: zoneId,
  zone_id: zoneId,
  arn: (of) => of.arn('route53', `hostedzone/${zoneId(of)}`, '', ''),
  name_servers: (of) => [1, 2, 3, 4].map((at) => `ns-${at}.awsdns-${hexId(of.seed, 2)}.com`),
};

const namespace: Attributes = {
  id: (of) => `ns-${drawn(of.seed, 16)}`,
  arn: (of) => of.arn('servicediscovery', `namespace/ns-${drawn(of.seed, 16)}`),
};
const discovered: Attributes = {
  id: (of) => `srv-${drawn(of.seed, 16)}`,
  arn: (of) => of.arn('servicediscovery', `service/srv-${drawn(of.seed, 16)}`),
};

/** Networks, load balancers, certificates and names. */
export const networkAttributes: Readonly<Record<string, Attributes>> = {
  aws_vpc: { ...ec2('vpc'), default_security_group_id: (of) => `sg-${hexId(of.seed, 17)}` },
  aws_subnet: ec2('subnet'),
  aws_security_group: { ...ec2('sg', 'security-group'), name: (of) => of.name() },
  aws_security_group_rule: { id: (of) => `sgrule-${hexId(of.seed, 10)}` },
  aws_vpc_security_group_ingress_rule: ec2('sgr', 'security-group-rule'),
  aws_vpc_security_group_egress_rule: ec2('sgr', 'security-group-rule'),
  aws_vpc_endpoint: ec2('vpce', 'vpc-endpoint'),
  aws_internet_gateway: ec2('igw', 'internet-gateway'),
  aws_nat_gateway: ec2('nat', 'natgateway'),
  aws_eip: { ...ec2('eipalloc', 'elastic-ip'), public_ip: () => '203.0.113.10' },
  aws_route_table: ec2('rtb', 'route-table'),
  aws_instance: { ...ec2('i', 'instance'), private_ip: () => '10.0.0.10', public_ip: () => '203.0.113.11' },
  aws_lb: balancer,
  aws_alb: balancer,
  aws_lb_listener: both(listenerArn),
  aws_alb_listener: both(listenerArn),
  aws_lb_target_group: both(targetGroupArn),
  aws_alb_target_group: both(targetGroupArn),
  aws_acm_certificate: certificate,
  aws_acm_certificate_validation: { id: (of) => of.text('certificate_arn') },
  aws_route53_zone: zone,
  aws_route53_record: {
    id: (of) => `${of.text('zone_id')}_${of.text('name')}_${of.text('type')}`,
    fqdn: (of) => of.text('name'),
  },
  aws_service_discovery_private_dns_namespace: namespace,
  aws_service_discovery_http_namespace: namespace,
  aws_service_discovery_service: discovered,
};
