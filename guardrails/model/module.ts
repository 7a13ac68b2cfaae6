import { evaluate } from './evaluate';
import { type Lookup, type Provider, Resource } from './resource';
import { itemsOf, type Names, type Scope } from './scope';
import { isMap, own, textOf, Unknown, type Value } from './value';

/** One file of a configuration, parsed. */
export interface ParsedFile {
  readonly name: string;
  readonly document: unknown;
}

/** A configuration before it is judged: its files, and the local modules they call. */
export interface ConfigurationSource {
  readonly files: readonly ParsedFile[];
  /** Values of variables, from `terraform.tfvars` and `*.auto.tfvars`. */
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Names of variables whose value another file sets, so that a default says nothing. */
  readonly undecided?: readonly string[];
  /** Sources of called modules by the name of the call. A call not listed stays opaque. */
  readonly modules?: Readonly<Record<string, ConfigurationSource>>;
}

type Raw = Readonly<Record<string, unknown>>;
const mostInstances = 10_000;

const asRaw = (value: unknown): Raw | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : undefined;

/** The objects that a block stands for: written once, as a list, or not at all. */
export const rawBlocks = (value: unknown): Raw[] =>
  (Array.isArray(value) ? value.flat() : [value]).flatMap((item: unknown): Raw[] => {
    const raw = asRaw(item);
    return raw === undefined ? [] : [raw];
  });

/** The values under the labels of a block, `locals.x` or `variable.name`. */
function labelled(files: readonly ParsedFile[], block: string): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const file of files) {
    for (const group of rawBlocks(asRaw(file.document)?.[block])) {
      for (const [name, value] of Object.entries(group)) if (name !== '//') found.set(name, value);
    }
  }
  return found;
}

/** One module instance: the root, or a called one with its arguments. */
export class Module implements Scope {
  readonly resources: Resource[] = [];
  private readonly locals: Map<string, unknown>;
  private readonly variables: Map<string, unknown>;
  private readonly calls: Map<string, unknown>;
  private readonly outputs: Map<string, unknown>;
  private readonly children = new Map<string, Module>();
  private readonly memo = new Map<string, Value>();
  private readonly providers = new Map<string, Provider>();
  private readonly deployed: boolean;

  constructor(
    readonly lookup: Lookup,
    private readonly source: ConfigurationSource,
    readonly prefix = '',
    private readonly parent?: { readonly module: Module; readonly call: Raw },
  ) {
    this.locals = labelled(source.files, 'locals');
    this.variables = labelled(source.files, 'variable');
    this.calls = labelled(source.files, 'module');
    this.outputs = labelled(source.files, 'output');
    this.deployed =
      this.hasBlock('provider') || this.hasBlock('terraform', 'backend') || this.hasBlock('terraform', 'cloud');
    this.loadChildren();
    this.loadResources();
  }

  /** Whether a module is called whose content was not given. */
  get hasOpaqueModules(): boolean {
    if (this.children.size < this.calls.size) return true;
    return [...this.children.values()].some((child) => child.hasOpaqueModules);
  }

  /** The text of every output. */
  get outputsText(): string {
    return this.outputs.size === 0 ? '' : (JSON.stringify([...this.outputs.values()]) ?? '');
  }

  variable(name: string): Value {
    return this.remembered(`var.${name}`, () => this.variableValue(name));
  }

  local(name: string): Value {
    return this.remembered(`local.${name}`, () => {
      return this.locals.has(name) ? evaluate(this.locals.get(name), this) : new Unknown();
    });
  }

  output(call: string, name: string): Value {
    const child = this.children.get(call);
    if (child === undefined)
      return new Unknown([undefined], [{ address: `${this.prefix}module.${call}`, path: [name] }], undefined, true);
    return child.remembered(`output.${name}`, () => evaluate(rawBlocks(child.outputs.get(name))[0]?.value, child));
  }

  resolve(value: Value): Value {
    return this.lookup.resolve(value);
  }

  /** A local as it is written. */
  rawLocal(name: string): unknown {
    return this.locals.get(name);
  }

  /** Adds what the caller's argument for a variable names. */
  mentionsOfArgument(name: string, found: Set<string>, depth: number): void {
    if (this.parent !== undefined) mentions(own(this.parent.call, name), this.parent.module, found, depth);
  }

  private hasBlock(block: string, inner?: string): boolean {
    return this.source.files.some((file) =>
      rawBlocks(asRaw(file.document)?.[block]).some((one) => inner === undefined || one[inner] !== undefined),
    );
  }

  private remembered(key: string, make: () => Value): Value {
    const before = this.memo.get(key);
    if (before !== undefined) return before;
    this.memo.set(key, new Unknown());
    const value = make();
    this.memo.set(key, value);
    return value;
  }

  private variableValue(name: string): Value {
    const declared = rawBlocks(this.variables.get(name))[0];
    const given = this.parent === undefined ? own(this.source.variables ?? {}, name) : own(this.parent.call, name);
    if (declared === undefined || declared.sensitive === true || this.source.undecided?.includes(name))
      return new Unknown();
    if (given !== undefined) return this.parent ? evaluate(given, this.parent.module) : evaluate(given, this);
    if (!Object.hasOwn(declared, 'default') || this.isPlaceholder(declared.default)) return new Unknown();
    return evaluate(declared.default, this);
  }

  /** In a module meant to be called, an empty default waits for the caller's value. */
  private isPlaceholder(value: unknown): boolean {
    if (this.deployed || this.parent !== undefined) return false;
    return value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);
  }

  private loadChildren(): void {
    for (const [name, blocks] of this.calls) {
      const [call] = rawBlocks(blocks);
      const source = own(this.source.modules ?? {}, name);
      if (call === undefined || source === undefined || call.count !== undefined || call.for_each !== undefined)
        continue;
      this.children.set(name, new Module(this.lookup, source, `${this.prefix}module.${name}.`, { module: this, call }));
    }
    for (const child of this.children.values()) this.resources.push(...child.resources);
  }

  private loadResources(): void {
    for (const [block, managed] of [
      ['resource', true],
      ['data', false],
    ] as const) {
      for (const [key, body] of this.bodies(block)) {
        const [type = '', name = ''] = key.split('.');
        this.addInstances(type, name, managed, body);
      }
    }
  }

  private bodies(block: string): Map<string, Raw> {
    const found = new Map<string, Raw>();
    for (const file of this.source.files) {
      const overrides = /(^|[/_])override\.tf(\.json)?$/.test(file.name);
      for (const group of rawBlocks(asRaw(file.document)?.[block])) collect(group, overrides, found);
    }
    return found;
  }

  private addInstances(type: string, name: string, managed: boolean, raw: Raw): void {
    const base = `${this.prefix}${managed ? '' : 'data.'}${type}.${name}`;
    const instances = this.instancesOf(raw);
    for (const { key, names } of instances ?? [{ key: undefined, names: unknownNames }]) {
      this.resources.push(this.instance(type, managed, base, key, raw, names, instances === undefined));
    }
  }

  private instance(
    type: string,
    managed: boolean,
    base: string,
    key: Value | undefined,
    raw: Raw,
    names: Names,
    conditional: boolean,
  ): Resource {
    const suffix = key === undefined ? '' : `[${JSON.stringify(key)}]`;
    const values = new Map<string, Value>();
    const read = (argument: string): Value | undefined => {
      const before = values.get(argument);
      if (before !== undefined) return before;
      const value = argumentOf(raw, argument, this, names);
      if (value !== undefined) values.set(argument, value);
      return value;
    };
    const provider = this.providerOf(raw.provider);
    const mentioned = remembered(() => mentions(raw, this));
    return new Resource(
      this.lookup,
      read,
      argumentNames(raw),
      base + suffix,
      base,
      type,
      managed,
      provider,
      conditional,
      mentioned,
      true,
      (argument) => JSON.stringify(raw[argument] ?? '') ?? '',
    );
  }

  private instancesOf(raw: Raw): { key: Value | undefined; names: Names }[] | undefined {
    if (raw.for_each !== undefined && raw.for_each !== null) return this.eachInstance(raw.for_each);
    if (raw.count === undefined || raw.count === null) return [{ key: undefined, names: {} }];
    const count = Number(textOf(this.resolve(evaluate(raw.count, this))) ?? Number.NaN);
    if (!Number.isInteger(count) || count < 0 || count > mostInstances) return undefined;
    return Array.from({ length: count }, (_, index) => ({ key: index, names: { count: { index } } }));
  }

  private eachInstance(raw: unknown): { key: Value; names: Names }[] | undefined {
    const over = evaluate(raw, this);
    const items = itemsOf(over, this);
    const set = !isMap(over instanceof Unknown ? this.resolve(over) : over);
    const keyed = items?.map(([key, value]) => ({
      key: set ? this.resolve(value) : key,
      value: set ? this.resolve(value) : value,
    }));
    if (keyed === undefined || keyed.some(({ key }) => typeof key !== 'string')) return undefined;
    return keyed.map(({ key, value }) => ({ key, names: { each: { key, value } } }));
  }

  private providerOf(raw: unknown): Provider {
    const written = typeof raw === 'string' ? raw.replace(/^\$\{(.*)\}$/, '$1') : 'aws';
    return this.providerNamed(written);
  }

  private providerNamed(name: string): Provider {
    const before = this.providers.get(name);
    if (before !== undefined) return before;
    const provider = this.providerMade(name);
    this.providers.set(name, provider);
    return provider;
  }

  private providerMade(name: string): Provider {
    const passed = asRaw(rawBlocks(this.parent?.call.providers)[0])?.[name];
    if (this.parent !== undefined && !this.hasBlock('provider')) {
      return typeof passed === 'string'
        ? this.parent.module.providerOf(passed)
        : this.parent.module.providerNamed(name);
    }
    const [type = 'aws', alias] = name.split('.');
    const region = this.regionOf(type, alias);
    return region === undefined ? { key: this.prefix + name } : { key: this.prefix + name, region };
  }

  private regionOf(type: string, alias: string | undefined): string | undefined {
    const blocks = this.source.files.flatMap((file) =>
      rawBlocks(asRaw(file.document)?.provider).flatMap((group) => rawBlocks(own(group, type))),
    );
    const block = blocks.find((one) => (one.alias ?? undefined) === alias);
    const region = block?.region === undefined ? undefined : this.resolve(evaluate(block.region, this));
    return typeof region === 'string' && region !== '' ? region : undefined;
  }
}

const unknownNames: Names = { each: { key: new Unknown(), value: new Unknown() }, count: { index: new Unknown() } };
const meta = new Set(['count', 'for_each', 'provider', 'depends_on', 'provisioner', 'connection', '//', 'dynamic']);

const argumentNames = (raw: Raw): string[] => [
  ...Object.keys(raw).filter((name) => !meta.has(name)),
  ...rawBlocks(raw.dynamic).flatMap((group) => Object.keys(group)),
];

function remembered<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function collect(group: Raw, overrides: boolean, found: Map<string, Raw>): void {
  for (const [type, named] of Object.entries(group)) {
    for (const names of rawBlocks(named)) {
      for (const [name, bodies] of Object.entries(names)) {
        const [body] = rawBlocks(bodies);
        const before = found.get(`${type}.${name}`);
        if (body !== undefined) found.set(`${type}.${name}`, overrides && before ? { ...before, ...body } : body);
      }
    }
  }
}

function argumentOf(raw: Raw, name: string, scope: Scope, names: Names): Value | undefined {
  const dynamic = raw.dynamic !== undefined && rawBlocks(raw.dynamic).some((group) => Object.hasOwn(group, name));
  if (!dynamic) return Object.hasOwn(raw, name) ? evaluate(raw[name], scope, names) : undefined;
  const written = { dynamic: raw.dynamic, ...(Object.hasOwn(raw, name) ? { [name]: raw[name] } : {}) };
  const value = evaluate(written, scope, names);
  return isMap(value) ? own(value, name) : value;
}

const named =
  /(?:data\.)?\b[a-z][a-z0-9]*_\w+\.[A-Za-z_][\w-]*|\bmodule\.[A-Za-z_][\w-]*|\blocal\.[A-Za-z_][\w-]*|\bvar\.[A-Za-z_][\w-]*/g;

/** Base addresses of every resource named in raw Terraform, through locals. */
function mentions(raw: unknown, module: Module, found = new Set<string>(), depth = 0): Set<string> {
  if (depth > 60 || found.size > 20_000) return found;
  if (typeof raw === 'string') for (const name of raw.match(named) ?? []) mention(name, module, found, depth);
  else if (typeof raw === 'object' && raw !== null)
    for (const item of Object.values(raw)) mentions(item, module, found, depth + 1);
  return found;
}

function mention(name: string, module: Module, found: Set<string>, depth: number): void {
  const address = module.prefix + name;
  if (found.has(address)) return;
  found.add(address);
  const [kind, rest = ''] = name.split('.');
  if (kind === 'local') mentions(module.rawLocal(rest), module, found, depth + 1);
  if (kind === 'var') module.mentionsOfArgument(rest, found, depth + 1);
}
