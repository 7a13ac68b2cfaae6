import { describe, expect, it } from 'vitest';
import { modelOf } from '../../terraform/model/model';

/** What an expression comes to in an argument. */
const value = (expression: string) =>
  modelOf({ files: [{ name: 'main.tf.json', document: { resource: { aws_x: { a: { v: `\${${expression}}` } } } } }] })
    .ofType('aws_x')[0]
    ?.get('v');

describe('a function', () => {
  it.each([
    ['alltrue([true, "true"])', true],
    ['anytrue([false, true])', true],
    ['base64decode(base64encode("é"))', 'é'],
    ['base64sha256("a")', 'ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='],
    ['chunklist([1, 2, 3], 2)', [[1, 2], [3]]],
    ['cidrhost("10.0.0.0/16", 5)', '10.0.0.5'],
    ['cidrnetmask("10.0.0.0/12")', '255.240.0.0'],
    ['cidrsubnet("10.1.2.0/24", 4, 15)', '10.1.2.240/28'],
    ['cidrsubnets("10.1.0.0/16", 4, 4, 8)', ['10.1.0.0/20', '10.1.16.0/20', '10.1.32.0/24']],
    ['coalescelist([], ["a"])', ['a']],
    ['format("%-4s|%04d|%.2f|%q|%%", "a", 7, 1.5, "b")', 'a   |0007|1.50|"b"|%'],
    ['formatlist("%s-%s", ["a", "b"], "x")', ['a-x', 'b-x']],
    ['indent(2, "a\\nb")', 'a\n  b'],
    ['index(["a", "b"], "b")', 1],
    ['md5("a")', '0cc175b9c0f1b6a831c399e269772661'],
    ['parseint("ff", 16)', 255],
    ['range(1, 6, 2)', [1, 3, 5]],
    ['regex("^(?P<name>[a-z]+)-(?P<number>\\\\d+)$", "abc-12")', { name: 'abc', number: '12' }],
    ['regex("[a-z]+", "12ab")', 'ab'],
    ['regexall("[a-z]", "1a2b")', ['a', 'b']],
    ['replace("a-b_c", "/[-_]/", ".")', 'a.b.c'],
    ['replace("ab", "/(a)(b)/", "$2$1")', 'ba'],
    ['reverse([1, 2])', [2, 1]],
    ['setintersection(["a", "b"], ["b"])', ['b']],
    [
      'setproduct(["a"], ["x", "y"])',
      [
        ['a', 'x'],
        ['a', 'y'],
      ],
    ],
    ['setsubtract(["a", "b"], ["b"])', ['a']],
    ['setunion(["a"], ["a", "b"])', ['a', 'b']],
    ['sha1("a")', '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8'],
    ['slice(["a", "b", "c"], 1, 2)', ['b']],
    ['sort(["b", "a"])', ['a', 'b']],
    ['toset(["b", "a", "b"])', ['a', 'b']],
    ['toset([10, 9])', [9, 10]],
    ['setunion(["b"], ["a"])', ['a', 'b']],
    ['[for key, item in { b = 1, a = 2 } : "${key}${item}"]', ['a2', 'b1']],
    ['jsonencode({ b = "<&>", a = [{ d = 1, c = 2 }] })', '{"a":[{"c":2,"d":1}],"b":"\\u003c\\u0026\\u003e"}'],
    ['trimspace(<<EOT\n1000\nEOT\n)', '1000'],
    ['upper(<<-EOT\n    a(\n      ${"b"}\n  EOT\n)', 'A(\n  B\n'],
    ['upper(<<EOT\r\na\r\nEOT\r\n)', 'A\r\n'],
    ['strcontains("abc", "b")', true],
    ['substr("hello", -2, -1)', 'lo'],
    ['sum([1, 2])', 3],
    ['transpose({ a = ["x"], b = ["x"] })', { x: ['a', 'b'] }],
    ['trim("?!a?", "!?")', 'a'],
    ['urlencode("a b/c")', 'a+b%2Fc'],
    ['uuidv5("dns", "example.com")', 'cfbff0d1-9375-5685-968c-48ce8b15ae17'],
    ['yamldecode("a: [1]")', { a: [1] }],
    ['zipmap(["a", "b"], [1, 2])', { a: 1, b: 2 }],
    ['{ for s in ["ax", "ay", "bx"] : substr(s, 0, 1) => s... }', { a: ['ax', 'ay'], b: ['bx'] }],
    ['one([])', undefined],
  ])('%s gives what Terraform gives', (expression, expected) => {
    expect(value(expression)).toEqual(expected);
  });
});
