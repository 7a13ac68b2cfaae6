import { Model, type ModelOptions } from './model';
import { type ConfigModule, type Configured, configuredResources, listOf, mentionsOf } from './plan-configuration';
import { plainArguments, writtenArguments } from './planned';
import { asRaw, type Raw } from './raw-json';
import { type Lookup, type Provider, Resource } from './resource';
import { own, type ValueMap } from './value';

/** Whether a parsed JSON file is what `terraform show -json` prints of a plan. */
export const isPlan = (document: unknown): boolean =>
  Array.isArray(asRaw(document).resource_changes) || Object.hasOwn(asRaw(document), 'planned_values');

/** Builds the model of a plan: the arguments that its configuration writes, with the values that are planned. */
export function modelOfPlan(document: unknown, options: ModelOptions = {}): Model {
  const plan = asRaw(document);
  const configuration = asRaw(plan.configuration);
  const root: ConfigModule = { prefix: '', raw: asRaw(configuration.root_module) };
  const configured = configuredResources(root);
  const providers = asRaw(configuration.provider_config);
  return new Model(
    (lookup) => ({
      resources: changesOf(plan).flatMap((change) => resourceOf(change, lookup, configured, providers) ?? []),
      hasOpaqueModules: false,
      outputs: JSON.stringify(root.raw.outputs ?? '') ?? '',
    }),
    options,
  );
}

function changesOf(plan: Raw): Raw[] {
  if (Array.isArray(plan.resource_changes)) return listOf(plan.resource_changes);
  return plannedIn(asRaw(asRaw(plan.planned_values).root_module));
}

function plannedIn(module: Raw, depth = 0): Raw[] {
  if (depth > 40) return [];
  const own = listOf(module.resources).map((resource) => ({ ...resource, change: { after: resource.values } }));
  return [...own, ...listOf(module.child_modules).flatMap((child) => plannedIn(child, depth + 1))];
}

const withoutKeys = (address: string): string => address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');

function resourceOf(
  resource: Raw,
  lookup: Lookup,
  configured: ReadonlyMap<string, Configured>,
  providers: Raw,
): Resource | undefined {
  const { address, type, mode } = resource;
  const change = asRaw(resource.change);
  if (typeof address !== 'string' || typeof type !== 'string' || typeof (change.after ?? undefined) !== 'object')
    return undefined;
  const base = withoutKeys(address);
  const config = configured.get(base);
  const values = argumentsOf(change, config);
  return new Resource(
    lookup,
    (name) => own(values, name),
    Object.keys(values),
    address,
    base,
    type,
    mode !== 'data',
    providerOf(config?.resource.provider_config_key, providers),
    false,
    () => (config === undefined ? new Set() : mentionsOf(config)),
    false,
  );
}

function argumentsOf(change: Raw, config: Configured | undefined): ValueMap {
  const planned = { after: change.after, unknown: change.after_unknown, secret: change.after_sensitive };
  return config === undefined
    ? plainArguments(planned)
    : writtenArguments(planned, asRaw(config.resource.expressions), config.module);
}

function providerOf(key: unknown, providers: Raw): Provider {
  const name = typeof key === 'string' ? key : 'aws';
  const region = asRaw(asRaw(asRaw(own(providers, name)).expressions).region).constant_value;
  return typeof region === 'string' ? { key: name, region } : { key: name };
}
