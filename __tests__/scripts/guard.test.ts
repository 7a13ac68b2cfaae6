import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const broken =
  'resource "aws_apigatewayv2_api" "a" {\n  name          = "a"\n  protocol_type = "HTTP"\n  cors_configuration {\n    max_age = 99999\n  }\n}\n';
const group = { resource: { aws_cloudwatch_log_group: { g: { name: 'g' } } } };
const logging = {
  resource: { aws_api_gateway_method_settings: { s: { method_path: '*/*', settings: { logging_level: 'INFO' } } } },
};
const account = {
  resource: { aws_api_gateway_account: { a: { cloudwatch_role_arn: 'arn:aws:iam::111122223333:role/r' } } },
};
const plan = {
  format_version: '1.2',
  resource_changes: [
    {
      address: 'module.m.aws_lambda_function.f',
      type: 'aws_lambda_function',
      mode: 'managed',
      change: { actions: ['create'], after: { function_name: 'f', publish: false }, after_unknown: { version: true } },
    },
    {
      address: 'module.m.aws_lambda_alias.l',
      type: 'aws_lambda_alias',
      mode: 'managed',
      change: { actions: ['create'], after: { name: 'live' }, after_unknown: { function_version: true } },
    },
    {
      address: 'aws_lambda_function.gone',
      type: 'aws_lambda_function',
      mode: 'managed',
      change: { actions: ['delete'], after: null },
    },
  ],
  configuration: {
    root_module: {
      module_calls: {
        m: {
          module: {
            resources: [
              {
                address: 'aws_lambda_alias.l',
                expressions: {
                  function_version: { references: ['aws_lambda_function.f.version', 'aws_lambda_function.f'] },
                },
              },
            ],
          },
        },
      },
    },
  },
};

let folder = '';

function write(name: string, content: unknown): string {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

const guard = (...args: string[]) => guardIn(folder, ...args);

function guardIn(cwd: string, ...args: string[]) {
  const script = join(process.cwd(), 'scripts/run.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'guard', ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const rulesIn = (stdout: string): string[] => JSON.parse(stdout).findings.map(({ rule }: { rule: string }) => rule);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guard-'));
  write('hcl/main.tf', broken);
  write('costly.tf.json', group);
  write('sound.tf.json', { resource: {} });
  write('plan.json', plan);
  write('failed.json', { ...plan, errored: true });
  write('unlisted.json', { ...plan, resource_changes: null });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('guard', () => {
  it('prints exactly one object with the PATH as it was given', () => {
    const { stdout, status } = guard('--format', 'json', './hcl');
    expect(JSON.parse(stdout)).toEqual({
      findings: [
        {
          path: './hcl',
          rule: 'http-api/cors-max-age',
          severity: 'rejects',
          address: 'aws_apigatewayv2_api.a',
          problem: 'cors_configuration.max_age must be a whole number from -1 to 86400, was 99999',
          fix: 'Give seconds up to one day; -1 switches the browser cache off.',
          source: 'botocore 1.43.11, apigatewayv2 Cors.MaxAge',
          file: join('hcl', 'main.tf'),
          line: 1,
        },
      ],
    });
    expect(status).toBe(1);
  });

  it('prints text without colour when it is not read on a terminal', () => {
    expect(guard('hcl').stdout).toBe(`hcl
  aws_apigatewayv2_api.a: cors_configuration.max_age must be a whole number from -1 to 86400, was 99999. Give seconds up to one day; -1 switches the browser cache off.
    rejects [http-api/cors-max-age] hcl/main.tf:1 botocore 1.43.11, apigatewayv2 Cors.MaxAge

1 configuration, 1 finding (1 rejects, 0 security, 0 misbehaves, 0 costs), 0 waived
`);
  });

  it('annotates the line of the resource for GitHub', () => {
    expect(guard('--format=github', 'hcl').stdout).toMatch(
      /^::error file=hcl\/main\.tf,line=1,title=http-api\/cors-max-age::aws_apigatewayv2_api\.a: /,
    );
  });

  it('answers 0 for findings that neither stop nor endanger a deployment', () => {
    expect(guard('costly.tf.json').status).toBe(0);
  });

  it('answers 1 for any finding when strict', () => {
    expect(guard('--strict', 'costly.tf.json').status).toBe(1);
  });

  it('answers 0 and prints no findings for what is sound', () => {
    expect(guard('--format', 'json', 'sound.tf.json')).toEqual({
      status: 0,
      stdout: '{\n  "findings": []\n}\n',
      stderr: '',
    });
  });

  it('reads the modules of a plan, and forgets what it deletes', () => {
    const { stdout } = guard('--format', 'json', 'plan.json');
    expect(
      JSON.parse(stdout).findings.map(({ rule, address }: { rule: string; address: string }) => [rule, address]),
    ).toEqual([['lambda/version-needs-publish', 'module.m.aws_lambda_alias.l']]);
  });

  it('judges each stack of a folder of stacks, and lets one set the role that others log with', () => {
    write('out/stacks/one/cdk.tf.json', logging);
    write('out/stacks/two/cdk.tf.json', account);
    const { stdout } = guard('out');
    expect(stdout).toBe('2 configurations, 0 findings (0 rejects, 0 security, 0 misbehaves, 0 costs), 0 waived\n');
  });

  it('knows the stacks beside the one in whose folder it is called', () => {
    write('synth/manifest.json', {});
    write('synth/stacks/one/cdk.tf.json', logging);
    write('synth/stacks/two/cdk.tf.json', account);
    expect(guardIn(join(folder, 'synth/stacks/one'), 'cdk.tf.json').status).toBe(0);
  });

  it('finds the role missing where no stack sets it', () => {
    write('alone/cdk.tf.json', logging);
    expect(rulesIn(guard('--format', 'json', 'alone').stdout)).toEqual(['rest-api/log-level-needs-account-role']);
  });

  it('takes values from variable files over defaults', () => {
    write('vars/main.tf', `variable "age" {\n  default = 60\n}\n${broken.replace('99999', 'var.age')}`);
    write('vars/terraform.tfvars', 'age = 90000\n');
    expect(rulesIn(guard('--format', 'json', 'vars').stdout)).toEqual(['http-api/cors-max-age']);
  });

  it('reads local modules with the arguments of their caller', () => {
    write('calls/main.tf', 'module "m" {\n  source = "./m"\n  age    = 90000\n}\n');
    write('calls/m/main.tf', `variable "age" {}\n${broken.replace('99999', 'var.age')}`);
    const { stdout } = guard('--format', 'json', 'calls');
    expect(JSON.parse(stdout).findings[0].address).toBe('module.m.aws_apigatewayv2_api.a');
  });

  it('finds what a module is told to refer to and nobody declares', () => {
    const call =
      'module "m" {\n  source   = "./m"\n  for_each = { a = aws_kms_key.missing.arn }\n  key      = each.value\n}\n';
    write('told/main.tf', call);
    write('told/m/main.tf', 'variable "key" {}\nresource "aws_sqs_queue" "q" {\n  kms_master_key_id = var.key\n}\n');
    const { stdout } = guard('--format', 'json', 'told');
    expect(JSON.parse(stdout).findings[0].problem).toBe(
      'kms_master_key_id must refer to what is declared, aws_kms_key.missing is not',
    );
  });
});

describe('waivers of foreign Terraform', () => {
  it('stand in a comment above the resource', () => {
    write(
      'above/main.tf',
      `# gatehouse:allow http-api/cors-max-age because a test of ours until 2999-12-31\n${broken}`,
    );
    const { stdout, status } = guard('above');
    expect(stdout).toContain('waived until 2999-12-31 because a test of ours');
    expect(status).toBe(0);
  });

  it('stand in a file with line ends of Windows', () => {
    const comment = '# gatehouse:allow http-api/cors-max-age because so until 2999-12-31';
    write('windows/main.tf', `${comment}\n${broken}`.replaceAll('\n', '\r\n'));
    expect(guard('windows').status).toBe(0);
  });

  it('stand in a comment inside the resource', () => {
    write(
      'inside/main.tf',
      broken.replace('  name', '  // gatehouse:allow http-api/cors-max-age because so until 2999-12-31\n  name'),
    );
    expect(guard('inside').status).toBe(0);
  });

  it('stand in a file beside the configuration', () => {
    write('beside/main.tf', broken);
    write('beside/gatehouse-waivers.json', {
      waivers: [
        { rule: 'http-api/cors-max-age', address: 'aws_apigatewayv2_api.a', because: 'so', until: '2999-12-31' },
      ],
    });
    expect(guard('beside').status).toBe(0);
  });

  it('stand in that file as a bare list, too', () => {
    write('listed/main.tf', broken);
    write('listed/gatehouse-waivers.json', [
      { rule: 'http-api/cors-max-age', address: 'aws_apigatewayv2_api.a', because: 'so', until: '2999-12-31' },
    ]);
    expect(guard('listed').status).toBe(0);
  });

  it('are named when that file holds none', () => {
    write('none/main.tf', broken);
    write('none/gatehouse-waivers.json', { a: 1 });
    expect(guard('none')).toMatchObject({ status: 2, stderr: expect.stringContaining('must hold a list of waivers') });
  });

  it('stand in the comment property of a resource in Terraform JSON', () => {
    write('json/main.tf.json', {
      resource: {
        aws_apigatewayv2_api: {
          a: {
            '//': 'gatehouse:allow http-api/cors-max-age because so until 2999-12-31',
            cors_configuration: { max_age: 99999 },
          },
        },
      },
    });
    expect(guard('json').status).toBe(0);
  });

  it('stand beside the metadata that CDKTF keeps in that property', () => {
    const comment = {
      metadata: { path: 'x' },
      waiver: 'gatehouse:allow http-api/cors-max-age because so until 2999-12-31',
    };
    write('cdktf/cdk.tf.json', {
      resource: { aws_apigatewayv2_api: { a: { '//': comment, cors_configuration: { max_age: 99999 } } } },
    });
    expect(guard('cdktf').status).toBe(0);
  });

  it('are refused without a reason, and found when they have expired', () => {
    write('refused/main.tf', `# gatehouse:allow http-api/cors-max-age until 2999-12-31\n${broken}`);
    write('expired/main.tf', `# gatehouse:allow http-api/cors-max-age because so until 2020-12-31\n${broken}`);
    const found = (path: string) => rulesIn(guard('--format', 'json', path).stdout);
    expect([found('refused'), found('expired')]).toEqual([
      ['http-api/cors-max-age', 'waiver/incomplete'],
      ['http-api/cors-max-age', 'waiver/expired'],
    ]);
  });
});

describe('an input that cannot be read', () => {
  it('is named with its line, and the others are still judged', () => {
    write('bad/main.tf', 'resource "a" "b" {\n  x =\n}\n');
    const { status, stdout, stderr } = guard('--format', 'json', 'bad', 'hcl');
    expect(stderr).toBe('guard: bad/main.tf:2: is no Terraform: Invalid expression\n');
    expect(rulesIn(stdout)).toEqual(['http-api/cors-max-age']);
    expect(status).toBe(2);
  });

  it('is counted where the others are, so that nothing found does not look like a pass', () => {
    write('bad/main.tf', 'resource "a" "b" {\n  x =\n}\n');

    expect(guard('bad').stdout).toBe(
      '0 configurations, 1 not readable, 0 findings (0 rejects, 0 security, 0 misbehaves, 0 costs), 0 waived\n',
    );
  });

  it.each([
    ['no such file', 'nowhere', 'nowhere: no such file or folder'],
    ['broken JSON', 'broken.tf.json', 'broken.tf.json:3: is no JSON'],
    ['a list', 'list.tf.json', 'list.tf.json:1: must hold a JSON object, as Terraform writes it'],
    ['a plan that failed', 'failed.json', 'failed.json:1: is the JSON of a plan that failed'],
    ['a plan without a list', 'unlisted.json', 'unlisted.json:1: must have a list in resource_changes'],
    ['another JSON', 'other.json', 'other.json:1: is neither Terraform JSON nor the JSON of a plan'],
    ['HCL of something else', 'other.tf', 'other.tf:1: holds no block of Terraform'],
    ['text in another encoding', 'wide.tf', 'wide.tf: must be in UTF-8'],
    ['lists in lists without end', 'deep.tf', 'deep.tf: is nested deeper than can be read'],
    ['an empty folder', 'empty', 'empty: holds no *.tf or *.tf.json file, and no folder of them'],
  ])('is refused in one line: %s', (_what, path, message) => {
    write('broken.tf.json', '{\n  "resource": {\n    oops\n  }\n}\n');
    write('list.tf.json', '[1]');
    write('other.json', { name: 'x' });
    write('other.tf', 'server "a" {}\n');
    writeFileSync(join(folder, 'wide.tf'), Buffer.from('\ufefflocals {}\n', 'utf16le'));
    write('deep.tf', `locals {\n  a = ${'['.repeat(9_000)}${']'.repeat(9_000)}\n}\n`);
    mkdirSync(join(folder, 'empty'), { recursive: true });
    expect(guard(path)).toMatchObject({ status: 2, stderr: `guard: ${message}\n` });
  });

  it.each([[['--format', 'xml', 'hcl']], [['--what', 'hcl']], [[]]])(
    'is a command line it does not know: %j',
    (args) => {
      const { status, stderr } = guard(...args);
      expect([status, stderr.split('\n').length]).toEqual([2, 2]);
    },
  );
});
