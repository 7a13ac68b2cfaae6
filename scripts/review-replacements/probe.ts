import { isExpression } from '../../terraform/documents/expressions-in';
import { asObject, type JsonObject } from '../../terraform/documents/json-object';
import { resourcesOf } from '../../terraform/documents/stack-json';
import { metaArguments } from '../shared/review/replacements';
import { priorAttributes } from './prior-state';
import { argumentPaths, type ResourceSchema } from './schema';

/** A question to the provider: would it replace this resource, had what is in one argument been different, and for which part? */
export interface Probe {
  readonly type: string;

  /** The argument, or the attributes in the block of its name. */
  readonly paths: readonly string[];

  readonly body: JsonObject;
}

/** Questions about every type of resource and argument in our stacks, in the order of their names. */
export function probesOf(documents: readonly JsonObject[], schemas: Readonly<Record<string, ResourceSchema>>): Probe[] {
  const covered = new Set<string>();
  const probes = documents
    .flatMap((document) => [...resourcesOf(document)])
    .flatMap(([address, whole]): Probe[] => {
      const type = address.slice(0, address.indexOf('.'));
      const body = Object.fromEntries(Object.entries(whole).filter(([name]) => !metaArguments.has(name)));
      const fresh = argumentPaths(body, schemas[type]?.block ?? {}).filter((path) => !covered.has(`${type} ${path}`));
      for (const path of fresh) covered.add(`${type} ${path}`);
      return byArgument(fresh).map((paths) => ({ type, paths, body }));
    });
  return probes.sort((a, b) => (nameIn(a) < nameIn(b) ? -1 : 1));
}

function byArgument(paths: readonly string[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const argument = path.split('.')[0] ?? path;
    groups.set(argument, [...(groups.get(argument) ?? []), path]);
  }
  return [...groups.values()];
}

function nameIn({ type, paths }: Probe): string {
  return `${type} ${paths.join(' ')}`;
}

/** A provider that asks nobody anything. */
const provider = {
  aws: {
    region: 'eu-west-1',
    access_key: 'none',
    secret_key: 'none',
    skip_credentials_validation: true,
    skip_metadata_api_check: 'true',
    skip_requesting_account_id: true,
  },
};

/** Not known before an apply, and of any type. */
const notYetKnown = '${jsondecode(terraform_data.unknown.id)}';

/** The configuration of all probes: our own arguments, and something not yet known where they have an expression. */
export function configurationOf(probes: readonly Probe[], providerVersion: string): JsonObject {
  const resource: Record<string, Record<string, unknown>> = { terraform_data: { unknown: {} } };
  probes.forEach(({ type, body }, at) => {
    resource[type] = { ...resource[type], [nameOf(at)]: withoutExpressions(body) };
  });
  const required_providers = { aws: { source: 'hashicorp/aws', version: providerVersion } };
  return { terraform: { required_providers }, provider, resource };
}

/** The state of all probes: each resource exists, with one argument different. */
export function stateOf(probes: readonly Probe[], schemas: Readonly<Record<string, ResourceSchema>>): JsonObject {
  const resources = probes.map(({ type, paths, body }, at) => {
    const { version, block } = schemas[type] ?? { version: 0, block: {} };
    const instance = { schema_version: version, attributes: priorAttributes(body, block, paths) };
    const provider = 'provider["registry.terraform.io/hashicorp/aws"]';
    return { mode: 'managed', type, name: nameOf(at), provider, instances: [instance] };
  });
  return { version: 4, serial: 1, lineage: 'gatehouse', outputs: {}, resources };
}

/** Whether a planned change is a replacement because of one argument. */
export function isReplacedFor(path: string, change: JsonObject): boolean {
  const { actions, replace_paths } = asObject(change.change);
  if (!Array.isArray(actions) || !actions.includes('delete') || !Array.isArray(replace_paths)) return false;
  const forcing = replace_paths.map((steps: unknown[]) => steps.filter((step) => typeof step === 'string').join('.'));
  return forcing.some((forced) => `${path}.`.startsWith(`${forced}.`) || forced.startsWith(`${path}.`));
}

/** Terraform name of the resource of a probe. */
export function nameOf(at: number): string {
  return `probe_${at}`;
}

function withoutExpressions(value: unknown): unknown {
  if (isExpression(value)) return notYetKnown;
  if (Array.isArray(value)) return value.map(withoutExpressions);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, withoutExpressions(item)]));
}
