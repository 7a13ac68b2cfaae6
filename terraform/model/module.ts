import { bodiesOf, labelled } from '../documents/blocks';
import type { ConfigurationSource } from '../documents/configuration';
import { blocksUnder, type JsonObject } from '../documents/json-object';
import { evaluate } from '../language/evaluate';
import type { Folders, Names, Scope } from '../language/scope';
import { own, Unknown, type Value } from '../language/value';
import { argumentNames, argumentOf } from './arguments';
import { anyInstance, type Instance, instancesOf } from './instances';
import type { Instances, Loaded } from './loaded';
import { type Mentioning, mentions } from './mentions';
import { Providers } from './providers';
import { type Lookup, Resource } from './resource';
import { converted, typeOf } from './type-constraint';

/** Where a module stands: who calls it, and whether the defaults of its variables count. */
interface Place {
  readonly parent?: { readonly module: Module; readonly call: JsonObject; readonly names: Names };
  /** Key of this instance, where the module is called with `count` or `for_each`. */
  readonly key?: string;
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
  private readonly called = new Map<string, Called | undefined>();
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
    const own = [...this.bodies.keys()].flatMap((base) => this.expand(base)?.resources ?? []);
    return [...this.children.flatMap((child) => child.resources), ...own];
  }

  at(address: string): Instances | undefined {
    return this.bodies.has(address) ? this.expand(address) : this.childAt(address)?.at(address);
  }

  get partial(): boolean {
    return this.source.partial === true;
  }

  declares(address: string): boolean | undefined {
    if (this.partial) return undefined;
    return this.bodies.has(address) || (this.childAt(address)?.declares(address) ?? !this.isOwn(address));
  }

  /** Whether an address would be one of this module, and of none that it calls. */
  private isOwn(address: string): boolean {
    return address.startsWith(this.prefix) && !address.slice(this.prefix.length).startsWith('module.');
  }

  private childAt(address: string): Module | undefined {
    const [, call = ''] = /^module\.([\w-]+)/.exec(address.slice(this.prefix.length)) ?? [];
    return this.instancesOf(call)?.modules.find(({ prefix }) => address.startsWith(prefix));
  }

  get opaqueModules(): readonly string[] {
    const own = [...this.calls.keys()].filter((name) => this.instancesOf(name) === undefined);
    return [
      ...own.map((name) => `${this.prefix}module.${name}`),
      ...this.children.flatMap((child) => child.opaqueModules),
    ];
  }

  /** The text of every output. */
  get outputs(): string {
    return this.outputValues.size === 0 ? '' : (JSON.stringify([...this.outputValues.values()]) ?? '');
  }

  variable(name: string): Value {
    return this.remembered(`var.${name}`, () => this.typed(name, this.variableValue(name)));
  }

  local(name: string): Value {
    return this.remembered(`local.${name}`, () => {
      return this.locals.has(name) ? evaluate(this.locals.get(name), this) : new Unknown();
    });
  }

  output(call: string, name: string): Value {
    const [child] = this.instancesOf(call)?.modules ?? [];
    if (child === undefined)
      return new Unknown({ references: [{ address: `${this.prefix}module.${call}`, path: [name] }], uncertain: true });
    return child.valueOfOutput(name);
  }

  modules(call: string): Value | undefined {
    const { modules, seenAs } = this.instancesOf(call) ?? { modules: [], seenAs: 'one' };
    if (seenAs === 'one') return undefined;
    const values = modules.map((child) => child.valuesOfOutputs());
    if (seenAs === 'list') return values;
    return Object.fromEntries(modules.map(({ place }, at) => [place.key ?? '', values[at] ?? null]));
  }

  private valuesOfOutputs(): Value {
    return Object.fromEntries([...this.outputValues.keys()].map((name) => [name, this.valueOfOutput(name)]));
  }

  private valueOfOutput(name: string): Value {
    return this.remembered(`output.${name}`, () => evaluate(blocksUnder(this.outputValues.get(name))[0]?.value, this));
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
    return this.place.doubtsDefaults ? this.typed(name, this.variableValue(name, false)) : this.variable(name);
  }

  /** A value as the type of its variable makes it. */
  private typed(name: string, value: Value): Value {
    return converted(value, typeOf(blocksUnder(this.variables.get(name))[0]?.type), this);
  }

  private variableValue(name: string, doubtsDefaults = this.place.doubtsDefaults): Value {
    const { parent } = this.place;
    const declared = blocksUnder(this.variables.get(name))[0];
    const given = parent === undefined ? own(this.source.variables ?? {}, name) : own(parent.call, name);
    if (declared === undefined || this.isSecret(name, declared)) return new Unknown();
    if (given !== undefined) return evaluate(given, parent?.module ?? this, parent?.names);
    if (!Object.hasOwn(declared, 'default')) return new Unknown();
    // Whoever deploys the root sets its variables outside; an empty default only waits for that.
    const waits = parent === undefined && !this.applied && (doubtsDefaults === true || isEmpty(declared.default));
    return waits ? new Unknown() : evaluate(declared.default, this);
  }

  private isSecret(name: string, { sensitive }: JsonObject): boolean {
    return !this.applied && (sensitive === true || this.source.undecided?.includes(name) === true);
  }

  private get children(): readonly Module[] {
    return [...this.calls.keys()].flatMap((name) => this.instancesOf(name)?.modules ?? []);
  }

  /** The instances of a called module; undefined when its files were not given, or when their number is not known. */
  private instancesOf(name: string): Called | undefined {
    if (this.called.has(name)) return this.called.get(name);
    this.called.set(name, undefined);
    const called = this.call(name);
    this.called.set(name, called);
    return called;
  }

  private call(name: string): Called | undefined {
    const [call] = blocksUnder(this.calls.get(name));
    const source = own(this.source.modules ?? {}, name);
    if (call === undefined || source === undefined) return undefined;
    const modules = this.counted(call)?.map(({ key, names }) => {
      const suffix = key === undefined ? '' : `[${JSON.stringify(key)}]`;
      const prefix = `${this.prefix}module.${name}${suffix}.`;
      return new Module(this.lookup, source, prefix, { parent: { module: this, call, names }, key: String(key) });
    });
    return modules && { modules, seenAs: seenAs(call) };
  }

  /** The instances that a block makes; a default decides about them even where it is doubted. */
  private counted(raw: JsonObject): readonly Instance[] | undefined {
    return instancesOf(raw, this.place.doubtsDefaults ? new ByDefault(this) : this, this);
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
    const { raw } = block;
    this.expanded.set(base, { resources: [], seenAs: seenAs(raw) });
    const instances = this.counted(raw);
    const resources = (instances ?? [anyInstance]).map((one) =>
      this.instance(base, block, one, instances === undefined),
    );
    const expanded: Instances = { resources, seenAs: seenAs(raw) };
    this.expanded.set(base, expanded);
    return expanded;
  }

  private instance(
    base: string,
    { type, managed, raw }: ResourceBlock,
    { key, names }: Instance,
    conditional: boolean,
  ): Resource {
    const suffix = key === undefined ? '' : `[${JSON.stringify(key)}]`;
    return new Resource(this.lookup, {
      address: base + suffix,
      base,
      type,
      managed,
      provider: this.providers.of(raw.provider),
      conditional,
      tellsLifecycle: true,
      key: typeof key === 'string' || typeof key === 'number' ? key : undefined,
      read: (argument) => argumentOf(raw, argument, this, names),
      names: argumentNames(raw),
      written: (argument) => JSON.stringify(raw[argument] ?? '') ?? '',
      mentions: () => mentions(raw, this),
    });
  }
}

/** What an expression sees of a block with `count`, with `for_each`, or with neither. */
const seenAs = (raw: JsonObject): Instances['seenAs'] =>
  raw.for_each ? 'map' : raw.count === undefined || raw.count === null ? 'one' : 'list';

/** The instances of one called module. */
interface Called {
  readonly modules: readonly Module[];
  readonly seenAs: Instances['seenAs'];
}

/** A `resource` or `data` block. */
interface ResourceBlock {
  readonly type: string;
  readonly managed: boolean;
  readonly raw: JsonObject;
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

  modules(call: string): Value | undefined {
    return this.module.modules(call);
  }

  resolve(value: Value): Value {
    return this.module.resolve(value);
  }
}
