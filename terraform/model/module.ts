import { bodiesOf, hasBlock, labelled } from '../documents/blocks';
import type { ConfigurationSource } from '../documents/configuration';
import { type Raw, rawBlocks } from '../documents/raw-json';
import { evaluate } from '../language/evaluate';
import type { Scope } from '../language/scope';
import { own, Unknown, type Value } from '../language/value';
import { argumentNames, argumentOf } from './arguments';
import { anyInstance, type Instance, instancesOf } from './instances';
import { type Mentioning, mentions } from './mentions';
import { Providers } from './providers';
import { type Lookup, Resource } from './resource';

/** One module instance: the root, or a called one with its arguments. */
export class Module implements Scope, Mentioning {
  readonly resources: Resource[] = [];
  private readonly locals: Map<string, unknown>;
  private readonly variables: Map<string, unknown>;
  private readonly calls: Map<string, unknown>;
  private readonly outputs: Map<string, unknown>;
  private readonly children = new Map<string, Module>();
  private readonly memo = new Map<string, Value>();
  private readonly providers: Providers;
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
    this.providers = new Providers(
      this,
      source.files,
      parent && { providers: parent.module.providers, call: parent.call },
    );
    this.deployed =
      hasBlock(source.files, 'provider') ||
      hasBlock(source.files, 'terraform', 'backend') ||
      hasBlock(source.files, 'terraform', 'cloud');
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
      for (const [key, body] of bodiesOf(this.source.files, block)) {
        const [type = '', name = ''] = key.split('.');
        this.addInstances(type, name, managed, body);
      }
    }
  }

  private addInstances(type: string, name: string, managed: boolean, raw: Raw): void {
    const base = `${this.prefix}${managed ? '' : 'data.'}${type}.${name}`;
    const instances = instancesOf(raw, this);
    for (const one of instances ?? [anyInstance]) {
      this.resources.push(this.instance(type, managed, base, one, raw, instances === undefined));
    }
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
    );
  }
}
