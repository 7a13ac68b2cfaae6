/** Resources by address, `aws_apigatewayv2_api.a`, with their arguments; data sources, outputs and called modules as `data.aws_region.a`, `output.a` and `module.a`. */
export type Resources = Readonly<Record<string, Readonly<Record<string, unknown>> | null>>;

/** How one rule is proved: what breaks it, what mends that, and what makes it unknowable. */
export interface Case {
  readonly rule: string;
  /** Tells cases of one rule apart. */
  readonly when?: string;
  /** A configuration that breaks the rule. */
  readonly breaks: Resources;
  /** Arguments put over the broken ones; `undefined` takes an argument out, a null resource the resource. */
  readonly sound: Resources;
  /** Arguments that become tokens, after which the rule must be silent: `aws_apigatewayv2_api.a.name`. */
  readonly token: string | readonly string[];
  /** What the problem must say of the value seen. */
  readonly says?: string;
  /** Provider blocks, by alias; the empty alias is the default one. */
  readonly regions?: Readonly<Record<string, string>>;
}

/** A reference as Terraform JSON writes it. */
export const ref = (traversal: string): string => `\${${traversal}}`;

/** Whether something of a case is a resource or a data source, and no output nor called module. */
export const isResource = (address: string): boolean => !/^(output|module)\./.test(address);

/** A whole document of resources. */
export function documentOf(
  resources: Resources,
  regions: Readonly<Record<string, string>> = {},
): Record<string, unknown> {
  const parts: Record<string, Record<string, unknown>> = { resource: {}, data: {}, output: {}, module: {} };
  for (const [address, body] of Object.entries(resources)) {
    if (body === null) continue;
    const [kind = '', type = '', name = ''] = /^(data|output|module)\./.test(address)
      ? address.split('.')
      : ['resource', ...address.split('.')];
    const held = parts[kind]?.[type];
    parts[kind] = { ...parts[kind], [type]: isResource(address) ? { ...(held as object), [name]: body } : body };
  }
  const aws = Object.entries(regions).map(([alias, region]) => (alias === '' ? { region } : { alias, region }));
  return {
    ...parts,
    variable: { unknown: { type: 'any' } },
    ...(aws.length > 0 ? { provider: { aws } } : {}),
  };
}

/** Arguments put over others, resource by resource and block by block. */
export function patched(resources: Resources, patch: Resources): Resources {
  return merge(resources, patch) as Resources;
}

function merge(base: unknown, patch: unknown): unknown {
  if (!isObject(base) || !isObject(patch)) return patch;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(patch)) {
    if (value === undefined) delete merged[key];
    else merged[key] = merge(merged[key], value);
  }
  return merged;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The same resources with one argument unknown. */
export function withToken(resources: Resources, path: string): Resources {
  const [type = '', name = '', ...way] = path.split('.');
  const address = type === 'data' ? [type, name, way.shift()].join('.') : `${type}.${name}`;
  return { ...resources, [address]: tokenAt(resources[address] ?? {}, way) as Record<string, unknown> };
}

function tokenAt(value: unknown, way: readonly string[]): unknown {
  const [first, ...rest] = way;
  if (first === undefined) return ref('var.unknown');
  if (Array.isArray(value)) return value.map((item, at) => (at === Number(first) ? tokenAt(item, rest) : item));
  return { ...(isObject(value) ? value : {}), [first]: tokenAt(isObject(value) ? value[first] : undefined, rest) };
}

/** Cases of a rule about one argument: each bad value alone, made sound by the first good one. */
export function values(
  rule: string,
  path: string,
  bad: readonly unknown[],
  good: readonly unknown[],
  around: Resources = {},
): Case[] {
  const [type = '', ...way] = path.split('.');
  const address = `${type}.a`;
  const at = (value: unknown): Resources => ({
    ...around,
    [address]: { ...around[address], ...nested(way, value, around[address]) },
  });
  return bad.flatMap((value) =>
    good.map((other, index) => ({
      rule,
      when: `${JSON.stringify(value)?.slice(0, 60)} against ${JSON.stringify(other)?.slice(0, 60)} (${index})`,
      breaks: at(value),
      sound: at(replacing(value, other)),
      token: [address, ...way].join('.'),
    })),
  );
}

function nested(way: readonly string[], value: unknown, around: unknown): Record<string, unknown> {
  const [first = '', ...rest] = way;
  const inside = isObject(around) && isObject(around[first]) ? around[first] : {};
  return { [first]: rest.length === 0 ? value : { ...inside, ...nested(rest, value, inside) } };
}

/** A map that takes the keys of another one out, so that a patch replaces it. */
const replacing = (before: unknown, after: unknown): unknown =>
  isObject(before) && isObject(after)
    ? { ...Object.fromEntries(Object.keys(before).map((key) => [key, undefined])), ...after }
    : after;

/** A case in one line: rule, what breaks it, what mends it, what makes it unknowable. */
export const proof = (
  rule: string,
  breaks: Resources,
  sound: Resources,
  token: string | readonly string[],
  more: Partial<Case> = {},
): Case => ({
  rule,
  breaks,
  sound,
  token,
  ...more,
});
