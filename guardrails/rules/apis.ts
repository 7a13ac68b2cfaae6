import { type Operation, openApiOf, operationsOf } from '../../terraform/documents/openapi';
import { booleanOf, Unknown, type Value } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Body, Resource } from '../../terraform/model/resource';

/** Protocol of an `aws_apigatewayv2_api`. */
export type Protocol = 'HTTP' | 'WEBSOCKET';

/** The API that a v2 resource belongs to, when the configuration holds it. */
export const apiOf = perModel((resource: Body, model: Model) =>
  model.follow(resource, 'api_id', 'aws_apigatewayv2_api'),
);

/** The protocol of an API, when it is known. */
export function protocolOf(api: Resource | undefined): Protocol | undefined {
  const protocol = api?.get('protocol_type');
  return protocol === 'HTTP' || protocol === 'WEBSOCKET' ? protocol : undefined;
}

/** Whether a v2 resource certainly belongs to an API of a protocol. */
export const isOn = (protocol: Protocol, resource: Body, model: Model): boolean =>
  protocolOf(apiOf(resource, model)) === protocol;

/** The resources of a type that certainly belong to an API, and whether there may be others. */
export function membersOf(
  model: Model,
  type: string,
  api: Resource,
): { readonly members: readonly Resource[]; readonly closed: boolean } {
  const argument = api.type === 'aws_api_gateway_rest_api' ? 'rest_api_id' : 'api_id';
  const { sure, maybe } = model.related(type, argument, api);
  return {
    members: sure,
    closed: maybe.length === 0 && !model.hasOpaqueModules && sure.every((one) => !one.conditional),
  };
}

/** The known beginning of a text; undefined when the very first piece is unknown. */
export function startOf(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  const [first] = value instanceof Unknown ? value.parts : [];
  return typeof first === 'string' ? first : undefined;
}

/** The operations that `body` of an API describes. */
export const bodyOperationsOf = (api: Resource): readonly Operation[] =>
  operationsOf(openApiOf(api.get('body')).document);

/** Attributes that are the ARN or the host of something, and never a URL. */
const noUrl = /^(arn|(qualified_)?invoke_arn|dns_name|(regional_|cloudfront_|bucket_|bucket_regional_)?domain_name)$/;

/** The attribute without scheme that a value is or begins with: `dns_name of aws_lb.front`. */
export function hostOf(value: Value | undefined): string | undefined {
  const [first] = value instanceof Unknown && !value.uncertain && value.encoded === undefined ? value.parts : [];
  const attribute = typeof first === 'object' && /(^|\.)aws_\w+\./.test(first.address) ? first.path.join('.') : '';
  return typeof first === 'object' && noUrl.test(attribute) ? `${attribute} of ${first.address}` : undefined;
}

/** Whether a value begins as an http:// or https:// URL, as far as its text is known. */
export function mayBeUrl(value: Value | undefined): boolean {
  if (hostOf(value) !== undefined) return false;
  const start = startOf(value);
  if (start === undefined || /^https?:\/\//i.test(start)) return true;
  return value instanceof Unknown && /^h?t?t?p?s?:?\/?\/?$/.test(start);
}

/** A text with a mark in the place of each unknown piece; undefined when nothing of it is known. */
export function outlineOf(value: Value | undefined, mark = '\u0000'): string | undefined {
  if (typeof value === 'string') return value;
  if (
    !(value instanceof Unknown) ||
    value.encoded !== undefined ||
    !value.parts.some((part) => typeof part === 'string')
  )
    return undefined;
  return value.parts.map((part) => (typeof part === 'string' ? part : mark)).join('');
}

/** The attribute of the one reference that a value is; undefined for anything else. */
export function soleReference(value: Value | undefined): { address: string; attribute: string } | undefined {
  if (!(value instanceof Unknown) || value.parts.length !== 1) return undefined;
  const [part] = value.parts;
  return typeof part === 'object' ? { address: part.address, attribute: part.path.join('.') } : undefined;
}

/** The one reference in a value: what a plan tells of it, which does not tell the text around. */
export function onlyReference(value: Value | undefined): { address: string; attribute: string } | undefined {
  const [only, another] = value instanceof Unknown && !value.uncertain ? value.references : [];
  return only === undefined || another !== undefined
    ? undefined
    : { address: only.address, attribute: only.path.join('.') };
}

/** Whether an argument is known to be true. */
export const isTrue = (body: Body | undefined, name: string): boolean => booleanOf(body?.get(name)) === true;

/** Whether an argument is known to be false. */
export const isFalse = (body: Body, name: string): boolean => booleanOf(body.get(name)) === false;

/** Whether an argument is absent, or known to be false. */
export const isNotTrue = (body: Body, name: string): boolean => {
  const value = body.get(name);
  return value === undefined ? body.lacks(name) : booleanOf(value) === false;
};

/** The known texts of a list argument. */
export function textsOf(body: Body, name: string): string[] {
  const value = body.get(name);
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** Remembers one answer a model, so that a rule over all resources of a type looks at them once. */
export function oncePerModel<T>(make: (model: Model) => T): (model: Model) => T {
  const known = new WeakMap<Model, { readonly answer: T }>();
  return (model) => {
    const kept = known.get(model);
    if (kept !== undefined) return kept.answer;
    const answer = make(model);
    known.set(model, { answer });
    return answer;
  };
}

/** Remembers one answer a model and key, so that a rule over a whole API looks at it once. */
export function perModel<T, Key = Resource>(make: (key: Key, model: Model) => T): (key: Key, model: Model) => T {
  const answersIn = oncePerModel(() => new Map<Key, T>());
  return (key, model) => {
    const answers = answersIn(model);
    const before = answers.get(key);
    if (before !== undefined) return before;
    const answer = make(key, model);
    answers.set(key, answer);
    return answer;
  };
}

/** Later members whose key an earlier member already has, with that earlier member. */
export function repeated(
  members: readonly Resource[],
  key: (member: Resource) => string | undefined,
): Map<Resource, Resource> {
  const first = new Map<string, Resource>();
  const again = new Map<Resource, Resource>();
  for (const member of members) {
    const own = member.conditional ? undefined : key(member);
    if (own === undefined) continue;
    const earlier = first.get(own);
    if (earlier === undefined) first.set(own, member);
    else again.set(member, earlier);
  }
  return again;
}

/** A text that is equal for equal values: a literal, or the reference an argument is. */
export function identityOf(body: Body, name: string): string | undefined {
  const known = body.get(name);
  if (typeof known === 'string' || typeof known === 'number') return `=${known}`;
  if (!(known instanceof Unknown) || known.uncertain || known.parts.includes(undefined)) return undefined;
  return known.parts
    .map((part) => (typeof part === 'object' ? `<${part.address}[${part.key ?? ''}].${part.path.join('.')}>` : part))
    .join('');
}
