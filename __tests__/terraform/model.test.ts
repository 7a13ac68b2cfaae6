import { describe, expect, it } from 'vitest';
import type { ConfigurationSource } from '../../terraform/documents/configuration';
import { Unknown } from '../../terraform/language/value';
import { modelOf } from '../../terraform/model/model';

const model = (document: unknown, more: Partial<ConfigurationSource> = {}) =>
  modelOf({ files: [{ name: 'main.tf.json', document }], ...more });
const argument = (value: unknown, rest: Record<string, unknown> = {}) =>
  model({ ...rest, resource: { aws_x: { a: { v: value } }, aws_y: { b: { name: 'known', set: { inner: 7 } } } } })
    .ofType('aws_x')[0]
    ?.get('v');

describe('an argument', () => {
  it.each([
    ['a literal', 'text', 'text'],
    ['an escaped interpolation', '$${request.path}', '${request.path}'],
    ['a local through a local', '${local.a}-x', '5-x'],
    ['a variable with a default', '${var.given}', 'set'],
    ['an argument of another resource', '${aws_y.b.name}', 'known'],
    ['a nested argument of another resource', '${aws_y.b.set[0].inner}', 7],
    ['a condition', '${var.given == "set" ? 1 : 2}', 1],
    ['arithmetic', '${1 + 2 * 3}', 7],
    ['an if directive', 'a-%{ if 1 > 2 }x%{ else }y${local.a}%{ endif }', 'a-y5'],
    ['a for directive', 'l:\n%{ for a in [1, 2] ~}\n  - ${a}\n%{ endfor ~}\n', 'l:\n  - 1\n  - 2\n'],
    ['a for directive that strips before it', 'l:\n  %{~ for a in [1] }\n- ${a}\n  %{~ endfor }\n', 'l:\n\n- 1\n\n'],
    ['a function', '${join("-", ["a", "b"])}', 'a-b'],
    ['a format', '${format("%s/%d", "a", 3)}', 'a/3'],
    [
      'an encoded object',
      '${jsonencode({ a = "$context.requestId", b = [1, true, null] })}',
      '{"a":"$context.requestId","b":[1,true,null]}',
    ],
    ['a for expression', '${[for s in ["a", "b"] : upper(s) if s != "a"]}', ['B']],
    ['a map of a for expression', '${{ for k, v in { x = 1 } : "${k}y" => v }}', { xy: 1 }],
    ['a merge', '${merge({ a = 1 }, { b = 2 })}', { a: 1, b: 2 }],
    ['a splat of nothing known', '${try(local.a, "x")}', 5],
    ['a try of a list that is known', '${try([local.a], [])}', [5]],
  ])('of %s comes to what it says', (_what, written, value) => {
    const rest = { locals: { a: '${local.b}', b: 5 }, variable: { given: { default: 'set' } }, provider: { aws: {} } };
    expect(argument(written, rest)).toEqual(value);
  });

  it.each([
    ['a variable without default', '${var.open}'],
    ['a sensitive variable', '${var.secret}'],
    ['a computed attribute', '${aws_y.b.arn}'],
    ['a data source', '${data.aws_z.c.id}'],
    ['a file', '${file("x")}'],
    ['a local that names itself', '${local.loop}'],
    ['syntax it does not read', '${a b}'],
    ['a directive that is none', '%{ while true }x%{ endwhile }'],
    ['a directive that never ends', '%{ if true }x'],
    ['a try whose list holds an attribute that is not there', '${try([local.object.missing], [])}'],
  ])('of %s is unknown', (_what, written) => {
    const rest = {
      locals: { loop: '${local.loop}', object: { here: 1 } },
      variable: { open: {}, secret: { default: 'x', sensitive: true } },
    };
    expect(argument(written, rest)).toBeInstanceOf(Unknown);
  });

  it('gets what the type of its variable adds and converts', () => {
    const type =
      '${map(object({ path = string, authorize = optional(bool, true), timeout = optional(number), tags = optional(map(string), { a = "b" }) }))}';
    const routes = { list: { path: 1, extra: 'dropped' }, open: { path: '/', authorize: 'false', timeout: '5' } };
    const rest = { variable: { routes: { type, default: routes } }, provider: { aws: {} } };

    expect(argument('${var.routes}', rest)).toEqual({
      list: { path: '1', authorize: true, timeout: null, tags: { a: 'b' } },
      open: { path: '/', authorize: false, timeout: 5, tags: { a: 'b' } },
    });
  });

  it('that is null is absent', () => {
    expect(argument(null)).toBeUndefined();
  });
});

describe('a configuration', () => {
  const addresses = (document: unknown, more?: Partial<ConfigurationSource>): string[] =>
    model(document, more).resources.map(({ address }) => address);

  it('holds an instance for each count and key', () => {
    const resource = { aws_x: { a: { count: 2 }, b: { for_each: '${toset(["k", "l"])}' }, c: { count: 0 } } };
    expect(addresses({ resource })).toEqual(['aws_x.a[0]', 'aws_x.a[1]', 'aws_x.b["k"]', 'aws_x.b["l"]']);
  });

  it('gives each instance its own values', () => {
    const resource = { aws_x: { a: { for_each: { k: { v: 1 } }, v: '${each.value.v}', name: '${each.key}' } } };
    const [one] = model({ resource }).resources;
    expect([one?.get('v'), one?.get('name')]).toEqual([1, 'k']);
  });

  it('keeps one conditional instance where the count is unknown', () => {
    const [one] = model({ variable: { n: {} }, resource: { aws_x: { a: { count: '${var.n}' } } } }).resources;
    expect([one?.address, one?.conditional]).toEqual(['aws_x.a', true]);
  });

  it('takes blocks written as objects, as lists and as lists of lists alike', () => {
    const resources = [{ aws_x: { a: { b: { c: 1 } } } }, { aws_x: [{ a: [{ b: [{ c: 1 }] }] }] }];
    expect(resources.map((resource) => model({ resource }).resources[0]?.block('b')?.get('c'))).toEqual([1, 1]);
  });

  it('expands dynamic blocks over what is known', () => {
    const body = { dynamic: { set: { for_each: ['x', 'y'], content: { v: '${set.value}' } } } };
    const [one] = model({ resource: { aws_x: { a: body } } }).resources;
    expect(one?.blocks('set').map((block) => block.get('v'))).toEqual(['x', 'y']);
  });

  it('does not say whether a dynamic block over something unknown is given', () => {
    const body = { dynamic: [{ set: [{ for_each: '${var.x}', content: [{ v: 1 }] }] }] };
    const [one] = model({ variable: { x: {} }, resource: { aws_x: { a: body } } }).resources;
    expect([one?.has('set'), one?.blocks('set')]).toEqual([undefined, []]);
  });

  it('follows references through locals, arguments and conditions', () => {
    const resource = {
      aws_x: { a: { to: '${local.it}' } },
      aws_y: { b: { on: '${true ? aws_z.c.id : ""}' } },
      aws_z: { c: {} },
    };
    const judged = model({ locals: { it: '${aws_y.b.on}' }, resource });
    const [one] = judged.ofType('aws_x');
    expect(one && judged.follow(one, 'to', 'aws_z')?.address).toBe('aws_z.c');
  });

  it('knows the region of each provider', () => {
    const provider = { aws: [{ region: 'eu-west-1' }, { alias: 'other', region: '${local.r}' }] };
    const resource = { aws_x: { a: {}, b: { provider: 'aws.other' }, c: { provider: '${aws.other}' } } };
    const judged = model({ provider, locals: { r: 'us-east-1' }, resource });
    expect(judged.resources.map(({ region }) => region)).toEqual(['eu-west-1', 'us-east-1', 'us-east-1']);
  });

  it('reads called modules with their arguments and outputs', () => {
    const child = {
      variable: { n: {} },
      resource: { aws_y: { b: { name: '${var.n}' } } },
      output: { id: { value: '${aws_y.b.id}' } },
    };
    const root = { module: { m: { source: './m', n: 'given' } }, resource: { aws_x: { a: { to: '${module.m.id}' } } } };
    const judged = model(root, { modules: { m: { files: [{ name: 'm.tf.json', document: child }] } } });
    const [one] = judged.ofType('aws_x');
    expect([judged.ofType('aws_y')[0]?.get('name'), one && judged.follow(one, 'to', 'aws_y')?.address]).toEqual([
      'given',
      'module.m.aws_y.b',
    ]);
  });

  it('reads each instance of a module that is called with for_each, and its outputs by key', () => {
    const child = {
      variable: { n: {} },
      resource: { aws_y: { b: { name: '${var.n}' } } },
      output: { id: { value: '${aws_y.b.id}' } },
    };
    const root = {
      module: { m: { source: './m', for_each: { one: 'first', two: 'second' }, n: '${each.value}' } },
      resource: { aws_x: { a: { to: '${module.m["two"].id}' }, all: { to: '${values(module.m)[*].id}' } } },
    };
    const judged = model(root, { modules: { m: { files: [{ name: 'm.tf.json', document: child }] } } });
    const [one, all] = judged.ofType('aws_x');
    expect(judged.ofType('aws_y').map((y) => [y.address, y.get('name')])).toEqual([
      ['module.m["one"].aws_y.b', 'first'],
      ['module.m["two"].aws_y.b', 'second'],
    ]);
    expect(one && judged.follow(one, 'to', 'aws_y')?.address).toBe('module.m["two"].aws_y.b');
    expect(all?.symbolic('to')).toHaveLength(2);
  });

  it('reads the instances of a module that is called with count', () => {
    const child = { resource: { aws_y: { b: {} } }, output: { id: { value: '${aws_y.b.id}' } } };
    const root = {
      module: { m: { source: './m', count: 2 } },
      resource: { aws_x: { a: { to: '${module.m[1].id}' } } },
    };
    const judged = model(root, { modules: { m: { files: [{ name: 'm.tf.json', document: child }] } } });
    const [one] = judged.ofType('aws_x');
    expect(one && judged.follow(one, 'to', 'aws_y')?.address).toBe('module.m[1].aws_y.b');
  });

  it('says which modules it cannot read, because they may hold anything', () => {
    const unread = { source: 'registry/x' };
    const child = { files: [{ name: 'm.tf.json', document: { module: { inner: unread } } }] };
    const root = { module: { far: unread, some: { source: './m', count: '${var.n}' }, m: { source: './m' } } };
    const judged = model({ ...root, variable: { n: {} } }, { modules: { m: child, some: child } });
    expect(judged.opaqueModules).toEqual(['module.far', 'module.some', 'module.m.module.inner']);
    expect(judged.hasOpaqueModules).toBe(true);
  });

  it('leaves an empty default open in a module that others call', () => {
    const document = { variable: { n: { default: '' } }, resource: { aws_x: { a: { v: '${var.n}' } } } };
    expect(model(document).resources[0]?.get('v')).toBeInstanceOf(Unknown);
  });

  it('takes the values of variable files over defaults', () => {
    const document = { variable: { n: { default: 1 } }, resource: { aws_x: { a: { v: '${var.n}' } } } };
    expect(model(document, { variables: { n: 2 } }).resources[0]?.get('v')).toBe(2);
  });
});
