import { isList, Unknown, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { identityOf } from '../apis';
import { rule } from '../define';
import { answer, balancers } from '../load-balancer/names';

/** What stands in a network: its type, the block it names the network in, its subnets and security groups. */
const inside: readonly (readonly [type: string, block: string, subnets: string, groups: string])[] = [
  ['aws_lambda_function', 'vpc_config', 'subnet_ids', 'security_group_ids'],
  ...balancers.map((type) => [type, '', 'subnets', 'security_groups'] as const),
  ['aws_apigatewayv2_vpc_link', '', 'subnet_ids', 'security_group_ids'],
];

/** The one resource behind each item of a list, as far as that is known. */
function membersAt(body: Body, argument: string, type: string, model: Model): Resource[] {
  const value: Value | undefined = body.symbolic(argument);
  const items = isList(value) ? value : [];
  return items.flatMap((one) => {
    const found = one instanceof Unknown && one.references.length === 1 ? model.followValue(one, [type]) : undefined;
    return found?.type === type ? [found] : [];
  });
}

const networkOf = (one: Resource): string | undefined => identityOf(one, 'vpc_id');

/** The first whose network is known, and one that is in another network. */
function strangers(members: readonly Resource[]): readonly (Resource | undefined)[] {
  const [first, ...others] = members.filter((one) => networkOf(one)?.startsWith('<'));
  return [first, first && others.find((one) => networkOf(one) !== networkOf(first))];
}

function networkProblems(resource: Resource, model: Model): (string | false)[] {
  return inside
    .filter(([type]) => type === resource.type)
    .flatMap(([, block, subnets, groups]) =>
      (block === '' ? [resource] : resource.blocks(block)).map((body) => {
        const members = [
          ...membersAt(body, subnets, 'aws_subnet', model),
          ...membersAt(body, groups, 'aws_security_group', model),
        ];
        const [first, other] = strangers(members);
        return (
          other !== undefined &&
          `${subnets} and ${groups} must be of one network, ${other.address} is in another one than ${first?.address}`
        );
      }),
    );
}

/** Whether two subnets of a load balancer certainly lie in one zone. */
function zoneProblem(resource: Resource, model: Model): string | false {
  const zones = new Map<string, Resource>();
  for (const one of membersAt(resource, 'subnets', 'aws_subnet', model)) {
    const zone = one.get('availability_zone');
    const earlier = typeof zone === 'string' ? zones.get(zone) : undefined;
    if (earlier !== undefined && earlier !== one)
      return `subnets must be of a zone each, ${one.address} is in the zone of ${earlier.address}`;
    if (typeof zone === 'string') zones.set(zone, one);
  }
  return false;
}

/** Rules about subnets and security groups that are used together. */
export const networkRules = [
  rule({
    id: 'security-group/one-network',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
    on: inside.map(([type]) => type),
    demand: 'subnets and security groups that are used together must be of one network',
    fix: 'Take both from the same aws_vpc.',
    check: networkProblems,
  }),
  rule({
    id: 'load-balancer/one-subnet-a-zone',
    severity: 'rejects',
    source: answer('CreateLoadBalancer'),
    on: balancers,
    demand: 'a load balancer takes one subnet a zone',
    fix: 'Name one subnet of each zone.',
    check: zoneProblem,
  }),
];
