import { concatenated, encoded } from '../language/template';
import {
  holdsUnknown,
  isList,
  isMap,
  own,
  type Reference,
  referring,
  Unknown,
  unfollowed,
  type Value,
  type ValueMap,
} from '../language/value';

/** Looks up what a reference names; the model behind every body. */
export interface Lookup {
  /** Whether values are those after an apply. */
  readonly applied: boolean;
  /** The one resource a reference certainly means. */
  find(reference: Reference): Resource | undefined;
  /** Puts configured values in the place of references, as far as they are known. */
  resolve(value: Value): Value;
  /** What an attribute of a resource comes to, computed ones included where they are known. */
  attribute(resource: Resource, path: readonly (string | number)[]): Value | undefined;
}

const none: readonly Body[] = [];

/** The arguments of a resource or of one nested block. An absent argument and a null one are the same. */
export class Body {
  private resolved: Map<string, Value | undefined> | undefined;
  private nested: Map<string, readonly Body[]> | undefined;

  constructor(
    protected readonly lookup: Lookup,
    private readonly read: (name: string) => Value | undefined,
    /** Names of the arguments and blocks that are written. */
    readonly names: readonly string[],
  ) {}

  /** The argument with its references kept: what it says, not yet what it comes to. */
  symbolic(name: string): Value | undefined {
    return this.read(name) ?? undefined;
  }

  /** The argument with every reference followed; undefined when absent, `Unknown` when not to be known. */
  get(name: string): Value | undefined {
    const symbolic = this.symbolic(name);
    if (typeof symbolic !== 'object') return symbolic;
    this.resolved ??= new Map();
    const before = this.resolved.get(name);
    if (before !== undefined || this.resolved.has(name)) return before;
    this.resolved.set(name, undefined);
    const value = this.lookup.resolve(symbolic) ?? undefined;
    this.resolved.set(name, value);
    return value;
  }

  /** Whether an argument or block is given; undefined when that cannot be known. */
  has(name: string): boolean | undefined {
    const value = this.get(name);
    if (value === undefined || (isList(value) && value.length === 0)) return false;
    return isHole(value) ? undefined : true;
  }

  /** Whether an argument is certainly absent. What may not exist at all lacks nothing for certain. */
  lacks(name: string): boolean {
    return this.has(name) === false;
  }

  /** The nested blocks of a name; none when a dynamic block cannot be followed. */
  blocks(name: string): readonly Body[] {
    const value = this.symbolic(name);
    if (value === undefined) return none;
    this.nested ??= new Map();
    const before = this.nested.get(name);
    if (before !== undefined) return before;
    const items = isList(value) ? value : [value];
    const blocks = items.filter(isMap).map((map) => bodyOf(this.lookup, map));
    this.nested.set(name, blocks);
    return blocks;
  }

  /** The only or first nested block of a name. */
  block(name: string): Body | undefined {
    return this.blocks(name)[0];
  }

  /** The value as an argument map, with its references followed. */
  map(name: string): ValueMap | undefined {
    const value = this.get(name);
    if (isList(value) && value.length === 1 && isMap(value[0])) return value[0];
    return isMap(value) ? value : undefined;
  }
}

const bodyOf = (lookup: Lookup, map: ValueMap): Body => new Body(lookup, (name) => own(map, name), Object.keys(map));

/** What a document tells of one instance of a resource. */
export interface ResourceParts {
  /** Address of this instance, as Terraform prints it. */
  readonly address: string;

  /** Address without an instance key. */
  readonly base: string;

  readonly type: string;

  readonly managed: boolean;

  /** The provider configuration that creates it: alias and module, and the region when known. */
  readonly provider: Provider;

  /** True when `count` or `for_each` is unknown: there may be none, one or many. */
  readonly conditional: boolean;

  /** Whether `lifecycle` is known; a plan does not tell it. */
  readonly tellsLifecycle: boolean;

  /** Key of this instance, where `count` or `for_each` makes them. */
  readonly key?: string | number | undefined;

  /** The arguments of its predecessor, where a plan creates this resource before it destroys that one. */
  readonly predecessor?: ValueMap | undefined;

  /** An argument, with its references kept. */
  read(name: string): Value | undefined;

  /** Names of the arguments and blocks that are written. */
  readonly names: readonly string[];

  /** A meta-argument as it is written, such as the text of `for_each`; nothing where a plan does not tell it. */
  written(name: string): string;

  /** Finds the base addresses of everything this resource refers to, `depends_on` included; asked once. */
  mentions(): ReadonlySet<string>;
}

/** One instance of a resource or data source. */
export class Resource extends Body {
  readonly address: string;
  readonly base: string;
  readonly type: string;
  readonly managed: boolean;
  readonly provider: Provider;
  readonly conditional: boolean;
  readonly tellsLifecycle: boolean;
  readonly key: string | number | undefined;
  readonly predecessor: ValueMap | undefined;
  private readonly arguments = new Map<string, Value>();
  private mentioned: ReadonlySet<string> | undefined;

  constructor(
    lookup: Lookup,
    private readonly given: ResourceParts,
  ) {
    super(lookup, given.read, given.names);
    this.address = given.address;
    this.base = given.base;
    this.type = given.type;
    this.managed = given.managed;
    this.provider = given.provider;
    this.conditional = given.conditional;
    this.tellsLifecycle = given.tellsLifecycle;
    this.key = given.key;
    this.predecessor = given.predecessor;
  }

  /** A meta-argument as it is written, such as the text of `for_each`. */
  written(name: string): string {
    return this.given.written(name);
  }

  override symbolic(name: string): Value | undefined {
    const before = this.arguments.get(name);
    if (before !== undefined) return before ?? undefined;
    const value = super.symbolic(name);
    this.arguments.set(name, value ?? null);
    return value;
  }

  override lacks(name: string): boolean {
    return !this.conditional && super.lacks(name);
  }

  /** An argument, or an attribute that the provider computes, with every reference followed; undefined when it has none. */
  attribute(name: string): Value | undefined {
    const value = this.lookup.attribute(this, [name]);
    return value === undefined ? undefined : this.lookup.resolve(value);
  }

  /** Whether the resource refers to another one, anywhere in its arguments. */
  mentions(other: { readonly base: string }): boolean {
    return this.mentionedAddresses.has(other.base);
  }

  /** Base addresses of everything this resource refers to, `depends_on` included. */
  get mentionedAddresses(): ReadonlySet<string> {
    this.mentioned ??= this.given.mentions();
    return this.mentioned;
  }

  /** The region it lives in, when that is known. */
  get region(): string | undefined {
    const own = this.get('region');
    return typeof own === 'string' ? own : own instanceof Unknown ? undefined : this.provider.region;
  }
}

/** One provider configuration. */
export interface Provider {
  /** Distinguishes configurations: module prefix and alias. */
  readonly key: string;
  readonly region?: string;
}

const farthest = 40;

/** Substitutes references by the values configured where they point. */
export class Resolver {
  private readonly following: Reference[] = [];
  private work = 0;
  private depth = 0;

  constructor(
    /** What a reference leads to: a value that may hold further references. */
    private readonly valueAt: (reference: Reference) => Value | undefined,
  ) {}

  resolve(value: Value): Value {
    if (this.depth === 0) this.work = 0;
    if (this.depth > farthest * 2 || ++this.work > 50_000) return unfollowed();
    this.depth++;
    try {
      return this.resolved(value);
    } finally {
      this.depth--;
    }
  }

  private resolved(value: Value): Value {
    if (value instanceof Unknown) return this.unknown(value);
    if (!holdsUnknown(value)) return value;
    if (isList(value)) return value.map((item) => this.resolve(item));
    if (!isMap(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.resolve(item)]));
  }

  private unknown(value: Unknown): Value {
    if (value.known !== undefined) return value.known;
    if (value.encoded !== undefined) return encoded(this.resolve(value.encoded));
    const only = value.parts.length === 1 ? value.parts[0] : undefined;
    if (typeof only === 'object') return this.followed(only);
    if (!value.parts.some((part) => typeof part === 'object')) return value;
    const parts = value.parts.map(
      (part): Value => (typeof part === 'object' ? this.followed(part) : (part ?? new Unknown())),
    );
    return parts.every((part, at) => part === value.parts[at]) ? value : concatenated(parts);
  }

  private followed(reference: Reference): Value {
    if (this.following.length > farthest || this.following.some((one) => areSame(one, reference)))
      return referring(reference);
    this.following.push(reference);
    const found = this.valueAt(reference);
    const value = found === undefined ? undefined : this.resolve(found);
    this.following.pop();
    return value === undefined || (isHole(value) && !value.encoded) ? referring(reference) : value;
  }
}

const areSame = (one: Reference, other: Reference): boolean =>
  one.address === other.address &&
  one.key === other.key &&
  one.path.length === other.path.length &&
  one.path.every((step, at) => step === other.path[at]);

/** Whether nothing is known of a value as a text. */
const isHole = (value: Value): value is Unknown =>
  value instanceof Unknown && value.parts.length === 1 && value.parts[0] === undefined;

/** The value written at an attribute path; undefined when the provider computes it. */
export function configured(resource: Resource | undefined, path: readonly (string | number)[]): Value | undefined {
  const first = path[0];
  if (resource === undefined || typeof first !== 'string' || first === 'id' || first === 'arn') return undefined;
  let value = resource.symbolic(first);
  for (const at of path.slice(1)) {
    if (isList(value)) value = typeof at === 'number' ? value[at] : undefined;
    else if (isMap(value)) value = at === 0 ? value : own(value, String(at));
    else return undefined;
  }
  return value ?? undefined;
}
