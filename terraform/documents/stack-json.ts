import { asObject, type JsonObject } from './json-object';

/** What stands in a document under one address: a resource, a data source, an output, a setting. */
export type Parts = ReadonlyMap<string, JsonObject>;

/** The resources of a document by address, as in `aws_lambda_alias.live`. */
export function resourcesOf(document: JsonObject): Parts {
  return new Map(named(document.resource, ''));
}

/** Everything else by address, as in `data.aws_route53_zone.main`, `output.url`, `var.vpc_id`, `terraform`. */
export function settingsOf(document: JsonObject): Parts {
  const { resource, data, moved, output, variable, provider, ...rest } = document;
  return new Map([
    ...named(data, 'data.'),
    ...labelled(output, 'output.'),
    ...labelled(variable, 'var.'),
    ...labelled(provider, 'provider.'),
    ...labelled(rest, ''),
  ]);
}

/** Where the `moved` blocks of a document say that a resource has gone: new address by old. */
export function movesOf({ moved }: JsonObject): ReadonlyMap<string, string> {
  const blocks = [moved].flat().map(asObject);
  return new Map(
    blocks.flatMap(({ from, to }) => (typeof from === 'string' && typeof to === 'string' ? [[from, to]] : [])),
  );
}

function named(types: unknown, prefix: string): [string, JsonObject][] {
  return Object.entries(asObject(types)).flatMap(([type, all]) => labelled(all, `${prefix}${type}.`));
}

function labelled(all: unknown, prefix: string): [string, JsonObject][] {
  return Object.entries(asObject(all)).map(([name, body]) => [
    `${prefix}${name}`,
    Array.isArray(body) && body.length === 1 ? asObject(body[0]) : Array.isArray(body) ? { '': body } : asObject(body),
  ]);
}
