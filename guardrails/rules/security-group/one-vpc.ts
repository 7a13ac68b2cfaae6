import { isList, textOf, type Value } from '../../../terraform/language/value';
import type { Model } from '../../../terraform/model/model';
import type { Body, Resource } from '../../../terraform/model/resource';
import { rule } from '../define';

/** What names subnets and security groups: the block they stand in, and the two arguments. */
const users: Readonly<Record<string, readonly [block: string, subnets: string, groups: string]>> = {
  aws_lambda_function: ['vpc_config', 'subnet_ids', 'security_group_ids'],
  aws_ecs_service: ['network_configuration', 'subnets', 'security_groups'],
  aws_lb: ['', 'subnets', 'security_groups'],
  aws_apigatewayv2_vpc_link: ['', 'subnet_ids', 'security_group_ids'],
  aws_vpc_endpoint: ['', 'subnet_ids', 'security_group_ids'],
};

const own = 'aws_vpc';

/** The VPC that something is in: one of the configuration, one by its id, or the default one of a group without. */
function vpcOf(one: Resource, model: Model): string | undefined {
  const found = model.follow(one, 'vpc_id', own);
  if (found?.type === own) return found.managed ? found.address : undefined;
  const text = textOf(one.get('vpc_id'));
  if (text !== undefined) return text;
  return one.type === 'aws_security_group' && one.lacks('vpc_id') ? 'the default VPC' : undefined;
}

const resourcesIn = (body: Body, argument: string, type: string, model: Model): Resource[] => {
  const value: Value | undefined = body.symbolic(argument);
  const found = (isList(value) ? value : []).map((one) => model.followValue(one, [type]));
  return found.filter((one): one is Resource => one?.type === type && one.managed && !one.conditional);
};

/** Whether two are certainly not the same: an id may be that of a VPC of the configuration, or of the default one. */
const differ = (one: string, other: string): boolean =>
  one !== other && one.startsWith('vpc-') === other.startsWith('vpc-');

function problem(body: Body, subnets: string, groups: string, model: Model): string | false {
  const [subnet] = resourcesIn(body, subnets, 'aws_subnet', model);
  const place = subnet && vpcOf(subnet, model);
  const stranger = resourcesIn(body, groups, 'aws_security_group', model).find((one) => {
    const other = vpcOf(one, model);
    return place !== undefined && other !== undefined && differ(place, other);
  });
  return (
    stranger !== undefined &&
    `${groups} must be of ${place}, in which ${subnet?.address} is, ${stranger.address} is of ${vpcOf(stranger, model)}`
  );
}

/** The rule about subnets and security groups of two networks. */
export const oneVpcRule = rule({
  id: 'security-group/one-vpc',
  severity: 'rejects',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html',
  on: Object.keys(users),
  demand: 'subnets and security groups that are used together are of one VPC',
  fix: 'Set vpc_id of the aws_security_group to the VPC of the subnets; without it, the group is of the default VPC.',
  check: (resource, model) => {
    const [block = '', subnets = '', groups = ''] = users[resource.type] ?? [];
    return (block === '' ? [resource] : resource.blocks(block)).map((body) => problem(body, subnets, groups, model));
  },
});
