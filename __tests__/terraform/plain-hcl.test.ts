import { parse } from '@cdktf/hcl2json';
import { describe, expect, it } from 'vitest';
import { parsePlainHcl } from '../../terraform/documents/plain-hcl/parse';
import { refusals } from '../guardrails/refusals';
import { mended, refused } from '../guardrails/refusals/refusal';

/** What the whole reader answers; undefined where it refuses. */
const whole = (text: string): Promise<unknown> => parse('main.tf', text).catch(() => undefined);

describe('plain HCL', () => {
  it.each([
    ['nothing', ''],
    ['comments alone', '# one\n// two\n/* three\n   four */\n'],
    ['literals', 'a = "x"\nb = 1\nc = -1.5\nd = 2e3\ne = true\nf = null\n'],
    ['escapes', 'a = "\\"x\\"\\n\\t\\\\d"\n'],
    ['an argument and a comment', 'a = "x" # why\nb = 1 // why\n'],
    ['a last line without end', 'a = 1'],
    ['letters of every language', 'a = "été 日本 😀"\n'],
    ['blocks of one type', 'b {\n  x = 1\n}\nb {\n  x = 2\n}\n'],
    ['blocks of one type and other labels', 'r "t" "a" {}\nr "t" "b" {}\nr "u" "a" {}\n'],
    ['blocks that repeat their labels', 'p "aws" {}\np "aws" {\n  alias = "x"\n}\n'],
    ['labels without quotation marks', 'r t a {\n}\n'],
    ['blocks inside of blocks', 'a {\n  b {\n    c "d" {}\n    e = 1\n  }\n}\n'],
    ['blocks on one line', 'a { b = 1 }\nc {}\nd { }\n'],
    ['lists', 'a = [1, "x", true, null, [2], {}]\nb = [\n  1, # one\n  2,\n]\nc = []\n'],
    ['objects', 'a = { b = 1, "c d" : 2 }\ne = {\n  f = 1 # why\n  (var.k) = 2,\n\n  g = { h = [] }\n}\n'],
    ['names in another order', 'z = 1\na { }\nm = { y = 1, b = 2, "10" = 3, "9" = 4 }\n'],
    ['references', 'a = aws_x.y.id\nb = var.list[0].x\nc = aws_x.y[*].id\nd = aws_x.y.*.id[0].*.z\n'],
    ['operations and conditions', 'a = var.a + 1\nb = var.a ? "x" : null\nc = !var.b && var.c != "d"\n'],
    ['calls', 'a = jsonencode({\n  b = [{ c = "d" }]\n  e = var.f # why\n})\ng = merge(\n  var.a,\n  { b = 1 },\n)\n'],
    ['loops', 'a = [for x in var.a : x.id if x.on]\nb = { for k, v in var.b : k => v... }\n'],
    ['templates', 'a = "x-${var.a}-${ var.b[0] }"\nb = "${var.a}"\nc = "${f("x}", "y")}/*"\n'],
    [
      'heredocs',
      'a = <<EOT\n  one\n    ${var.two}\n\nEOT\nb = <<-EOT\n    one\n      two\n\n    ${var.three}\n  EOT\n',
    ],
    ['heredocs in brackets', 'a = [<<A\nx\nA\n, 1]\nb = {\n  c = <<-B\n    x\n  B\n}\n'],
    ['heredocs in calls', 'a = f(<<EOT\n) "{ x\nEOT\n, 1)\nb = g({ c = <<-EOT\n  ${var.x}\n  EOT\n})\n'],
    ['names that JavaScript knows', '__proto__ = 1\nconstructor {}\na = { "__proto__" = { b = 1 } }\n'],
  ])('of %s is read as the whole reader reads it', async (_, text) => {
    const read = parsePlainHcl(text);

    expect(read).toBeDefined();
    // The order of names counts: findings follow it.
    expect(JSON.stringify(read)).toBe(JSON.stringify(await whole(text)));
  });

  it.each([
    ['line ends of Windows', 'a = 1\r\n'],
    ['letters that HCL composes', 'a = "e\u0301"\n'],
    ['directives', 'a = "%{ if var.a }x%{ endif }"\n'],
    ['doubled signs', 'a = "$${x}"\n'],
    ['a condition in a text', 'a = "${var.a ? 1 : 2}"\n'],
    ['a literal in a text', 'a = "${"x"}-${1}-${true}"\n'],
    ['markers that strip', 'a = "x ${~ var.a ~} y"\n'],
    ['rare escapes', 'a = "\\u00e9"\n'],
    ['signs before literals', 'a = - 1\nb = ! true\n'],
    ['numbers as names', 'a = { 200 = "x" }\n'],
    ['an argument and a block of one name', 'a = 1\na {}\n'],
    ['an interpolation over lines', 'a = "${f(\n  1\n)}"\n'],
  ])('leaves %s to the whole reader', async (_, text) => {
    expect(await whole(text)).toBeDefined();
    expect(parsePlainHcl(text)).toBeUndefined();
  });

  it.each([
    ['an argument that is set twice', 'a = 1\na = 2\n'],
    ['two arguments on a line', 'a = 1 b = 2\n'],
    ['two arguments on the line of a block', 'a { b = 1, c = 2 }\n'],
    ['a value on the next line', 'a =\n1\n'],
    ['no value', 'a =\n'],
    ['a brace too much', 'a {}\n}\n'],
    ['a brace too few', 'a {\n'],
    ['a text without end', 'a = "x\n'],
    ['a text over lines', 'a = "x\ny"\n'],
    ['a text over lines in a call', 'a = f("x\ny")\n'],
    ['a heredoc without end', 'a = <<EOT\nx\n'],
    ['a comment without end', 'a = 1\n/* x'],
    ['a comment that ends an interpolation', 'a = f("${b//c}")\n'],
    ['an unknown escape', 'a = "\\d"\n'],
    ['an escaped separator of lines', 'a = "\\\u2028"\n'],
    ['an unknown escape in a call', 'a = f("\\d")\n'],
    ['an escaped end of a line', 'a = f("x\\\ny")\n'],
    ['a letter that Unicode does not have', 'a = f("\\UFFFFFFFF")\n'],
    ['no comma in a list', 'a = [1 2]\n'],
    ['no comma in an object', 'a = { b = 1 c = 2 }\n'],
    ['no comma in an object in a call', 'a = f({ b = 1 c = 2 })\n'],
    ['an expression over lines in an object', 'a = f({\n  b = 1\n  + 2\n})\n'],
    ['a comma on the next line of an object', 'a = f({\n  b = 1\n  , c = 2\n})\n'],
    ['arguments behind an expanded one', 'a = f(b..., c)\n'],
    ['a loop over an object without names', 'a = { for x in y : x }\n'],
    ['a loop without a variable', 'a = [for 1 in y : 1]\n'],
    ['white space that HCL does not know', 'a = "${var.x\u00a0}"\n'],
    ['a number with two points', 'a = var.b > 1.2.3\n'],
    ['a splat inside of a splat', 'a = var.b.*.c.*.d\n'],
    ['markers that strip outside of a text', 'a = ~1\n'],
    ['two indexes with a point between', 'a = var.b.1.2\n'],
  ])('leaves it to the whole reader to refuse %s', async (_, text) => {
    expect(await whole(text)).toBeUndefined();
    expect(parsePlainHcl(text)).toBeUndefined();
  });

  it('is what every refusal is written in', () => {
    expect(texts.filter((text) => parsePlainHcl(text) === undefined)).toEqual([]);
  });

  it('is never read otherwise than by the whole reader, whatever is changed in it', async () => {
    const otherwise: string[] = [];
    for (const text of changed(texts, 4_000)) {
      const read = parsePlainHcl(text);
      if (read !== undefined && JSON.stringify(read) !== JSON.stringify(await whole(text))) otherwise.push(text);
    }

    expect(otherwise).toEqual([]);
  });
});

const texts = [...new Set(refusals.flatMap((one) => [refused(one), mended(one)]))];

const pieces = (
  '{ } [ ] ( ) " , = == : . ... * - ! ? # // /* */ ${ %{ $${ ~} \\ \\n \\x \n \t é \u00a0 1 -1 1.5 007 true null if for ' +
  'a a.b "${a}" [*] <<EOT\nx\nEOT\n'
).split(' ');

/** Texts with one or two pieces taken out, put in or put in another's place: the same at every run. */
function* changed(from: readonly string[], count: number): Generator<string> {
  const below = numbers(20_261_123);
  for (let made = 0; made < count; made++) {
    let text = from[below(from.length)] ?? '';
    for (let change = below(2); change >= 0; change--) {
      const at = below(text.length);
      const piece = pieces[below(pieces.length)] ?? '';
      text = text.slice(0, at) + piece + text.slice(at + below(4));
    }
    yield text;
  }
}

/** Whole numbers from 0 that look like chance: a linear congruential generator. */
function numbers(seed: number): (below: number) => number {
  let state = BigInt(seed);
  return (below) => {
    state = (state * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n) % 2n ** 64n;
    return Number((state >> 33n) % BigInt(below));
  };
}
