import { own, type ValueMap } from '../language/value';
import { Model, type ModelOptions } from '../model/model';
import { type Lookup, type Provider, Resource } from '../model/resource';
import { asObject, type JsonObject } from './json-object';
import { type ConfigModule, type Configured, configuredResources, listOf, mentionsOf } from './plan-configuration';
import { hasDynamicBlocks, plainArguments, writtenArguments } from './planned';

/** Whether a parsed JSON file is what `terraform show -json` prints of a plan. */
export const isPlan = (document: unknown): boolean =>
  Array.isArray(asObject(document).resource_changes) || Object.hasOwn(asObject(document), 'planned_values');

/** Builds the model of a plan: the arguments that its configuration writes, with the values that are planned. */
export function modelOfPlan(document: unknown, options: ModelOptions = {}): Model {
  const plan = asObject(document);
  const configuration = asObject(plan.configuration);
  const root: ConfigModule = { prefix: '', raw: asObject(configuration.root_module) };
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

function changesOf(plan: JsonObject): JsonObject[] {
  if (Array.isArray(plan.resource_changes)) return listOf(plan.resource_changes);
  return plannedIn(asObject(asObject(plan.planned_values).root_module));
}

function plannedIn(module: JsonObject, depth = 0): JsonObject[] {
  if (depth > 40) return [];
  const own = listOf(module.resources).map((resource) => ({ ...resource, change: { after: resource.values } }));
  return [...own, ...listOf(module.child_modules).flatMap((child) => plannedIn(child, depth + 1))];
}

const withoutKeys = (address: string): string => address.replace(/\[(?:"(?:[^"\\]|\\.)*"|\d+)\]/g, '');

function resourceOf(
  resource: JsonObject,
  lookup: Lookup,
  configured: ReadonlyMap<string, Configured>,
  regions: ReadonlyMap<string, string>,
): Resource | undefined {
  const { address, type, mode } = resource;
  const change = asObject(resource.change);
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
function predecessorIn({ actions, before }: JsonObject): ValueMap | undefined {
  const createsFirst = Array.isArray(actions) && actions.join() === 'create,delete';
  return createsFirst ? (asObject(before) as ValueMap) : undefined;
}

function argumentsOf(change: JsonObject, config: Configured | undefined): ValueMap {
  const planned = { after: change.after, unknown: change.after_unknown, secret: change.after_sensitive };
  return config === undefined
    ? plainArguments(planned)
    : writtenArguments(planned, asObject(config.resource.expressions), config.module);
}

/** What stands in a dynamic block, the configuration does not tell: then it may be anything. */
function mentioned(
  change: JsonObject,
  config: Configured | undefined,
  configured: ReadonlyMap<string, Configured>,
): ReadonlySet<string> {
  if (config === undefined) return new Set();
  const dynamic = hasDynamicBlocks(change.after, asObject(config.resource.expressions));
  return dynamic ? new Set(configured.keys()) : mentionsOf(config);
}

/** The region of each provider configuration that says one. */
function regionsIn(plan: JsonObject): Map<string, string> {
  const providers = Object.entries(asObject(asObject(plan.configuration).provider_config));
  return new Map(
    providers.flatMap(([key, provider]) => {
      const region = regionOf(asObject(asObject(asObject(provider).expressions).region), asObject(plan.variables));
      return region === undefined ? [] : [[key, region] as const];
    }),
  );
}

function regionOf({ constant_value, references }: JsonObject, variables: JsonObject): string | undefined {
  const [, variable = ''] = /^var\.(\w+)$/.exec(String([references].flat()[0])) ?? [];
  const region = constant_value ?? asObject(own(variables, variable)).value;
  return typeof region === 'string' ? region : undefined;
}

function providerOf(key: unknown, regions: ReadonlyMap<string, string>): Provider {
  const name = typeof key === 'string' ? key : 'aws';
  const region = regions.get(name);
  return region === undefined ? { key: name } : { key: name, region };
}
