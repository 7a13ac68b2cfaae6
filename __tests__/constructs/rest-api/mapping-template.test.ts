import { describe, expect, it } from 'vitest';
import { formTemplate, jsonTemplate, jsonText, type TemplateJson } from '../../../constructs/rest-api/mapping-template';
import { Trace } from '../../../local';
import { Payload } from '../../../local/rest-api/templates/payload';
import { render } from '../../../local/rest-api/templates/render';

const callers = { id: 'it\'s "so" \\ $x #end\n', empty: '' };
const body = { name: 'a & b = "c"', deep: { n: 1 } };

/** What a template writes for a request. */
function written(template: string): string {
  const source = {
    payload: new Payload(JSON.stringify(body)),
    parameters: { path: callers, querystring: {}, header: {} },
    context: { requestId: 'r-1', identity: { sourceIp: '127.0.0.1' } },
    stageVariables: { place: 'here' },
  };
  return render(template, source, new Trace('1', 'stack', 'api'), 'template').text;
}

const jsonOf = (json: TemplateJson): unknown => JSON.parse(written(jsonTemplate(json)));

describe('jsonTemplate', () => {
  it.each<[string, TemplateJson, unknown]>([
    ['whatever a caller wrote', { a: "$input.params('id')" }, { a: callers.id }],
    ['nothing where nothing is', { a: "$input.params('none')", b: "$input.path('$.none')" }, { a: '', b: '' }],
    [
      'a value of the body as text, or as JSON',
      { a: "$input.path('$.name')", b: "$input.json('$.deep')" },
      { a: body.name, b: '{"n":1}' },
    ],
    ['the whole body', ['$input.body'], [JSON.stringify(body)]],
    ['several in one text', { a: 'USER#$context.requestId/$stageVariables.place.' }, { a: 'USER#r-1/here.' }],
    ['texts that look like Velocity', { a: '#end #set($x = 1) ## $x $!y $' }, { a: '#end #set($x = 1) ## $x $!y $' }],
    ['no member that is undefined', { a: undefined, b: 1, c: true }, { b: 1, c: true }],
  ])('writes %s', (_, json, expected) => {
    expect(jsonOf(json)).toEqual(expected);
  });

  it('leaves what only Terraform knows to Terraform', () => {
    expect(jsonTemplate({ TableName: '${aws_dynamodb_table.users.name}' })).toContain(
      '"${aws_dynamodb_table.users.name}"',
    );
  });
});

describe('formTemplate', () => {
  it('encodes what callers wrote, and what is known', () => {
    const form = { Action: 'Send', Body: '$input.body', Value: "a b&#$ $input.path('$.name')" };

    expect(Object.fromEntries(new URLSearchParams(written(formTemplate(form))))).toEqual({
      Action: 'Send',
      Body: JSON.stringify(body),
      Value: `a b&#$ ${body.name}`,
    });
  });

  it('leaves what only Terraform knows to Terraform', () => {
    expect(formTemplate({ a: 'x y ${aws_sqs_queue.events.name}' })).toBe('a=x%20y%20${aws_sqs_queue.events.name}');
  });
});

describe('jsonText', () => {
  it('holds a value under a name of its own', () => {
    expect(jsonText('$context.identity.sourceIp').set).toBe('#set($identity_sourceIp = "$!context.identity.sourceIp")');
    expect(jsonText("$input.params('id')").set).toBe(`#set($input_params_id = "$!input.params('id')")`);
  });
});
