import { Model, type ModelOptions } from './model';
import { type Lookup, Resource } from './resource';
import { isMap, own, type Reference, Unknown, type Value, type ValueMap } from './value';

type Raw = Readonly<Record<string, unknown>>;

const asRaw = (value: unknown): Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : {};
const listOf = (value: unknown): Raw[] => (Array.isArray(value) ? value.map(asRaw) : []);

/** Whether a parsed JSON file is what `terraform show -json` prints of a plan. */
export const isPlan = (document: unknown): boolean =>
  Array.isArray(asRaw(document).resource_changes) || Object.hasOwn(asRaw(document), 'planned_values');

/** One module of the plan's `configuration`: where references are written. */
interface ConfigModule {
  readonly prefix: string;
  readonly raw: Raw;
  readonly parent?: { readonly module: ConfigModule; readonly expressions: Raw };
}

/** Builds the model of a plan: values as planned, and references from its configuration where values are unknown. */
export function modelOfPlan(document: unknown, options: ModelOptions = {}): Model {
  const plan = asRaw(document);
  const configuration = asRaw(plan.configuration);
  const root: ConfigModule = { prefix: '', raw: asRaw(configuration.root_module) };
  const configured = new Map<string, { resource: Raw; module: ConfigModule }>();
  collect(root, configured);
  return new Model(
    (lookup) => ({
      resources: changesOf(plan).flatMap(
        (change) => resourceOf(change, lookup, configured, asRaw(configuration.provider_config)) ?? [],
      ),
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

function collect(module: ConfigModule, found: Map<string, { resource: Raw; module: ConfigModule }>, depth = 0): void {
  if (depth > 40) return;
  for (const resource of listOf(module.raw.resources)) {
    if (typeof resource.address === 'string') found.set(module.prefix + resource.address, { resource, module });
  }
  for (const [name, call] of Object.entries(asRaw(module.raw.module_calls))) {
    const raw = asRaw(asRaw(call).module);
    const parent = { module, expressions: asRaw(asRaw(call).expressions) };
    collect({ prefix: `${module.prefix}module.${name}.`, raw, parent }, found, depth + 1);
  }
}

function resourceOf(
  change: Raw,
  lookup: Lookup,
  configured: ReadonlyMap<string, { resource: Raw; module: ConfigModule }>,
  providers: Raw,
): Resource | undefined {
  const { address, type, mode } = change;
  const after = asRaw(change.change).after;
  if (typeof address !== 'string' || typeof type !== 'string' || typeof after !== 'object' || after === null)
    return undefined;
  const base = withoutKeys(address);
  const config = configured.get(base);
  const expressions = asRaw(config?.resource.expressions);
  const values = planned(after, asRaw(change.change), expressions, config?.module);
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
    () => mentionsIn(config?.resource, config?.module),
    false,
  );
}

function planned(after: unknown, change: Raw, expressions: Raw, module: ConfigModule | undefined): ValueMap {
  const value = merged(after, change.after_unknown, change.after_sensitive, expressions, module);
  return isMap(value) ? value : {};
}

/** Values as planned; where a value is unknown or secret, its references. */
function merged(
  after: unknown,
  unknown: unknown,
  secret: unknown,
  expression: unknown,
  module: ConfigModule | undefined,
  depth = 0,
): Value {
  if (depth > 60) return new Unknown();
  if (unknown === true || secret === true) return fromExpression(expression, module);
  if (Array.isArray(after)) {
    return after.map((item, at) =>
      merged(item, at1(unknown, at), at1(secret, at), at1(expression, at), module, depth + 1),
    );
  }
  if (typeof after === 'object' && after !== null)
    return mergedMap(after as Raw, unknown, secret, expression, module, depth);
  return after === undefined ? null : (after as Value);
}

const at1 = (value: unknown, at: number): unknown => (Array.isArray(value) ? value[at] : undefined);

function mergedMap(
  after: Raw,
  unknown: unknown,
  secret: unknown,
  expression: unknown,
  module: ConfigModule | undefined,
  depth: number,
): Value {
  const names = new Set([...Object.keys(after), ...Object.keys(asRaw(unknown))]);
  return Object.fromEntries(
    [...names].map((name) => [
      name,
      merged(
        own(after, name),
        own(asRaw(unknown), name),
        own(asRaw(secret), name),
        own(asRaw(expression), name),
        module,
        depth + 1,
      ),
    ]),
  );
}

function fromExpression(expression: unknown, module: ConfigModule | undefined): Unknown {
  const references =
    module === undefined ? [] : longest(textsOf(expression)).flatMap((text) => referenceOf(text, module));
  return new Unknown([undefined], references);
}

function textsOf(expression: unknown, depth = 0): string[] {
  if (depth > 40 || typeof expression !== 'object' || expression === null) return [];
  if (Array.isArray(expression)) return expression.flatMap((item) => textsOf(item, depth + 1));
  const { references } = expression as Raw;
  if (Array.isArray(references)) return references.filter((one) => typeof one === 'string');
  return Object.values(expression).flatMap((item) => textsOf(item, depth + 1));
}

/** Terraform lists `a.b.id` and `a.b` for one traversal: only the longest says what is meant. */
const longest = (texts: readonly string[]): string[] =>
  texts.filter(
    (text) => !texts.some((other) => other !== text && (other.startsWith(`${text}.`) || other.startsWith(`${text}[`))),
  );

function referenceOf(text: string, module: ConfigModule, depth = 0): Reference[] {
  if (depth > 20) return [];
  const [first = '', second = '', third = '', ...rest] = text.split('.');
  if (first === 'var') return throughVariable(second, module, depth);
  if (first === 'module') return throughOutput(second, third, module, depth);
  if (['local', 'each', 'count', 'path', 'self', 'terraform'].includes(first)) return [];
  const data = first === 'data';
  const [type, named, path] = data ? [second, third, rest] : [first, second, [third, ...rest]];
  const [, name = '', key] = /^([^[]*)(?:\[(.*)\])?$/.exec(named) ?? [];
  const address = `${module.prefix}${data ? 'data.' : ''}${type}.${name}`;
  const attributes = path.filter((one) => one !== '');
  return [key === undefined ? { address, path: attributes } : { address, key: keyOf(key), path: attributes }];
}

const keyOf = (text: string): string | number => (/^\d+$/.test(text) ? Number(text) : text.replace(/^"|"$/g, ''));

function throughVariable(name: string, { parent }: ConfigModule, depth: number): Reference[] {
  if (parent === undefined) return [];
  return longest(textsOf(own(parent.expressions, name))).flatMap((text) => referenceOf(text, parent.module, depth + 1));
}

function throughOutput(call: string, output: string, module: ConfigModule, depth: number): Reference[] {
  const name = call.replace(/\[.*$/, '');
  const child = asRaw(asRaw(own(asRaw(module.raw.module_calls), name)).module);
  const expression = asRaw(own(asRaw(child.outputs), output)).expression;
  const inside: ConfigModule = { prefix: `${module.prefix}module.${name}.`, raw: child };
  return longest(textsOf(expression)).flatMap((text) => referenceOf(text, inside, depth + 1));
}

function providerOf(key: unknown, providers: Raw): { key: string; region?: string } {
  const name = typeof key === 'string' ? key : 'aws';
  const region = asRaw(asRaw(asRaw(own(providers, name)).expressions).region).constant_value;
  return typeof region === 'string' ? { key: name, region } : { key: name };
}

function mentionsIn(resource: Raw | undefined, module: ConfigModule | undefined): ReadonlySet<string> {
  if (resource === undefined || module === undefined) return new Set();
  const depends = Array.isArray(resource.depends_on)
    ? resource.depends_on.filter((one) => typeof one === 'string')
    : [];
  const texts = [...textsOf(resource.expressions), ...textsOf(resource.for_each_expression), ...depends];
  return new Set(texts.flatMap((text) => referenceOf(text, module)).map(({ address }) => address));
}
