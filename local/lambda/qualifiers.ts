import { isMap, numberOf, textOf, type Value } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Resource } from '../../terraform/model/resource';

/** A share of the calls of an alias that goes to another version. */
interface Weight {
  readonly version: string;
  readonly share: number;
}

/** Versions and aliases of one function. */
export class Qualifiers {
  private readonly aliases = new Map<string, Resource>();
  private readonly published = new Set<string>();

  constructor(functionName: string, published: string, model: Model) {
    this.published.add(published);
    for (const alias of model.ofType('aws_lambda_alias')) {
      if (nameIn(textOf(alias.get('function_name'))) !== functionName) continue;
      this.aliases.set(textOf(alias.get('name')) ?? '', alias);
      this.published.add(textOf(alias.get('function_version')) ?? '$LATEST');
      for (const { version } of weightsOf(alias)) this.published.add(version);
    }
  }

  /** The version that a call of a qualifier runs; undefined when there is no such qualifier. `random` is from 0 to 1. */
  versionOf(qualifier: string | undefined, random: number): string | undefined {
    if (qualifier === undefined || qualifier === '$LATEST') return '$LATEST';
    const alias = this.aliases.get(qualifier);
    if (alias !== undefined) return versionOfAlias(alias, random);
    return this.published.has(qualifier) ? qualifier : undefined;
  }
}

function versionOfAlias(alias: Resource, random: number): string {
  let below = 0;
  for (const { version, share } of weightsOf(alias)) {
    below += share;
    if (random < below) return version;
  }
  return textOf(alias.get('function_version')) ?? '$LATEST';
}

function weightsOf(alias: Resource): Weight[] {
  const weights: Value | undefined = alias.block('routing_config')?.get('additional_version_weights');
  if (!isMap(weights)) return [];
  return Object.entries(weights).map(([version, share]) => ({ version, share: numberOf(share) ?? 0 }));
}

/** The name in what an argument may hold: a name, a part of an ARN or a whole one, each perhaps with a qualifier. */
export function nameIn(given: string | undefined): string | undefined {
  return given?.replace(/^.*:function:/, '').replace(/:.*$/, '');
}

/** The qualifier in a name or ARN; undefined when it has none. */
export function qualifierIn(given: string): string | undefined {
  return given.replace(/^.*:function:/, '').split(':')[1];
}
