import type { ConfigurationSource } from '../documents/configuration';
import { isList, type Reference, referencesIn, referring, Unknown, type Value } from '../language/value';
import type { Loaded } from './loaded';
import { Module } from './module';
import { type Body, configured, type Lookup, Resolver, type Resource } from './resource';

/** The resources that relate to one resource: those that certainly do, and those that may. */
export interface Related {
  readonly sure: readonly Resource[];
  readonly maybe: readonly Resource[];
}

/** What is known of a configuration's surroundings. */
export interface ModelOptions {
  /**
   * Whether another stack sets the CloudWatch role of API Gateway in this account and region.
   *
   * @default false
   */
  readonly accountRoleElsewhere?: boolean;

  /**
   * Gives the attributes that the provider computes, so that values are those after an apply.
   *
   * @default - such attributes are unknown, and so are secrets
   */
  readonly computed?: Computed;

  /**
   * Whether the account is known to have no CloudWatch role of API Gateway, as a fresh one has none.
   *
   * @default false
   */
  readonly accountRoleMissing?: boolean;

  /**
   * Whether the defaults of the root's variables count for nothing, but for how many instances a resource has.
   *
   * @default false
   */
  readonly doubtsDefaults?: boolean;
}

/** The value of an attribute that a resource does not configure; undefined when it is not known. */
export type Computed = (resource: Resource, path: readonly (string | number)[], model: Model) => Value | undefined;

interface Index {
  readonly byTarget: Map<Resource, Resource[]>;
  readonly maybe: Resource[];
}

const none: readonly Resource[] = [];
const farthest = 8;

/** A whole configuration, every reference of which can be followed. What rules judge. */
export class Model implements Lookup {
  readonly resources: readonly Resource[];
  /** Addresses of called modules whose resources are not known. */
  readonly opaqueModules: readonly string[];
  /** Whether another stack, judged together with this one, sets the CloudWatch role of the account. */
  readonly accountRoleElsewhere: boolean;
  /** Whether the account is known to have no CloudWatch role of API Gateway. */
  readonly accountRoleMissing: boolean;
  private readonly exported: string;
  private readonly byBase = new Map<string, Resource[]>();
  private readonly byType = new Map<string, Resource[]>();
  private readonly indexes = new Map<string, Index>();
  private readonly resolver = new Resolver((reference) => this.valueAt(reference));
  private readonly computed: Computed | undefined;
  private readonly loaded: Loaded;

  constructor(load: (lookup: Lookup) => Loaded, options: ModelOptions = {}) {
    this.computed = options.computed;
    this.loaded = load(this);
    this.resources = this.loaded.resources;
    this.opaqueModules = this.loaded.opaqueModules;
    this.exported = this.loaded.outputs;
    this.accountRoleElsewhere = options.accountRoleElsewhere ?? false;
    this.accountRoleMissing = options.accountRoleMissing ?? false;
    for (const resource of this.resources) {
      append(this.byBase, resource.base, resource);
      if (resource.managed) append(this.byType, resource.type, resource);
    }
  }

  /** Whether modules are called whose resources are not known: then nothing is certainly absent. */
  get hasOpaqueModules(): boolean {
    return this.opaqueModules.length > 0;
  }

  /** The managed resources of some types. */
  ofType(...types: readonly string[]): readonly Resource[] {
    const [only = ''] = types;
    return types.length === 1
      ? (this.byType.get(only) ?? none)
      : types.flatMap((type) => this.byType.get(type) ?? none);
  }

  get applied(): boolean {
    return this.computed !== undefined;
  }

  find({ address, key }: Reference): Resource | undefined {
    const instances = this.instances(address);
    if (instances.length === 1 && (key === undefined || instances[0]?.conditional)) return instances[0];
    if (key === undefined) return undefined;
    return instances.find((one) => one.address === `${address}[${JSON.stringify(key)}]`);
  }

  attribute(resource: Resource, path: readonly (string | number)[]): Value | undefined {
    return configured(resource, path) ?? this.computed?.(resource, path, this);
  }

  private valueAt(reference: Reference): Value | undefined {
    if (reference.path.length === 0) return reference.key === undefined ? this.keyed(reference.address) : undefined;
    const resource = this.find(reference);
    return resource && this.attribute(resource, reference.path);
  }

  /** All instances of a resource with `count` or `for_each`, by their keys. */
  private keyed(address: string): Value | undefined {
    const { resources = none, seenAs = 'one' } = this.loaded.at?.(address) ?? {};
    if (seenAs === 'one' || resources.some((one) => one.conditional)) return undefined;
    const references = resources.map(({ key = '' }) => [String(key), referring({ address, key, path: [] })] as const);
    return seenAs === 'map' ? Object.fromEntries(references) : references.map(([, reference]) => reference);
  }

  private instances(address: string): readonly Resource[] {
    return this.byBase.get(address) ?? this.loaded.at?.(address)?.resources ?? none;
  }

  /** Whether an output hands a resource on, so that other configurations may complete it. */
  exports({ base }: Resource, attribute = 'id'): boolean {
    return [`${base}.${attribute}`, `${base}}`, `${base}[`].some((text) => this.exported.includes(text));
  }

  /** Any instance of a resource, to see what its configuration names. */
  instanceOf(address: string): Resource | undefined {
    return this.byBase.get(address)?.[0];
  }

  /** Whether an address is held at all, whatever its instances. */
  holds(address: string): boolean {
    return this.byBase.has(address);
  }

  /** Whether further files of the folder were not read: they may complete what these hold. */
  get partial(): boolean {
    return this.loaded.partial === true;
  }

  /** Whether the configuration is read whole and declares nothing at an address. */
  lacks(address: string): boolean {
    return !this.holds(address) && this.loaded.declares?.(address) === false;
  }

  resolve(value: Value): Value {
    return this.resolver.resolve(value);
  }

  /** The one resource of some types, and of no other, that an argument certainly leads to, directly or through others. */
  follow(body: Body, argument: string, ...types: readonly string[]): Resource | undefined {
    return this.followValue(body.symbolic(argument), types);
  }

  /** The one resource of some types that a value certainly leads to. */
  followValue(value: Value | undefined, types: readonly string[], depth = 0): Resource | undefined {
    if (isList(value) && value.length === 1) return this.followValue(value[0], types, depth);
    if (!(value instanceof Unknown) || value.uncertain || depth > farthest) return undefined;
    let only: Resource | undefined;
    for (const reference of value.references) {
      const resource = this.step(reference, types, depth);
      if (resource === undefined || resource === only) continue;
      if (only !== undefined) return undefined;
      only = resource;
    }
    return only;
  }

  private step(reference: Reference, types: readonly string[], depth: number): Resource | undefined {
    const resource = this.find(reference);
    if (resource === undefined || types.includes(resource.type)) return resource;
    return this.followValue(configured(resource, reference.path), types, depth + 1);
  }

  /** The resources of a type whose argument leads to a target. */
  related(type: string, argument: string, target: Resource): Related {
    const index = this.index(type, argument, target.type);
    return { sure: index.byTarget.get(target) ?? none, maybe: index.maybe };
  }

  private index(type: string, argument: string, target: string): Index {
    const key = `${type}.${argument}>${target}`;
    const before = this.indexes.get(key);
    if (before !== undefined) return before;
    const index: Index = { byTarget: new Map(), maybe: [] };
    for (const resource of this.ofType(type)) {
      const found = this.follow(resource, argument, target);
      if (found?.type === target) append(index.byTarget, found, resource);
      else if (this.isOpen(resource.symbolic(argument), target)) index.maybe.push(resource);
    }
    this.indexes.set(key, index);
    return index;
  }

  /** Whether a value may yet lead to a resource of a type. */
  isOpen(value: Value | undefined, type: string): boolean {
    if (!(value instanceof Unknown)) return false;
    const references = referencesIn(value);
    if (references.length === 0 || value.uncertain) return true;
    return references.some(
      ({ address }) => address.includes(`${type}.`) || address.includes('module.') || !this.holds(address),
    );
  }
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/** Builds the model of a configuration as it is written. */
export const modelOf = (source: ConfigurationSource, options: ModelOptions = {}): Model =>
  new Model((lookup) => new Module(lookup, source, '', { doubtsDefaults: options.doubtsDefaults }), options);
