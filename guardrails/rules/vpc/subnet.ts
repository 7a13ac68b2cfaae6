import type { Model } from '../../../terraform/model/model';
import type { Resource } from '../../../terraform/model/resource';
import { identityOf, oncePerModel } from '../apis';
import { rule, shown } from '../define';

const subnet = 'aws_subnet';

/** A range of addresses: its first one, the one after its last, and the length of its prefix. */
interface Range {
  readonly first: number;
  readonly end: number;
  readonly prefix: number;
}

/** The range that a text such as `10.0.0.0/16` stands for. */
function rangeOf(text: unknown): Range | undefined {
  const [, a, b, c, d, bits] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(String(text)) ?? [];
  if (bits === undefined) return undefined;
  const address = [a, b, c, d].map(Number).reduce((sum, one) => sum * 256 + one);
  const size = 2 ** (32 - Number(bits));
  const first = Math.floor(address / size) * size;
  return { first, end: first + size, prefix: Number(bits) };
}

const overlap = (one: Range, other: Range): boolean => one.first < other.end && other.first < one.end;

/** Every range of a network, where all of them are known. */
function rangesOf(network: Resource, model: Model): readonly Range[] | undefined {
  const more = model.related('aws_vpc_ipv4_cidr_block_association', 'vpc_id', network);
  const ranges = [network, ...more.sure].map((one) => rangeOf(one.get('cidr_block')));
  const open = more.maybe.length > 0 || model.hasOpaqueModules || model.exports(network);
  return open || ranges.includes(undefined) ? undefined : (ranges as readonly Range[]);
}

const subnetsBy = oncePerModel((model) => {
  const networks = new Map<string, Resource[]>();
  for (const one of model.ofType(subnet)) {
    const network = identityOf(one, 'vpc_id');
    if (network !== undefined && !one.conditional) networks.set(network, [...(networks.get(network) ?? []), one]);
  }
  return networks;
});

function overlapProblem(resource: Resource, own: Range, model: Model): string | false {
  const siblings = subnetsBy(model).get(identityOf(resource, 'vpc_id') ?? '') ?? [];
  const place = siblings.indexOf(resource);
  const other = siblings.find((one, at) => {
    const range = rangeOf(one.get('cidr_block'));
    return at < place && range !== undefined && one.provider.key === resource.provider.key && overlap(own, range);
  });
  return (
    other !== undefined &&
    `cidr_block must have addresses of its own, ${other.address} has some of ${shown(resource.get('cidr_block'))}`
  );
}

/** Rules about the addresses of subnets. */
export const subnetRules = [
  rule({
    id: 'vpc/subnet-addresses',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
    on: subnet,
    demand: 'a subnet has 16 to 65536 addresses of its network, and shares none',
    fix: 'Use cidrsubnet() of the cidr_block of the network.',
    check: (resource, model) => {
      const own = rangeOf(resource.get('cidr_block'));
      if (own === undefined) return undefined;
      const network = model.follow(resource, 'vpc_id', 'aws_vpc');
      const ranges = network !== undefined && !network.conditional ? rangesOf(network, model) : undefined;
      return [
        (own.prefix < 16 || own.prefix > 28) &&
          `cidr_block must have a prefix from /16 to /28, was ${shown(resource.get('cidr_block'))}`,
        ranges?.some((one) => one.first <= own.first && own.end <= one.end) === false &&
          `cidr_block must be within ${network?.address}, was ${shown(resource.get('cidr_block'))}`,
        overlapProblem(resource, own, model),
      ];
    },
  }),
];
