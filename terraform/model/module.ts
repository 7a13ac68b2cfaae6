import { bodiesOf, labelled } from '../documents/blocks';
import type { ConfigurationSource } from '../documents/configuration';
import { type Raw, rawBlocks } from '../documents/raw-json';
import { evaluate } from '../language/evaluate';
import type { Folders, Scope } from '../language/scope';
import { own, Unknown, type Value } from '../language/value';
import { argumentNames, argumentOf } from './arguments';
import { anyInstance, type Instance, instancesOf } from './instances';
import { type Mentioning, mentions } from './mentions';
import type { Instances, Loaded } from './model';
import { Providers } from './providers';
import { type Lookup, Resource } from './resource';

/** Where a module stands: who calls it, and whether the defaults of its variables count. */
interface Place {
  readonly parent?: { readonly module: Module; readonly call: Raw };
  readonly doubtsDefaults?: boolean | undefined;
}

/** One module instance: the root, or a called one with its arguments. */
export class Module implements Scope, Mentioning, Loaded {
  private readonly locals: Map<string, unknown>;
  private readonly variables: Map<string, unknown>;
  private readonly calls: Map<string, unknown>;
  private readonly outputValues: Map<string, unknown>;
  private readonly bodies = new Map<string, ResourceBlock>();
  private readonly expanded = new Map<string, Instances>();
  private readonly children = new Map<string, Module>();
  private readonly memo = new Map<string, Value>();
  private readonly providers: Providers;

  constructor(
    readonly lookup: Lookup,
    private readonly source: ConfigurationSource,
    readonly prefix = '',
    private readonly place: Place = {},
  ) {
    this.locals = labelled(source.files, 'locals');
    this.variables = labelled(source.files, 'variable');
    this.calls = labelled(source.files, 'module');
    this.outputValues = labelled(source.files, 'output');
    this.providers = new Providers(
      this,
      source.files,
      place.parent && { providers: place.parent.module.providers, call: place.parent.call },
    );
    this.loadChildren();
    this.readBodies();
  }

  get applied(): boolean {
    return this.lookup.applied;
  }

  get folders(): Folders | undefined {
    const { folder } = this.source;
    return folder === undefined
      ? undefined
      : { root: this.place.parent?.module.folders?.root ?? folder, module: folder };
  }

  /** The resources of called modules and of this one. */
  get resources(): readonly Resource[] {
    const called = [...this.children.values()].flatMap((child) => child.resources);
    return [...called, ...[...this.bodies.keys()].flatMap((base) => this.expand(base)?.resources ?? [])];
  }

  at(address: string): Instances | undefined {
    if (this.bodies.has(address)) return this.expand(address);
    for (const child of this.children.values()) if (address.startsWith(child.prefix)) return child.at(address);
    return undefined;
  }

  /** Whether a module is called whose content was not given. */
  get hasOpaqueModules(): boolean {
    if (this.children.size < this.calls.size) return true;
    return [...this.children.values()].some((child) => child.hasOpaqueModules);
  }

  /** The text of every output. */
  get outputs(): string {
    return this.outputValues.size === 0 ? '' : (JSON.stringify([...this.outputValues.values()]) ?? '');
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
    return child.remembered(`output.${name}`, () => evaluate(rawBlocks(child.outputValues.get(name))[0]?.value, child));
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
    const { parent } = this.place;
    if (parent !== undefined) mentions(own(parent.call, name), parent.module, found, depth);
  }

  private remembered(key: string, make: () => Value): Value {
    const before = this.memo.get(key);
    if (before !== undefined) return before;
    this.memo.set(key, new Unknown());
    const value = make();
    this.memo.set(key, value);
    return value;
  }

  /** A variable's value, for which the default counts. */
  variableByDefault(name: string): Value {
    return this.place.doubtsDefaults ? this.variableValue(name, false) : this.variable(name);
  }

  private variableValue(name: string, doubtsDefaults = this.place.doubtsDefaults): Value {
    const { parent } = this.place;
    const declared = rawBlocks(this.variables.get(name))[0];
    const given = parent === undefined ? own(this.source.variables ?? {}, name) : own(parent.call, name);
    if (declared === undefined || this.isSecret(name, declared)) return new Unknown();
    if (given !== undefined) return evaluate(given, parent === undefined ? this : parent.module);
    if (!Object.hasOwn(declared, 'default')) return new Unknown();
    // Whoever deploys the root sets its variables outside; an empty default only waits for that.
    const waits = parent === undefined && !this.applied && (doubtsDefaults === true || isEmpty(declared.default));
    return waits ? new Unknown() : evaluate(declared.default, this);
  }

  private isSecret(name: string, { sensitive }: Raw): boolean {
    return !this.applied && (sensitive === true || this.source.undecided?.includes(name) === true);
  }

  private loadChildren(): void {
    for (const [name, blocks] of this.calls) {
      const [call] = rawBlocks(blocks);
      const source = own(this.source.modules ?? {}, name);
      if (call === undefined || source === undefined || call.count !== undefined || call.for_each !== undefined)
        continue;
      this.children.set(
        name,
        new Module(this.lookup, source, `${this.prefix}module.${name}.`, { parent: { module: this, call } }),
      );
    }
  }

  private readBodies(): void {
    for (const [block, managed] of [
      ['resource', true],
      ['data', false],
    ] as const) {
      for (const [key, body] of bodiesOf(this.source.files, block)) {
        const [type = ''] = key.split('.');
        this.bodies.set(`${this.prefix}${managed ? '' : 'data.'}${key}`, { type, managed, raw: body });
      }
    }
  }

  private expand(base: string): Instances | undefined {
    const before = this.expanded.get(base);
    const block = this.bodies.get(base);
    if (before !== undefined || block === undefined) return before;
    const { type, managed, raw } = block;
    const seenAs = raw.for_each ? 'map' : raw.count === undefined || raw.count === null ? 'one' : 'list';
    this.expanded.set(base, { resources: [], seenAs });
    const instances = instancesOf(raw, this.place.doubtsDefaults ? new ByDefault(this) : this, this);
    const resources = (instances ?? [anyInstance]).map((one) =>
      this.instance(type, managed, base, one, raw, instances === undefined),
    );
    const expanded: Instances = { resources, seenAs };
    this.expanded.set(base, expanded);
    return expanded;
  }

  private instance(
    type: string,
    managed: boolean,
    base: string,
    { key, names }: Instance,
    raw: Raw,
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
    return new Resource(
      this.lookup,
      read,
      argumentNames(raw),
      base + suffix,
      base,
      type,
      managed,
      this.providers.of(raw.provider),
      conditional,
      () => mentions(raw, this),
      true,
      (argument) => JSON.stringify(raw[argument] ?? '') ?? '',
      typeof key === 'string' || typeof key === 'number' ? key : undefined,
    );
  }
}

/** A `resource` or `data` block. */
interface ResourceBlock {
  readonly type: string;
  readonly managed: boolean;
  readonly raw: Raw;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === '' || (typeof value === 'object' && Object.keys(value).length === 0);

/** A module seen with the defaults of its variables, which decide how many instances there are. */
class ByDefault implements Scope {
  readonly prefix: string;

  constructor(private readonly module: Module) {
    this.prefix = module.prefix;
  }

  get applied(): boolean {
    return this.module.applied;
  }

  get folders(): Folders | undefined {
    return this.module.folders;
  }

  variable(name: string): Value {
    return this.module.variableByDefault(name);
  }

  local(name: string): Value {
    return evaluate(this.module.rawLocal(name), this);
  }

  output(call: string, name: string): Value {
    return this.module.output(call, name);
  }

  resolve(value: Value): Value {
    return this.module.resolve(value);
  }
}
