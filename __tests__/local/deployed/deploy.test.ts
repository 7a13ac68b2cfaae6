import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { archiveAt } from '../../../local/deployed/archive';
import { deploy } from '../../../local/deployed/deploy';
import { documentsAt } from '../../../local/document';
import { configurationsAt } from '../../../terraform/documents/configurations';
import { readConfiguration } from '../../../terraform/documents/read-configuration';
import { holdsUnknown } from '../../../terraform/language/value';

const api = 'aws_apigatewayv2_api';
const document = (resource: object, more: object = {}) => ({
  resource,
  provider: { aws: [{ region: 'eu-west-1' }] },
  ...more,
});
const deployed = (resource: object, more: object = {}) =>
  deploy({ files: [{ name: 'main.tf.json', document: document(resource, more) }] }, { folder: '.', stack: 'test' });

/** What an argument of `aws_x.x` comes to. */
const argument = (value: unknown, resource: object = {}, more: object = {}) =>
  deployed({ ...resource, aws_x: { x: { value } } }, more)
    .model.ofType('aws_x')[0]
    ?.get('value');

describe('an argument of a deployed configuration', () => {
  it('names an API as AWS does', () => {
    const resource = { [api]: { main: { name: 'a', protocol_type: 'HTTP' } } };

    expect(argument('${aws_apigatewayv2_api.main.execution_arn}/*', resource)).toMatch(
      /^arn:aws:execute-api:eu-west-1:123456789012:[a-z][a-z0-9]{9}\/\*$/,
    );
    expect(argument('${aws_apigatewayv2_api.main.api_endpoint}', resource)).toMatch(
      /^https:\/\/[a-z0-9]{10}\.execute-api\.eu-west-1\.amazonaws\.com$/,
    );
  });

  it.each([
    [
      'invoke_arn',
      'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:f/invocations',
    ],
    ['qualified_arn', 'arn:aws:lambda:eu-west-1:123456789012:function:f:1'],
    ['version', '1'],
    ['timeout', 3],
  ])('knows %s of a function', (attribute, value) => {
    const resource = { aws_lambda_function: { f: { function_name: 'f', publish: true } } };

    expect(argument(`\${aws_lambda_function.f.${attribute}}`, resource)).toBe(value);
  });

  it('follows computed values through functions, locals and for expressions', () => {
    const resource = { aws_sqs_queue: { q: { name: 'jobs' } } };
    const more = { locals: { parts: '${split(":", aws_sqs_queue.q.arn)}' } };

    expect(argument('${upper(element(local.parts, 5))}', resource, more)).toBe('JOBS');
    expect(argument('${jsonencode({ a = aws_sqs_queue.q.arn })}', resource)).toBe(
      '{"a":"arn:aws:sqs:eu-west-1:123456789012:jobs"}',
    );
  });

  it('sees every instance of a resource with for_each', () => {
    const resource = {
      aws_sqs_queue: { q: { for_each: '${toset(["a", "b"])}', name: '${each.key}' } },
      aws_y: { y: { for_each: '${aws_sqs_queue.q}', arn_of: '${each.value.arn}' } },
    };
    const found = deployed(resource).model.ofType('aws_y');

    expect(found.map((one) => [one.address, one.get('arn_of')])).toEqual([
      ['aws_y.y["a"]', 'arn:aws:sqs:eu-west-1:123456789012:a'],
      ['aws_y.y["b"]', 'arn:aws:sqs:eu-west-1:123456789012:b'],
    ]);
  });

  it('reads every item of a splat, also of none', () => {
    const queue = (count: number) => ({ aws_sqs_queue: { q: { count, name: 'q${count.index}' } } });

    expect(argument('${aws_sqs_queue.q[*].name}', queue(2))).toEqual(['q0', 'q1']);
    expect(argument('${one(aws_sqs_queue.q[*].arn)}', queue(0))).toBeUndefined();
    expect(argument('${try(aws_sqs_queue.q[0].name, "none")}', queue(0))).toBe('none');
  });

  it('tells secrets to those who run it', () => {
    const more = { variable: { key: { default: 'k', sensitive: true } } };

    expect(argument('${sensitive(var.key)}', {}, more)).toBe('k');
  });

  it('keeps what no provider here computes unknown', () => {
    expect(holdsUnknown(argument('${aws_made_up.m.arn}', { aws_made_up: { m: {} } }))).toBe(true);
  });
});

describe('ids', () => {
  const idIn = (stack: string, name: string) => {
    const source = { files: [{ name: 'main.tf.json', document: document({ [api]: { [name]: { name: 'a' } } }) }] };
    return deploy(source, { folder: '.', stack }).model.ofType(api)[0]?.attribute('id');
  };

  it('are the same in every run, and others for every stack and address', () => {
    expect(idIn('one', 'a')).toBe(idIn('one', 'a'));
    expect(new Set([idIn('one', 'a'), idIn('two', 'a'), idIn('one', 'b')]).size).toBe(3);
  });
});

describe('data sources', () => {
  const data = (type: string, body: object, attribute: string, resource: object = {}) =>
    argument(`\${data.${type}.d.${attribute}}`, resource, { data: { [type]: { d: body } } });

  it.each([
    ['aws_caller_identity', 'account_id', '123456789012'],
    ['aws_region', 'name', 'eu-west-1'],
    ['aws_partition', 'dns_suffix', 'amazonaws.com'],
  ])('%s tells %s', (type, attribute, value) => {
    expect(data(type, {}, attribute)).toBe(value);
  });

  it('make a policy of its statements', () => {
    const statement = [
      {
        sid: 'Read',
        actions: ['dynamodb:GetItem', 'dynamodb:Query'],
        resources: ['${aws_dynamodb_table.t.arn}'],
        principals: [{ type: 'AWS', identifiers: ['*'] }],
        condition: [{ test: 'StringEquals', variable: 'aws:SourceAccount', values: ['1'] }],
      },
    ];
    const json = data('aws_iam_policy_document', { statement }, 'json', { aws_dynamodb_table: { t: { name: 't' } } });

    expect(JSON.parse(String(json))).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Read',
          Effect: 'Allow',
          Action: ['dynamodb:GetItem', 'dynamodb:Query'],
          Resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/t',
          Principal: { AWS: '*' },
          Condition: { StringEquals: { 'aws:SourceAccount': '1' } },
        },
      ],
    });
  });

  it('let a statement of the same Sid win that overrides', () => {
    const of = (Effect: string) => JSON.stringify({ Statement: [{ Sid: 'S', Effect, Action: '*', Resource: '*' }] });
    const body = { source_policy_documents: [of('Allow')], override_policy_documents: [of('Deny')] };
    const { Statement } = JSON.parse(String(data('aws_iam_policy_document', body, 'json')));

    expect(Statement.map(({ Effect }: { Effect: string }) => Effect)).toEqual(['Deny']);
  });

  it('see what the document itself creates', () => {
    const resource = { aws_ssm_parameter: { p: { name: '/a', value: 'v', type: 'String' } } };

    expect(data('aws_ssm_parameter', { name: '/a' }, 'value', resource)).toBe('v');
  });
});

it('renders a template_file with the variables it is given', () => {
  const data = { template_file: { t: { template: '$${greeting}, ${upper("bo")}', vars: { greeting: '${local.g}' } } } };
  const more = { data, locals: { g: 'Hello' } };

  expect(argument('${data.template_file.t.rendered}', {}, more)).toBe('Hello, BO');
});

it('names each module that is not in a folder', () => {
  const { notes } = deployed({}, { module: { table: [{ source: 'terraform-aws-modules/dynamodb-table/aws' }] } });

  expect(notes).toEqual([
    {
      address: 'module.table',
      why: 'is not in a folder here: its resources are not run. Run terraform init, which brings modules',
    },
  ]);
});

it('reads the modules that terraform init has brought', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const below = join(folder, '.terraform/modules/queue/inner');
  mkdirSync(below, { recursive: true });
  writeFileSync(join(folder, 'main.tf'), 'module "queue" { source = "acme/queue/aws//inner" }');
  writeFileSync(join(below, 'main.tf'), 'resource "aws_sqs_queue" "q" { name = "jobs" }');
  writeFileSync(
    join(folder, '.terraform/modules/modules.json'),
    '{"Modules":[{"Key":"","Dir":"."},{"Key":"queue","Dir":".terraform/modules/queue/inner"}]}',
  );
  const [document] = await documentsAt(folder);
  if (document === undefined) throw new Error('no document');
  const { model, notes } = deploy(document.source, document);

  expect(model.ofType('aws_sqs_queue').map(({ address }) => address)).toEqual(['module.queue.aws_sqs_queue.q']);
  expect(notes).toEqual([]);
});

describe('a folder', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'deploy-'));
    writeFileSync(join(folder, 'index.js'), 'exports.handler = 1;');
    writeFileSync(join(folder, 'greeting.tpl'), 'Hello %{ for n in names ~}${n} %{ endfor ~}\n');
    writeFileSync(
      join(folder, 'main.tf'),
      `
variable "stage" { type = string }
variable "unset" { type = string }
data "archive_file" "code" {
  type        = "zip"
  source_file = "\${path.module}/index.js"
  output_path = "\${path.module}/build/code.zip"
}
resource "aws_lambda_function" "f" {
  function_name    = "f-\${var.stage}"
  filename         = data.archive_file.code.output_path
  source_code_hash = data.archive_file.code.output_base64sha256
  description      = templatefile("\${path.module}/greeting.tpl", { names = ["Ann", "Bo"] })
  publish          = fileexists("index.js")
}
`,
    );
    writeFileSync(join(folder, 'terraform.tfvars'), 'stage = "v1"\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const read = async () => {
    const [files] = configurationsAt(folder);
    if (files === undefined) throw new Error('no configuration');
    return deploy((await readConfiguration(files)).source, { folder, stack: basename(folder) });
  };

  it('is read with its variables and files', async () => {
    const [lambda] = (await read()).model.ofType('aws_lambda_function');

    expect(lambda?.get('function_name')).toBe('f-v1');
    expect(lambda?.get('description')).toBe('Hello Ann Bo ');
    expect(lambda?.get('publish')).toBe(true);
  });

  it('tells what its archives would pack', async () => {
    const archive = archiveAt(await read(), './build/code.zip');

    expect(archive?.files).toEqual([{ name: 'index.js', content: { file: join(folder, 'index.js') } }]);
  });

  it('says which variables have no value', async () => {
    expect((await read()).notes).toEqual([
      { address: 'var.unset', why: 'has no value: set it in terraform.tfvars beside the configuration' },
    ]);
  });
});
