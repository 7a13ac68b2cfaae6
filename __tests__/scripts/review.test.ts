import { describe, expect, it } from 'vitest';
import { markdownReport } from '../../scripts/review/markdown-report';
import { plannedByProvider } from '../../scripts/shared/review/replacements';
import { review } from '../../scripts/shared/review/review';
import { reviewedForm } from '../../scripts/shared/review/reviewed-form';
import { textReport } from '../../scripts/shared/review/text-report';
import type { JsonObject } from '../../terraform/documents/json-object';

const table = {
  aws_dynamodb_table: { hash_key: 'replace', name: 'replace', billing_mode: 'update', 'ttl.enabled': 'update' },
  aws_apigatewayv2_api: { name: 'update', protocol_type: 'replace' },
  aws_apigatewayv2_stage: {
    api_id: 'replace',
    name: 'replace',
    'default_route_settings.throttling_rate_limit': 'update',
  },
  aws_apigatewayv2_api_mapping: { stage: 'update', api_id: 'replace' },
  aws_lambda_function: { source_code_hash: 'update', filename: 'update' },
  aws_iam_role_policy: { policy: 'update' },
  aws_api_gateway_integration: { type: 'replace' },
};

const textOf = (was: JsonObject | undefined, is: JsonObject | undefined) => {
  const stacks = (document: JsonObject | undefined) => new Map(document ? [['prod-x', document]] : []);
  return textReport(review(stacks(was), stacks(is), table), 1);
};

const table_ = (items: JsonObject) => ({ resource: { aws_dynamodb_table: { items } } });

describe('A review', () => {
  it('is one line when nothing differs', () => {
    expect(textOf(table_({ name: 'a' }), table_({ name: 'a' }))).toBe(
      'Nothing differs: synth gives what was reviewed, in 1 stack.\n',
    );
  });

  it('names every argument that differs, old and new', () => {
    const stage = (limit: number, extra: JsonObject) => ({
      resource: {
        aws_apigatewayv2_stage: { main: { default_route_settings: { throttling_rate_limit: limit }, ...extra } },
      },
    });

    expect(textOf(stage(100, { description: 'a' }), stage(200, { depends_on: ['aws_x.y'] }))).toBe(
      `prod-x: 1 changed
  ~ changed  aws_apigatewayv2_stage.main
        default_route_settings.throttling_rate_limit: 100 -> 200
        depends_on: (none) -> ["aws_x.y"]
        description: "a" -> (none) (may force replacement: npm run review:replacements asks the provider)

1 change in 1 stack.
`,
    );
  });

  it('calls a change replaced when the provider replaces for it, and says what is lost', () => {
    expect(textOf(table_({ hash_key: 'id' }), table_({ hash_key: 'pk' }))).toBe(
      `prod-x: 1 replaced
  ! replaced aws_dynamodb_table.items   LOST: its items
        hash_key: "id" -> "pk" (forces replacement)

1 change in 1 stack. 1 change loses what cannot be made again.
`,
    );
  });

  it('lists what loses data before everything else', () => {
    const was = {
      resource: {
        aws_dynamodb_table: { items: { name: 'a' } },
        aws_cloudwatch_log_group: { access: {} },
        aws_apigatewayv2_stage: { main: { name: 'a' } },
        aws_iam_role: { old: {} },
      },
    };
    const is = {
      resource: {
        aws_dynamodb_table: { items: { name: 'b' } },
        aws_apigatewayv2_stage: { main: { name: 'b' } },
        aws_iam_role: { another: {} },
      },
    };

    expect(textOf(was, is).match(/^ {2}\S.*/gm)).toEqual([
      '  ! replaced aws_dynamodb_table.items   LOST: its items',
      '  - removed  aws_cloudwatch_log_group.access   LOST: its log lines',
      '  ! replaced aws_apigatewayv2_stage.main',
      '  - removed  aws_iam_role.old',
      '  + added    aws_iam_role.another',
    ]);
  });

  it('marks a REST integration whose replacement deletes it', () => {
    const integration = (type: string) => ({ resource: { aws_api_gateway_integration: { items: { type } } } });

    expect(textOf(integration('MOCK'), integration('AWS_PROXY'))).toContain(
      '! replaced aws_api_gateway_integration.items   LOST: itself, behind a green apply',
    );
  });

  it('follows a replacement to what is tied to the identity of the replaced', () => {
    const api = (protocol: string) => ({
      resource: {
        aws_apigatewayv2_api: { main: { name: 'x', protocol_type: protocol } },
        aws_apigatewayv2_stage: { main: { api_id: '${aws_apigatewayv2_api.main.id}', name: 'v1' } },
        aws_apigatewayv2_api_mapping: { main: { stage: '${aws_apigatewayv2_stage.main.id}' } },
        aws_dynamodb_table: { items: { name: '${aws_apigatewayv2_api.main.name}' } },
      },
    });

    expect(textOf(api('HTTP'), api('WEBSOCKET'))).toContain(
      `
  ! replaced aws_apigatewayv2_stage.main
        api_id: follows aws_apigatewayv2_api.main, which is replaced (forces replacement)

1`.slice(0, -2),
    );
    expect(textOf(api('HTTP'), api('WEBSOCKET'))).not.toContain('aws_dynamodb_table.items');
    expect(textOf(api('HTTP'), api('WEBSOCKET'))).not.toContain('aws_apigatewayv2_api_mapping.main');
  });

  it('counts a resource with a moved block as moved', () => {
    const was = { resource: { aws_dynamodb_table: { items: { name: 'a' } } } };
    const is = {
      resource: { aws_dynamodb_table: { things: { name: 'a' } } },
      moved: [{ from: 'aws_dynamodb_table.items', to: 'aws_dynamodb_table.things' }],
    };

    expect(textOf(was, is)).toContain('  > moved    aws_dynamodb_table.items -> aws_dynamodb_table.things\n');
    expect(textOf(was, is)).toContain('\n1 change in 1 stack.\n');
  });

  it('tells what else differs in a resource that has moved', () => {
    const was = { resource: { aws_dynamodb_table: { items: { billing_mode: 'PROVISIONED' } } } };
    const is = {
      resource: { aws_dynamodb_table: { things: { billing_mode: 'PAY_PER_REQUEST' } } },
      moved: { from: 'aws_dynamodb_table.items', to: 'aws_dynamodb_table.things' },
    };

    expect(textOf(was, is)).toContain(
      '  ~ changed  aws_dynamodb_table.items -> aws_dynamodb_table.things\n        billing_mode: "PROVISIONED" -> "PAY_PER_REQUEST"\n',
    );
  });

  it('does not believe a moved block whose old address still exists', () => {
    const both = { resource: { aws_dynamodb_table: { items: {}, things: {} } } };
    const is = { ...both, moved: [{ from: 'aws_dynamodb_table.items', to: 'aws_dynamodb_table.things' }] };

    expect(textOf(table_({}), is)).toContain('+ added    aws_dynamodb_table.things');
  });

  it('compares JSON in a string by what it says', () => {
    const policy = (action: string, space: number) => ({
      resource: {
        aws_iam_role_policy: {
          api: { policy: JSON.stringify({ Statement: [{ Action: [action], Effect: 'Allow' }] }, null, space) },
        },
      },
    });

    expect(textOf(policy('a:B', 0), policy('a:B', 2))).toContain('Nothing differs');
    expect(textOf(policy('a:B', 0), policy('a:C', 0))).toContain(
      '        policy.Statement[0].Action: ["a:B"] -> ["a:C"]\n',
    );
  });

  it('tells a new stack and one that is gone', () => {
    expect(textOf(undefined, table_({}))).toContain('prod-x (stack is new): 1 added\n');
    expect(textOf(table_({}), undefined)).toContain('prod-x (stack is gone): 1 removed\n');
  });

  it('tells outputs, variables, data sources and settings of Terraform too', () => {
    const is = {
      output: { url: { value: 'a' } },
      variable: { vpc_id: {} },
      data: { aws_region: { here: {} } },
      terraform: {},
    };

    expect(textOf({ terraform: { required_version: '1' } }, is).match(/^ {2}\S.*/gm)).toEqual([
      '  ~ changed  terraform',
      '  + added    data.aws_region.here',
      '  + added    output.url',
      '  + added    var.vpc_id',
    ]);
  });
});

describe('The reviewed form', () => {
  const lambda = (hash: string) => ({
    '//': { metadata: { version: '0.21.0' } },
    resource: {
      aws_lambda_function: {
        api: { '//': { metadata: {} }, source_code_hash: hash, filename: `assets/api_bundle/${hash}/items.zip` },
      },
    },
  });

  it('shows a new handler as one argument', () => {
    expect(textOf(lambda('0123456789abcdef'), lambda('fedcba9876543210')).split('\n').slice(1, 4)).toEqual([
      '  ~ changed  aws_lambda_function.api',
      '        source_code_hash: "0123456789abcdef" -> "fedcba9876543210"',
      '',
    ]);
  });

  it('has sorted keys and nothing that cdktf notes for itself', () => {
    expect(JSON.stringify(reviewedForm(lambda('0123456789abcdef')))).toBe(
      '{"resource":{"aws_lambda_function":{"api":{"filename":"assets/api_bundle/items.zip","source_code_hash":"0123456789abcdef"}}}}',
    );
  });

  it('keeps what a person wrote as a comment, such as a waiver', () => {
    const waived = { resource: { aws_x: { y: { '//': { metadata: {}, why: 'a' } }, z: { '//': 'gatehouse:allow' } } } };

    expect(reviewedForm(waived)).toEqual({
      resource: { aws_x: { y: { '//': { why: 'a' } }, z: { '//': 'gatehouse:allow' } } },
    });
  });
});

describe('The comment on a pull request', () => {
  const comment = (was: JsonObject, is: JsonObject) =>
    markdownReport(review(new Map([['prod-x', was]]), new Map([['prod-x', is]]), table), 1);

  it('is one line when nothing differs', () => {
    expect(comment({}, {})).toBe(
      '### Reviewed Terraform JSON\n\nNothing differs: synth gives what was reviewed, in 1 stack.\n',
    );
  });

  it('opens the stacks that lose something', () => {
    expect(comment(table_({ hash_key: 'id' }), table_({ hash_key: 'pk' }))).toBe(`### Reviewed Terraform JSON

1 change in 1 stack. 1 change loses what cannot be made again.

<details open>
<summary>prod-x: 1 replaced</summary>

\`\`\`diff
! replaced aws_dynamodb_table.items   LOST: its items
      hash_key: "id" -> "pk" (forces replacement)
\`\`\`

</details>

`);
  });

  it('keeps the stacks that lose nothing closed', () => {
    expect(comment(table_({ billing_mode: 'a' }), table_({ billing_mode: 'b' }))).toContain('<details>\n');
  });

  it('cannot be left by backticks in a value', () => {
    expect(comment(table_({ billing_mode: 'a' }), table_({ billing_mode: '```' }))).toContain('\n````diff\n');
  });

  it('fits into a comment however much differs, and still shows what is lost', () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`output_${at}`, { value: 'x' }]));
    const text = comment(table_({ hash_key: 'id' }), { ...table_({ hash_key: 'pk' }), output: many });

    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('LOST: its items');
    expect(text).toContain('prod-x: 1 replaced, 3000 added');
  });
});

describe('What the provider was asked', () => {
  it('tells apart what it replaces from what it changes in place', () => {
    expect(plannedByProvider.aws_dynamodb_table).toMatchObject({ hash_key: 'replace', billing_mode: 'update' });
  });
});
