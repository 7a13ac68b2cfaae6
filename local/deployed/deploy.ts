import { resolve } from 'node:path';
import { labelled } from '../../terraform/documents/blocks';
import type { ConfigurationSource } from '../../terraform/documents/configuration';
import { blocksUnder } from '../../terraform/documents/json-object';
import { own } from '../../terraform/language/value';
import { modelOf } from '../../terraform/model/model';
import { computed } from './computed';
import type { Deployed, Note } from './deployed';
import { localAccountId, partitionOf, type Surroundings } from './surroundings';

/** Where and as what a configuration is deployed. */
export interface DeployOptions {
  /** Folder that holds the configuration; paths in it are relative to it. */
  readonly folder: string;
  /** What a person calls it. */
  readonly stack: string;
  /**
   * Region of a document whose provider does not tell one.
   *
   * @default us-east-1
   */
  readonly region?: string | undefined;
}

/** Reads a configuration as it would stand after an apply. Needs no account and writes nothing. */
export function deploy(source: ConfigurationSource, { folder, stack, region }: DeployOptions): Deployed {
  const here = resolve(folder);
  const located: ConfigurationSource = { ...source, folder: here };
  const inRegion = regionOf(located) ?? region ?? 'us-east-1';
  const surroundings: Surroundings = {
    stack,
    folder: here,
    region: inRegion,
    accountId: localAccountId,
    partition: partitionOf(inRegion),
  };
  const model = modelOf(located, { computed: (resource, path, of) => computed(resource, path, of, surroundings) });
  return { ...surroundings, model, notes: [...missingVariables(source), ...model.opaqueModules.map(opaqueModule)] };
}

/** The region that the default provider of AWS says. */
function regionOf(source: ConfigurationSource): string | undefined {
  const { resources } = modelOf(source, { computed: () => undefined });
  return resources.find(({ provider }) => provider.key === 'aws' && provider.region !== undefined)?.provider.region;
}

function missingVariables({ files, variables = {} }: ConfigurationSource): Note[] {
  return [...labelled(files, 'variable')].flatMap(([name, blocks]) => {
    const [declared] = blocksUnder(blocks);
    if (declared === undefined || Object.hasOwn(declared, 'default') || own(variables, name) !== undefined) return [];
    return [{ address: `var.${name}`, why: 'has no value: set it in terraform.tfvars beside the configuration' }];
  });
}

const opaqueModule = (address: string): Note => ({
  address,
  why: 'is not in a folder here: its resources are not run. Run terraform init, which brings modules',
});
