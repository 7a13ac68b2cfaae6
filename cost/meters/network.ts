import { isList, Unknown, type Value } from '../../terraform/language/value';
import type { Resource } from '../../terraform/model/resource';
import { Exact, shown } from '../exact';
import type { Stack } from '../stack';
import { monthHours, type Usage, usage } from '../usage';

/** NAT gateways, interface endpoints and public IPv4 addresses. */
export const networkUsage = (stack: Stack): readonly Usage[] => [
  ...natUsage(stack),
  ...endpointUsage(stack),
  ...addressUsage(stack),
];

function natUsage(stack: Stack): Usage[] {
  const gateways = stack.all('aws_nat_gateway');
  if (gateways.length === 0) return [];
  const gb = stack.traffic.number('natGb');
  return [
    ...gateways.map((one) => usage('nat.hours', one, Exact.of(monthHours), `${monthHours} h`)),
    usage('nat.data', gateways, gb, `${shown(gb)} GB`),
  ];
}

function endpointUsage(stack: Stack): Usage[] {
  const endpoints = stack.all('aws_vpc_endpoint').filter((one) => kindOf(one, stack) === 'Interface');
  for (const one of stack.all('aws_vpc_endpoint')) {
    if (!['Interface', 'Gateway'].includes(kindOf(one, stack))) stack.notes.leaveOut(one.address);
  }
  if (endpoints.length === 0) return [];
  const gb = stack.traffic.number('endpointGb');
  return [
    ...endpoints.map((one) => {
      const zones = zonesOf(one, stack);
      const how = `${zones} zones × ${monthHours} h`;
      return usage('vpce.interface.hours', one, Exact.of(zones * monthHours), how);
    }),
    usage('vpce.interface.data', endpoints, gb, `${shown(gb)} GB`),
  ];
}

const kindOf = (endpoint: Resource, stack: Stack): string =>
  stack.text(endpoint, 'vpc_endpoint_type', 'Gateway', endpoint.address);

function zonesOf(endpoint: Resource, stack: Stack): number {
  const apart = stack.model.related('aws_vpc_endpoint_subnet_association', 'vpc_endpoint_id', endpoint).sure.length;
  const written = endpoint.symbolic('subnet_ids');
  if (written === undefined && apart > 0) return apart;
  return countOf(written, 1, `${endpoint.address}: subnet_ids`, stack) + apart;
}

function addressUsage(stack: Stack): Usage[] {
  const held = [
    ...stack.all('aws_eip').map((of) => ({ of, count: 1 })),
    ...stack.all('aws_nat_gateway').map((of) => ({ of, count: hasOwnAddress(of, stack) ? 1 : 0 })),
    ...stack.all('aws_lb', 'aws_alb').map((of) => ({ of, count: addressesOf(of, stack) })),
  ].filter(({ count }) => count > 0);
  const stated = stack.traffic.stated('publicIpv4');
  if (stated !== undefined)
    return heldInstead(
      stated,
      held.map(({ of }) => of),
      stack,
    );
  if (held.length > 0) {
    const sum = held.reduce((total, { count }) => total + count, 0);
    stack.traffic.otherwise(
      'publicIpv4',
      Exact.of(sum),
      'one for each Elastic IP, and for each NAT gateway and subnet of a load balancer without one',
    );
  }
  return held.map(({ of, count }) =>
    usage('ipv4.public', of, Exact.of(count * monthHours), `${count} addresses × ${monthHours} h`),
  );
}

function heldInstead(stated: Exact, holders: readonly Resource[], stack: Stack): Usage[] {
  const others = stack.all('aws_lb', 'aws_alb', 'aws_nat_gateway', 'aws_instance', 'aws_vpc', 'aws_subnet');
  const of = holders.length > 0 ? holders : others;
  const how = `${shown(stated)} addresses × ${monthHours} h`;
  return of.length === 0 ? [] : [usage('ipv4.public', of, stated.times(monthHours), how)];
}

/** Whether a NAT gateway has a public address that no Elastic IP of the stack is. */
function hasOwnAddress(gateway: Resource, stack: Stack): boolean {
  if (stack.text(gateway, 'connectivity_type', 'public', gateway.address) === 'private') return false;
  return stack.model.follow(gateway, 'allocation_id', 'aws_eip')?.type !== 'aws_eip';
}

/** Public addresses of a load balancer: one in each subnet, unless it is an Elastic IP of the stack. */
function addressesOf(balancer: Resource, stack: Stack): number {
  if (stack.isTrue(balancer, 'internal', balancer.address)) return 0;
  if (balancer.get('load_balancer_type') === 'gateway') return 0;
  if (balancer.get('ip_address_type') === 'dualstack-without-public-ipv4') return 0;
  const mappings = balancer.blocks('subnet_mapping');
  if (mappings.length === 0) return countOf(balancer.symbolic('subnets'), 2, `${balancer.address}: subnets`, stack);
  return mappings.filter((one) => stack.model.follow(one, 'allocation_id', 'aws_eip')?.type !== 'aws_eip').length;
}

/** How many things a list names: its length, or the instances of the resources it is made of. */
function countOf(value: Value | undefined, otherwise: number, place: string, { model, notes }: Stack): number {
  if (isList(value)) return value.length;
  const resolved = value === undefined ? undefined : model.resolve(value);
  if (isList(resolved)) return resolved.length;
  const references = resolved instanceof Unknown ? resolved.references : [];
  const found = new Set(
    references
      .filter(({ address }) => /(^|\.)aws_(default_)?subnet\./.test(address))
      .flatMap(({ address, key }) =>
        model.resources.filter(
          (one) => one.base === address && (key === undefined || one.address === `${address}[${JSON.stringify(key)}]`),
        ),
      ),
  );
  if (found.size > 0) return found.size;
  notes.assume(`${place}: how many is not known, ${otherwise} is taken`);
  return otherwise;
}
