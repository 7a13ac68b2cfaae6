import { describe, expect, it } from 'vitest';
import { readArguments } from '../../scripts/plan/arguments';
import { markdownReport, textReport } from '../../scripts/shared/plan/plan-report';
import { plannedChanges } from '../../scripts/shared/plan/plan-summary';

const change = (address: string, actions: string[], more: object = {}) => ({
  address,
  mode: address.startsWith('data.') ? 'data' : 'managed',
  change: { actions, before: { secret: 'hunter2' }, after: { secret: 'hunter3' }, ...more },
});

const changes = plannedChanges({
  resource_changes: [
    change('aws_sns_topic.alerts', ['create']),
    change('aws_lambda_function.api', ['update']),
    change('aws_dynamodb_table.items', ['delete', 'create'], { replace_paths: [['hash_key'], ['attribute', 0]] }),
    change('aws_apigatewayv2_stage.main', ['create', 'delete'], { replace_paths: [['name']] }),
    change('aws_cloudwatch_log_group.access', ['delete']),
    change('aws_iam_role.api', ['no-op']),
    change('aws_iam_role.kept', ['forget']),
    change('aws_iam_role.mine', ['no-op'], { importing: { id: 'mine' } }),
    { ...change('aws_iam_role.new', ['no-op']), previous_address: 'aws_iam_role.old' },
    change('data.aws_route53_zone.main', ['read']),
  ],
});

const plan = { stack: 'prod-items', changes, findings: '' };

describe('The report of a plan', () => {
  it.each([
    [['create', 'delete'], 'itself, behind a green apply (docs/decisions/0011-parts-that-go.md)'],
    [['delete', 'create'], undefined],
  ])('says of an integration that is replaced by %j that %s is lost', (actions, lost) => {
    const [planned] = plannedChanges({ resource_changes: [change('aws_api_gateway_integration.items', actions)] });

    expect(planned?.lost).toBe(lost);
  });

  it('lists destroys first, then replacements with their reason, then the rest', () => {
    expect(
      textReport('prod', [plan]),
    ).toBe(`prod-items: 1 to DESTROY, 2 to replace, 1 to forget, 1 to update, 1 to move, 1 to import, 1 to create
  - destroy aws_cloudwatch_log_group.access   LOST: its log lines
  ! replace aws_apigatewayv2_stage.main (because of name)
  ! replace aws_dynamodb_table.items (because of hash_key, attribute.0)   LOST: its items
  - forget  aws_iam_role.kept
  ~ update  aws_lambda_function.api
  > move    aws_iam_role.new (was aws_iam_role.old)
  < import  aws_iam_role.mine
  + create  aws_sns_topic.alerts
1 stack of prod: 1 to DESTROY, 2 to replace, 1 to forget, 1 to update, 1 to move, 1 to import, 1 to create.
`);
  });

  it('shouts in a pull request what is destroyed', () => {
    expect(markdownReport('prod', [plan])).toContain(`> [!CAUTION]
> This plan destroys what exists.
>
> - **DESTROY** \`aws_cloudwatch_log_group.access\` in prod-items — **its log lines will be lost**
> - **REPLACE** \`aws_apigatewayv2_stage.main\` in prod-items
> - **REPLACE** \`aws_dynamodb_table.items\` in prod-items — **its items will be lost**
`);
  });

  it('does not shout when nothing is destroyed', () => {
    const calm = { ...plan, changes: changes.filter(({ verb }) => verb === 'update') };

    expect(markdownReport('prod', [calm])).toBe(`### Plan of prod

1 stack of prod: 1 to update.

<details>
<summary>prod-items: 1 to update</summary>

\`\`\`diff
~ update  aws_lambda_function.api
\`\`\`

</details>

`);
  });

  it('holds no values, which may be secret', () => {
    expect(markdownReport('prod', [plan])).not.toContain('hunter');
  });

  it('says when no stack is touched', () => {
    expect(textReport('dev', [])).toBe('No stack of dev is touched.\n');
  });

  it('says when a stack is touched and nothing changes', () => {
    expect(textReport('dev', [{ stack: 'dev-x', changes: [], findings: '' }])).toBe(
      'dev-x: no changes\n1 stack of dev: no changes.\n',
    );
  });

  it('tells what Terraform and the guard said', () => {
    const failed = { stack: 'dev-a', failure: 'terraform plan: no credentials', findings: '' };
    const refused = { stack: 'dev-b', changes: [], findings: 'a rule is broken' };

    expect(textReport('dev', [failed, refused])).toBe(`dev-a: no plan
  terraform plan: no credentials
dev-b: no changes, refused by the guard
  a rule is broken
2 stacks of dev: no changes. REFUSED: 2 of 2.
`);
  });

  it('fits into a comment however much there is', () => {
    const many = Array.from({ length: 3000 }, (_, at) => ({ ...changes[0], address: `aws_sns_topic.topic_${at}` }));
    const text = markdownReport('prod', [{ ...plan, changes: many as typeof changes }]);

    expect(text.length).toBeLessThan(65_536);
    expect(text).toContain('3000 to DESTROY');
  });
});

describe('The command line of plan', () => {
  const usage = 'usage: npm run -s plan -- --environment NAME [--base COMMIT] [--comment FILE] [--html FILE]';

  it('takes an environment, a commit and files', () => {
    const args = ['--environment', 'dev', '--base', 'HEAD^1', '--comment', 'plan.md', '--html', 'plan.html'];

    expect(readArguments(args)).toEqual({
      environment: 'dev',
      base: 'HEAD^1',
      comment: 'plan.md',
      html: 'plan.html',
    });
  });

  it.each([
    [[], '--environment: must be given.'],
    [['--all'], '--all: no such option.'],
    [['--environment'], '--environment: must have a value, was "".'],
    [['--environment', 'dev', '--base', '--output=x'], '--base: must have a value, was "--output=x".'],
  ])('refuses %j', (args, message) => {
    expect(readArguments(args)).toBe(`${message} ${usage}`);
  });
});
