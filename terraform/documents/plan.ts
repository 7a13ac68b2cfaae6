import { own, type ValueMap } from '../language/value';
import { Model, type ModelOptions } from '../model/model';
import { type Lookup, type Provider, Resource } from '../model/resource';
import { type ConfigModule, type Configured, configuredResources, listOf, mentionsOf } from './plan-configuration';
import { hasDynamicBlocks, plainArguments, writtenArguments } from './planned';
import { asRaw, type Raw } from './raw-json';

/** Whether a parsed JSON file is what `terraform show -json` prints of a plan. */
export const isPlan = (document: unknown): boolean =>
  Array.isArray(asRaw(document).resource_changes) || Object.hasOwn(asRaw(document), 'planned_values');

/** Builds the model of a plan: the arguments that its configuration writes, with the values that are planned. */
export function modelOfPlan(document: unknown, options: ModelOptions = {}): Model {
  const plan = asRaw(document);
  const configuration = asRaw(plan.configuration);
  const root: ConfigModule = { prefix: '', raw: asRaw(configuration.root_module) };
  const configured = configuredResources(root);
  const regions = regionsIn(plan);
  return new Model(
    (lookup) => ({
      resources: changesOf(plan).flatMap((change) => resourceOf(change, lookup, configured, regions) ?? []),
      // The plan of a target leaves out the rest.
      opaqueModules: plan.complete === false ? ['module'] : [],
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
  regions: ReadonlyMap<string, string>,
): Resource | undefined {
  const { address, type, mode } = resource;
  const change = asRaw(resource.change);
  if (typeof address !== 'string' || typeof type !== 'string' || typeof (change.after ?? undefined) !== 'object')
    return undefined;
  const base = withoutKeys(address);
  const config = configured.get(base);
  const values = argumentsOf(change, config);
  return new Resource(lookup, {
    address,
    base,
    type,
    managed: mode !== 'data',
    provider: providerOf(config?.resource.provider_config_key, regions),
    conditional: false,
    tellsLifecycle: false,
    predecessor: predecessorIn(change),
    read: (name) => own(values, name),
    names: Object.keys(values),
    written: () => '',
    mentions: () => mentioned(change, config, configured),
  });
}

/** What is destroyed after its successor is created. */
function predecessorIn({ actions, before }: Raw): ValueMap | undefined {
  const createsFirst = Array.isArray(actions) && actions.join() === 'create,delete';
  return createsFirst ? (asRaw(before) as ValueMap) : undefined;
}

function argumentsOf(change: Raw, config: Configured | undefined): ValueMap {
  const planned = { after: change.after, unknown: change.after_unknown, secret: change.after_sensitive };
  return config === undefined
    ? plainArguments(planned)
    : writtenArguments(planned, asRaw(config.resource.expressions), config.module);
}

/** What stands in a dynamic block, the configuration does not tell: then it may be anything. */
function mentioned(
  change: Raw,
  config: Configured | undefined,
  configured: ReadonlyMap<string, Configured>,
): ReadonlySet<string> {
  if (config === undefined) return new Set();
  const dynamic = hasDynamicBlocks(change.after, asRaw(config.resource.expressions));
  return dynamic ? new Set(configured.keys()) : mentionsOf(config);
}

/** The region of each provider configuration that says one. */
function regionsIn(plan: Raw): Map<string, string> {
  const providers = Object.entries(asRaw(asRaw(plan.configuration).provider_config));
  return new Map(
    providers.flatMap(([key, provider]) => {
      const region = regionOf(asRaw(asRaw(asRaw(provider).expressions).region), asRaw(plan.variables));
      return region === undefined ? [] : [[key, region] as const];
    }),
  );
}

function regionOf({ constant_value, references }: Raw, variables: Raw): string | undefined {
  const [, variable = ''] = /^var\.(\w+)$/.exec(String([references].flat()[0])) ?? [];
  const region = constant_value ?? asRaw(own(variables, variable)).value;
  return typeof region === 'string' ? region : undefined;
}

function providerOf(key: unknown, regions: ReadonlyMap<string, string>): Provider {
  const name = typeof key === 'string' ? key : 'aws';
  const region = regions.get(name);
  return region === undefined ? { key: name } : { key: name, region };
}
