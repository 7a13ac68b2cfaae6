import { isList, textOf, type Value } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Body, Resource } from '../../terraform/model/resource';
import { apiId, drawn } from './ids';
import { dnsSuffixOf, partitionOf, type Surroundings } from './surroundings';

/** A resource whose computed attributes are asked for, and what they are made of. */
export class Subject {
  constructor(
    readonly resource: Resource,
    readonly surroundings: Surroundings,
    readonly model: Model,
  ) {}

  /** What its ids are drawn from: the same on every machine, another for every stack and address. */
  get seed(): string {
    return `${this.surroundings.stack}/${this.resource.address}`;
  }

  /** Ten characters. */
  get id(): string {
    return apiId(this.seed);
  }

  get region(): string {
    return this.resource.region ?? this.surroundings.region;
  }

  get partition(): string {
    return partitionOf(this.region);
  }

  get dnsSuffix(): string {
    return dnsSuffixOf(this.partition);
  }

  /** Its name in the configuration, without module and key. */
  get label(): string {
    return this.resource.base.split('.').at(-1) ?? '';
  }

  /** An argument as text; nothing where it is absent or cannot be known. */
  text(argument: string, of: Body = this.resource): string {
    return textOf(of.get(argument)) ?? '';
  }

  /** The name that it is given, or that the provider makes up. */
  name(argument = 'name'): string {
    const given = this.text(argument);
    if (given !== '') return given;
    const prefix = this.text(`${argument}_prefix`);
    const label = String(this.label);
    return this.resource.has(argument) === false
      ? `${prefix || 'terraform-'}${drawn(this.seed, 26, '0123456789')}`
      : label;
  }

  /** An ARN in the account. Services that know no region or account leave them out. */
  arn(service: string, rest: string, region = this.region, account = this.surroundings.accountId): string {
    return `arn:${this.partition}:${service}:${region}:${account}:${rest}`;
  }

  /** An attribute of another resource that an argument leads to. */
  of(argument: string, type: string, attribute: string): string {
    const other = this.model.follow(this.resource, argument, type);
    return other === undefined ? '' : (textOf(other.attribute(attribute)) ?? '');
  }

  /** The managed resources of a type whose argument has a value. */
  others(type: string, argument: string, value: string): readonly Resource[] {
    return this.model.ofType(type).filter((one) => textOf(one.attribute(argument)) === value);
  }

  /** The texts of a list argument. */
  texts(argument: string, of: Body = this.resource): string[] {
    const value = of.get(argument);
    return (isList(value) ? value : value === undefined ? [] : [value]).flatMap((one: Value) => textOf(one) ?? []);
  }
}

/** What the provider computes of one type of resource, by attribute path without indexes: `certificate_authority.data`. */
export type Attributes = Readonly<Record<string, (of: Subject) => Value | undefined>>;
