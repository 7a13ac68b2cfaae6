import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asObject, type JsonObject } from '../../terraform/documents/json-object';
import { Refused } from '../shared/refused';
import { configurationOf, isReplacedFor, nameOf, type Probe, probesOf, stateOf } from './probe';
import type { ResourceSchema } from './schema';

/** `replace` or `update`, by type of resource and path of the argument. */
export type PlannedConsequences = Readonly<Record<string, Readonly<Record<string, string>>>>;

type Schemas = Readonly<Record<string, ResourceSchema>>;

/** Lets Terraform plan one change of every argument in our stacks, against a made-up state and without AWS. */
export function askProvider(
  folder: string,
  documents: readonly JsonObject[],
  providerVersion: string,
): PlannedConsequences {
  const write = (file: string, document: JsonObject) => writeFileSync(join(folder, file), JSON.stringify(document));
  write('main.tf.json', configurationOf([], providerVersion));
  terraform(folder, 'init', '-input=false', '-no-color');
  const schemas = schemasOf(folder);
  const probes = probesOf(documents, schemas);
  write('main.tf.json', configurationOf(probes, providerVersion));
  write('terraform.tfstate', stateOf(probes, schemas));
  terraform(folder, 'plan', '-refresh=false', '-input=false', '-no-color', '-out=plan');
  return consequencesIn(asObject(JSON.parse(terraform(folder, 'show', '-json', 'plan'))), probes);
}

function schemasOf(folder: string): Schemas {
  const printed = asObject(JSON.parse(terraform(folder, 'providers', 'schema', '-json')));
  return asObject(
    asObject(asObject(printed.provider_schemas)['registry.terraform.io/hashicorp/aws']).resource_schemas,
  ) as Schemas;
}

function consequencesIn(plan: JsonObject, probes: readonly Probe[]): PlannedConsequences {
  const changes = new Map([plan.resource_changes].flat().map((change) => [asObject(change).name, asObject(change)]));
  const planned: Record<string, Record<string, string>> = {};
  probes.forEach(({ type, paths }, at) => {
    const change = changes.get(nameOf(at));
    if (change === undefined) throw new Refused(`${type} ${paths.join(' ')}: must be planned, was not.`);
    const consequences = paths.map((path) => [path, isReplacedFor(path, change) ? 'replace' : 'update']);
    planned[type] = { ...planned[type], ...Object.fromEntries(consequences) };
  });
  return sorted(planned);
}

function sorted(planned: PlannedConsequences): PlannedConsequences {
  const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
  const types = Object.entries(planned).map(
    ([type, all]) => [type, Object.fromEntries(Object.entries(all).sort(byName))] as const,
  );
  return Object.fromEntries(types.sort(byName));
}

function terraform(cwd: string, ...args: readonly string[]): string {
  const env = { ...process.env, CHECKPOINT_DISABLE: '1' };
  const { status, stdout, stderr, error } = spawnSync('terraform', args, {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  if (status === 0) return stdout;
  throw new Refused(
    error
      ? 'needs terraform on the PATH (https://developer.hashicorp.com/terraform/install).'
      : `terraform ${args[0]}: ${stderr}`,
  );
}
