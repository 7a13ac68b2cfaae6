import { inject } from 'vitest';
import { documentOf, type Json, stackNames } from '../with-terraform/synthesized';
import { aws } from './aws';

/** Values of the variables that stacks take, by name. */
export type Variables = Readonly<Record<string, string>>;

/** Makes what the stacks expect to find in an account: the hosted zones of their names, and a network. */
export async function makeSurroundings(url: string, folder = inject('folder')): Promise<Variables> {
  for (const name of hostedZones(folder))
    await aws(url, ['route53', 'create-hosted-zone', '--name', name, '--caller-reference', name]);
  const { Vpc } = await aws(url, ['ec2', 'create-vpc', '--cidr-block', '10.0.0.0/16']);
  const subnets = await Promise.all(['a', 'b'].map((zone, index) => subnet(url, Vpc.VpcId, zone, index)));
  return { vpc_id: Vpc.VpcId, private_subnet_ids: JSON.stringify(subnets), lambda_concurrency_limit: '1000' };
}

function hostedZones(folder: string): Set<string> {
  const documents = stackNames(folder).map((stack) => documentOf(stack, folder));
  const sources = documents.flatMap(({ data }) => Object.values<Json>(data?.aws_route53_zone ?? {}));
  return new Set(sources.map(({ name }) => name));
}

async function subnet(url: string, vpc: string, zone: string, index: number): Promise<string> {
  const place = ['--vpc-id', vpc, '--cidr-block', `10.0.${index}.0/24`, '--availability-zone', `eu-west-1${zone}`];
  return (await aws(url, ['ec2', 'create-subnet', ...place])).Subnet.SubnetId;
}

/** The variables of some stacks, as Terraform reads them from its environment. */
export function variablesOf(
  stacks: readonly string[],
  known: Variables,
  folder = inject('folder'),
): Record<string, string> {
  const variables = new Set(stacks.flatMap((stack) => Object.keys(documentOf(stack, folder).variable ?? {})));
  return Object.fromEntries(
    [...variables].filter((name) => name in known).map((name) => [`TF_VAR_${name}`, known[name] ?? '']),
  );
}
