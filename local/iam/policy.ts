import { isList, isMap, textOf, Unknown, type Value } from '../../terraform/language/value';

/** One condition: all keys of all operators must hold. */
export interface Condition {
  /** `StringEquals`, `ForAllValues:StringLikeIfExists`. */
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** Principals by their kind: `AWS`, `Service`, `Federated`; the key `*` stands for anyone. */
export type Principals = Readonly<Record<string, readonly string[]>>;

/** One statement of a policy. A list that is not written is undefined. */
export interface Statement {
  readonly sid: string | undefined;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[] | undefined;
  readonly notActions: readonly string[] | undefined;
  readonly resources: readonly string[] | undefined;
  readonly notResources: readonly string[] | undefined;
  readonly principals: Principals | undefined;
  readonly notPrincipals: Principals | undefined;
  readonly conditions: readonly Condition[];
}

/** The statements of one policy. */
export interface Policy {
  /** Name for people: a Terraform address, or that of a managed policy. */
  readonly name: string;
  readonly statements: readonly Statement[];
  /**
   * Whether its text is not known, so that it has no statements here.
   *
   * @default false
   */
  readonly isUnknown?: boolean | undefined;
}

/**
 * Reads a policy from its JSON, or from what `jsonencode` was given. What is not known in it is left out, so that an `Allow`
 * allows less. A policy that is no JSON has no statements.
 */
export function readPolicy(value: unknown, name = ''): Policy {
  const document = documentIn(value);
  const statements = isMap(document) ? listOf(member(document, 'statement')) : [];
  const isUnknown = document === undefined && value instanceof Unknown;
  return { name, statements: statements.flatMap((one) => (isMap(one) ? [statementOf(one)] : [])), isUnknown };
}

function documentIn(value: unknown): Value | undefined {
  if (value instanceof Unknown) return value.encoded;
  if (typeof value !== 'string') return (value ?? undefined) as Value | undefined;
  try {
    return JSON.parse(value) as Value;
  } catch {
    return undefined;
  }
}

type Json = { readonly [key: string]: Value };

/** IAM reads the names of members in any case. */
const member = (json: Json, name: string): Value | undefined =>
  Object.entries(json).find(([key]) => key.toLowerCase() === name)?.[1];

const listOf = (value: Value | undefined): readonly Value[] =>
  isList(value) ? value : value === undefined || value === null ? [] : [value];

const textsOf = (value: Value | undefined): string[] => listOf(value).flatMap((one) => textOf(one) ?? []);

function statementOf(json: Json): Statement {
  const texts = (name: string) => {
    const value = member(json, name);
    return value === undefined || value === null ? undefined : textsOf(value);
  };
  return {
    sid: textOf(member(json, 'sid')),
    effect: member(json, 'effect') === 'Deny' ? 'Deny' : 'Allow',
    actions: texts('action'),
    notActions: texts('notaction'),
    resources: texts('resource'),
    notResources: texts('notresource'),
    principals: principalsOf(member(json, 'principal')),
    notPrincipals: principalsOf(member(json, 'notprincipal')),
    conditions: conditionsOf(member(json, 'condition')),
  };
}

function principalsOf(value: Value | undefined): Principals | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isMap(value)) return { AWS: textsOf(value) };
  return Object.fromEntries(Object.entries(value).map(([kind, names]) => [kind, textsOf(names)]));
}

function conditionsOf(value: Value | undefined): Condition[] {
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([operator, keys]) =>
    isMap(keys) ? Object.entries(keys).map(([key, values]) => ({ operator, key, values: textsOf(values) })) : [],
  );
}
