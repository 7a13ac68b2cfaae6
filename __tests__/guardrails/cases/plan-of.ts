import { isResource, type Resources } from './case';

type Json = Readonly<Record<string, unknown>>;

const interpolation = /\$\{([^}]*)\}/g;
const traversal = /\b(?:data\.)?[a-z][a-z0-9_]*\.[A-Za-z_][\w-]*(?:\[[^\]]*\])?(?:\.[\w-]+|\[\d+\])*/g;
const meta = new Set(['depends_on', 'count', 'for_each', 'lifecycle', 'provider']);

/** Arguments that are maps; every other object is a block. */
const maps =
  /^(tags|variables|(?!source_|\w+_stream_)\w*parameters|dimensions|\w*templates|triggers|additional_version_weights|\w*models|stage_variables|input_paths|endpoints|roles|attributes)$/;

/** The JSON of the plan that Terraform makes of resources before they exist, as far as the guard reads it. */
export function planOf(resources: Resources, regions: Readonly<Record<string, string>> = {}): Json {
  const written = Object.entries(resources).flatMap(([address, body]) => (body ? [[address, body] as const] : []));
  const present = written.filter(([address]) => isResource(address));
  const outputs = written.filter(([address]) => address.startsWith('output.'));
  return {
    resource_changes: present.map(([address, body]) => ({ address, ...kindOf(address), change: changeOf(body) })),
    configuration: {
      provider_config: Object.fromEntries(Object.entries(regions).map(([alias, region]) => providerOf(alias, region))),
      root_module: {
        resources: present.map(([address, body]) => configured(address, body)),
        outputs: Object.fromEntries(
          outputs.map(([address, { value }]) => [
            address.replace('output.', ''),
            { expression: expressionOf('value', value) },
          ]),
        ),
      },
    },
  };
}

/** The plan of the same resources once they are deployed: the provider tells an empty value for whatever is not written. */
export function planOfDeployed(resources: Resources, empty: Json, regions?: Readonly<Record<string, string>>): Json {
  const { resource_changes, configuration } = planOf(resources, regions) as { resource_changes: Json[] } & Json;
  const deployed = resource_changes.map((resource) => {
    const change = resource.change as { after: Json };
    return {
      ...resource,
      change: { ...change, after: { ...(empty[String(resource.type)] as Json), ...change.after } },
    };
  });
  return { resource_changes: deployed, configuration };
}

function kindOf(address: string): Json {
  const data = address.startsWith('data.');
  return { type: address.split('.')[data ? 1 : 0], mode: data ? 'data' : 'managed' };
}

function providerOf(alias: string, region: string): [string, Json] {
  return [alias === '' ? 'aws' : `aws.${alias}`, { expressions: { region: { constant_value: region } } }];
}

function configured(address: string, body: Json): Json {
  const { depends_on = [], provider = 'aws' } = body;
  const dependencies = [depends_on].flat().map((one) => String(one).replace(interpolation, '$1'));
  return { address, expressions: expressionsOf(body), depends_on: dependencies, provider_config_key: provider };
}

function changeOf(body: Json): Json {
  const { known, unknown } = split(Object.fromEntries(argumentsOf(body)));
  return { actions: ['create'], after: known, after_unknown: unknown };
}

const argumentsOf = (body: Json): [string, unknown][] => Object.entries(body).filter(([name]) => !meta.has(name));

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What is known of a value, and which parts of it are not. */
function split(value: unknown): { known?: unknown; unknown: unknown } {
  if (typeof value === 'string')
    return referencesIn(value).length > 0
      ? { unknown: true }
      : { known: value.replaceAll('$${', '${'), unknown: false };
  if (Array.isArray(value)) {
    const parts = value.map(split);
    return { known: parts.map(({ known = null }) => known), unknown: parts.map(({ unknown }) => unknown) };
  }
  if (!isObject(value)) return { known: value, unknown: false };
  const parts = Object.entries(value).map(([name, one]) => [name, split(one)] as const);
  return {
    known: Object.fromEntries(parts.flatMap(([name, one]) => ('known' in one ? [[name, one.known]] : []))),
    unknown: Object.fromEntries(parts.map(([name, one]) => [name, one.unknown])),
  };
}

function referencesIn(text: string): string[] {
  const inside = [...text.replaceAll('$${', '').matchAll(interpolation)];
  return inside.flatMap(([, inner = '']) => inner.match(traversal) ?? []);
}

function expressionsOf(body: Json): Json {
  return Object.fromEntries(argumentsOf(body).map(([name, value]) => [name, expressionOf(name, value)]));
}

function expressionOf(name: string, value: unknown): unknown {
  const items = [value].flat();
  if (items.length > 0 && items.every(isObject) && !maps.test(name)) return items.map((one) => expressionsOf(one));
  const references = textsIn(value).flatMap(referencesIn);
  return references.length > 0 ? { references } : { constant_value: value };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
