import { describe, expect, it } from 'vitest';
import { Trace } from '../../../local';
import type { ContextObject } from '../../../local/rest-api/context';
import { Payload } from '../../../local/rest-api/templates/payload';
import { render } from '../../../local/rest-api/templates/render';

const body = { a: 1, text: `it's "so"`, none: null, list: [{ c: 5 }, { c: 6 }], map: { x: 'y', z: 2 } };

const source = {
  parameters: {
    path: { id: '7', same: 'path' },
    querystring: { q: 'v', same: 'query' },
    header: { Origin: 'o', same: 'header' },
  },
  context: { requestId: 'r-1', identity: { sourceIp: '1.2.3.4', user: null } } as ContextObject,
  stageVariables: { v: 'one' },
};

function rendered(template: string, given: string = JSON.stringify(body)) {
  const trace = new Trace('1', 'stack', 'api');
  return { trace, run: () => render(template, { ...source, payload: new Payload(given) }, trace, 'aws_x.y') };
}

const text = (template: string, given?: string): string => rendered(template, given).run().text;

describe('$input', () => {
  it.each([
    ['$input.body', JSON.stringify(body)],
    ["$input.json('$.list')", '[{"c":5},{"c":6}]'],
    ["$input.json('$.text')", JSON.stringify(body.text)],
    ["$input.json('$.list[1].c')", '6'],
    ["$input.json('$.list[*].c')", '[5,6]'],
    ["$input.json('$.list[?(@.c > 5)]')", '[{"c":6}]'],
    ["$input.json('$.none')", 'null'],
    ["$input.path('$.a')", '1'],
    ["$input.path('$.map').x", 'y'],
    ["#set($in = $input.path('$.map'))$in.x#foreach($one in $in)$one#end", 'yy2'],
    ["$input.path('$.list').size()", '2'],
    ["$input.params('q') $input.params('id') $input.params('Origin')", 'v 7 o'],
    ["$input.params('same')", 'path'],
    ["$input.params().querystring.get('q')", 'v'],
    ["$input.params('nowhere')", ''],
  ])('gives for %s: %s [G210]', (template, expected) => {
    expect(text(template)).toBe(expected);
  });

  it('writes an empty text for a path that leads nowhere [G211]', () => {
    expect(text("$input.json('$.nowhere')")).toBe('""');
  });

  it('writes maps as Java does, and lists in them as JSON', () => {
    expect(text("$input.path('$')")).toBe(`{a=1, text=it's "so", none=null, list=[{"c":5},{"c":6}], map={x=y, z=2}}`);
  });

  it('reads an empty body as an empty object', () => {
    expect(text("$input.body $input.json('$')", '')).toBe('{} {}');
  });
});

describe('$util', () => {
  it.each([
    ["$util.escapeJavaScript($input.path('$.text'))", `it\\'s \\"so\\"`],
    [`$util.escapeJavaScript($input.path('$.text')).replaceAll("\\\\'", "'")`, `it's \\"so\\"`],
    [`$util.parseJson('{"k":[1,2]}').k[1]`, '2'],
    ["$util.urlEncode('a b&c')", 'a+b%26c'],
    ["$util.urlDecode('a+b%26c')", 'a b&c'],
    ["$util.base64Encode('hi') $util.base64Decode('aGk=')", 'aGk= hi'],
  ])('gives for %s: %s [G212]', (template, expected) => {
    expect(text(template)).toBe(expected);
  });
});

describe('$context and $stageVariables', () => {
  it.each([
    ['$context.requestId $context.identity.sourceIp', 'r-1 1.2.3.4'],
    ['[$context.identity.user][$context.authorizer.claims.sub]', '[][]'],
  ])('give for %s: %s [G213] [G215]', (template, expected) => {
    expect(text(template)).toBe(expected);
  });

  it('name a stage variable in three ways, and nothing that does not exist [G214]', () => {
    expect(text("$stageVariables.v $stageVariables['v'] ${stageVariables['v']} [$stageVariables.w]")).toBe(
      'one one one []',
    );
  });
});

describe('Velocity', () => {
  it.each([
    ['#if($nothing)a#{else}b#end', 'b'],
    ["#if($input.params('nowhere'))a#{else}b#end", 'a'],
    ['#set($n = 7 / 2)$n', '3'],
    ['#foreach($i in [1..3])$i#if($foreach.hasNext),#end#end', '1,2,3'],
    ["#foreach($k in $input.path('$.map').keySet())$k;#end", 'x;z;'],
    ["#foreach($e in $input.path('$.map').entrySet())$e.key=$e.value;#end", 'x=y;z=2;'],
    ['#foreach($i in [1..3])#if($i == 2)#break#end$i#end', '1'],
    ["#set($l = ['a'])#set($x = $l.add('b'))$l.get(1) $l.size() $l.contains('a')", 'b 2 true'],
    ["#set($m = {'k': 'v'})$m.put('l', 'w')$m.containsKey('l') $m.l", 'true w'],
    [
      "#set($s = 'a,b')#foreach($p in $s.split(','))[$p]#end $s.length() $s.substring(1) $s.matches('a.*')",
      '[a][b] 3 ,b true',
    ],
    ['#macro(greet $who)Hi $who#end#greet("Bo")', 'Hi Bo'],
    ['$unknown $!unknown ${unknown}', '$unknown  ${unknown}'],
    ['## said to nobody', ''],
    ['a\r\n#set($n = 1) \r\nb\r\n$n\r\nc', 'a\r\nb\r\n1\r\nc'],
    ['#if(true)\r\na\r\n#else\r\nb\r\n#end\r\n#foreach($i in [1..2])\r\n$i\r\n#end\r\nc', 'a\r\n1\r\n2\r\nc'],
  ])('makes of %s: %s', (template, expected) => {
    expect(text(template)).toBe(expected);
  });
});

describe('overrides', () => {
  it('of request and response are what the template sets [G216]', () => {
    const template =
      "#set($context.requestOverride.header.X-A = 'a')#set($context.requestOverride.querystring['q'] = 'b')" +
      "#set($context.requestOverride.path.p = 'c')#set($context.responseOverride.status = 201)";
    const { requestOverride, responseOverride } = rendered(template).run().overrides;

    expect(requestOverride).toEqual({ header: { 'X-A': 'a' }, querystring: { q: 'b' }, path: { p: 'c' } });
    expect(responseOverride).toEqual({ header: {}, status: 201 });
  });

  it('may set each name once [G218]', () => {
    const { run } = rendered(
      '#set($context.responseOverride.status = 201)#set($context.responseOverride.status = 202)',
    );

    expect(run).toThrow(expect.objectContaining({ status: 500, callerMessage: 'Internal server error' }));
  });
});

describe('a template that breaks', () => {
  it.each([
    ['#if(', 'Parse error on line 1'],
    ["$input.path('$.text').substring(99)", 'begin 99'],
    ["$util.parseJson('x')", 'L/N 1:0'],
    ['#foreach($i in [1..1001])#end', '1001 items'],
    ["#include('a.txt')", '#include is not taken by API Gateway'],
    ['#set($a = "one" "two")', 'Parse error on line 1'],
    ["$a\n#set($b = 'it''s' x)", 'Parse error on line 2'],
  ])('is a failure of the API, and the trace says where: %s [G219]', (template, reason) => {
    const { run, trace } = rendered(template);

    expect(run).toThrow(expect.objectContaining({ status: 500, callerMessage: 'Internal server error' }));
    expect(trace.steps.at(-1)).toMatchObject({
      about: 'template',
      address: 'aws_x.y',
      decision: expect.stringContaining(reason),
    });
  });
});

it.each([
  [
    '#foreach($i in [7,8,9])$foreach.first$foreach.last#if($velocityHasNext),#end#end',
    'truefalse,falsefalse,falsetrue',
  ],
  ["#set($Integer = 0)#set($n = $Integer.parseInt('5') + 1)$n $Integer.valueOf('7')", '6 7'],
  ["#set($l = ['a', 1, {'k': 'v'}])$l", '[a, 1, {k=v}]'],
  ["$input.path('$.map').keySet() $input.path('$.map').values()", '[x, z] [y, 2]'],
  ["#foreach($e in $input.path('$.map').entrySet())$e $e.getKey() $e.getValue();#end", 'x=y x y;z=2 z 2;'],
  ["$unknown.method('a') $!unknown.method('a') ${unknown.member}", "$unknown.method('a')  ${unknown.member}"],
  ["#set($v = 'old')#set($v = $input.path('$.nowhere'))$v", 'old'],
  ["#foreach($one in ['a', 'nowhere'])#set($v = $input.path('$').get($one))$v#end", '11'],
  ['#set($a = "say ""hi""")$a', 'say "hi"'],
  ["#set($a = 'it''s')\n#set($b = '''')$a$b", "it's'"],
  ['a\r\n#set($name = "ada")#set($a = """$name""")#set($b = [""""])$a$b', 'a\r\n"ada"["]'],
  ['#set($m = {"k": "v"})#set($a = "$m.get(""k"")")$a {"empty": ""}', 'v {"empty": ""}'],
  ["#set($t = 'x')#evaluate('$t#if(true)y#end')", 'xy'],
  ['#set($n = 7)$n.toString() $n.equals(7) $n.compareTo(9) $n.intValue()', '7 true -1 7'],
])('renders %s as Velocity does', (template, expected) => {
  expect(text(template)).toBe(expected);
});

it('a text that is no number breaks a template that parses it', () => {
  const { run } = rendered("#set($Integer = 0)$Integer.parseInt('x')");

  expect(run).toThrow(
    expect.objectContaining({
      details: expect.objectContaining({ why: expect.stringContaining('For input string: "x"') }),
    }),
  );
});
