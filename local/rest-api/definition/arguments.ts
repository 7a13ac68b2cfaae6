import { booleanOf, numberOf, textOf } from '../../../terraform/language/value';
import type { Body, Resource } from '../../../terraform/model/resource';
import { textMapOf, textsOf } from '../../gateway/values';

/** An argument as text; undefined when it is absent, empty or not to be known. */
export const textIn = (body: Body, name: string): string | undefined => textOf(body.get(name)) || undefined;

/** An argument as a number. */
export const numberIn = (body: Body, name: string): number | undefined => numberOf(body.get(name));

/** An argument as a boolean; false when it is absent. */
export const flagIn = (body: Body, name: string): boolean => booleanOf(body.get(name)) ?? false;

/** A list of texts; empty when it is absent. */
export const textsIn = (body: Body, name: string): readonly string[] => textsOf(body.get(name));

/** A map of texts; empty when it is absent. */
export const textMapIn = (body: Body, name: string): Readonly<Record<string, string>> => textMapOf(body.get(name));

/** An attribute that the provider computes, such as `id`, `arn` or a value that was not given. */
export const computedIn = (resource: Resource, name: string): string | undefined =>
  textOf(resource.attribute(name)) || undefined;

/** JSON text as a value; undefined when it is absent or no JSON. */
export function jsonIn(body: Body, name: string): unknown {
  const text = textIn(body, name);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
