import { join } from 'node:path';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { commandRooms } from '../../scripts/bundle/command.mjs';
import { type Ended, run } from '../with-terraform/run';
import type { Json } from '../with-terraform/synthesized';
import { awsEnvironment } from './aws';
import { ProjectCopy } from './project-copy';

/** A stack small enough to see through: what the test of a plan needs, under names nobody else has. */
const stack = (resource: Json): Json => ({
  terraform: {
    backend: { local: { path: '../../../terraform-state/dev-planned.tfstate' } },
    required_providers: { aws: { source: 'hashicorp/aws', version: '>= 5.100.0, < 7.0.0' } },
  },
  provider: { aws: [{ region: 'eu-west-1' }] },
  resource,
});

const table = (hashKey: string) => ({
  items: {
    name: 'dev-planned',
    billing_mode: 'PAY_PER_REQUEST',
    hash_key: hashKey,
    attribute: [{ name: hashKey, type: 'S' }],
    point_in_time_recovery: { enabled: true },
  },
});

const deployed = stack({
  aws_dynamodb_table: table('id'),
  aws_cloudwatch_log_group: { access: { name: '/aws/vendedlogs/dev-planned', retention_in_days: 7 } },
  aws_apigatewayv2_api: { main: { name: 'dev-planned', protocol_type: 'HTTP', description: 'One' } },
});

const changed = stack({
  aws_dynamodb_table: table('pk'),
  aws_apigatewayv2_api: { main: { name: 'dev-planned', protocol_type: 'HTTP', description: 'Two' } },
  aws_sns_topic: { alerts: { name: 'dev-planned' } },
});

describe('npm run plan', () => {
  let project: ProjectCopy;

  const plan = (document: Json): Promise<Ended> => {
    project.writeStack('dev-planned', document);
    return project.plan();
  };

  beforeAll(async () => {
    const env = awsEnvironment(inject('endpoint'), { TF_CLI_CONFIG_FILE: inject('configuration') });
    project = new ProjectCopy(commandRooms, env);
    project.write('reviewed/dev-planned.tf.json', '{}');
    project.writeStack('dev-planned', deployed);
    const place = { cwd: join(project.folder, 'cdktf.out/stacks/dev-planned'), env };
    await run('terraform', ['init', '-input=false'], place);
    await run('terraform', ['apply', '-auto-approve', '-input=false'], place);
  });

  test('says of what is deployed that nothing changes', async () => {
    expect(await plan(deployed)).toEqual({ code: 0, output: 'dev-planned: no changes\n1 stack of dev: no changes.\n' });
  });

  describe('of a change', () => {
    let planned: Ended;

    beforeAll(async () => {
      planned = await plan(changed);
    });

    test('tells what Terraform would create, update, replace and destroy', () => {
      expect(planned).toEqual({
        code: 0,
        output: `dev-planned: 1 to DESTROY, 1 to replace, 1 to update, 1 to create
  - destroy aws_cloudwatch_log_group.access   LOST: its log lines
  ! replace aws_dynamodb_table.items (because of hash_key)   LOST: its items
  ~ update  aws_apigatewayv2_api.main
  + create  aws_sns_topic.alerts
1 stack of dev: 1 to DESTROY, 1 to replace, 1 to update, 1 to create.
`,
      });
    });

    test('shouts in the comment what is lost', () => {
      expect(project.read('cdktf.out/plan.md')).toContain(
        '> - **DESTROY** `aws_cloudwatch_log_group.access` in dev-planned — **its log lines will be lost**\n',
      );
    });

    test('leaves no plan behind', () => {
      expect(project.files('cdktf.out/stacks/dev-planned')).not.toContain('plan');
    });
  });

  test('lets the guard judge what is planned', async () => {
    const slow = {
      api_id: '${aws_apigatewayv2_api.main.id}',
      integration_type: 'HTTP_PROXY',
      integration_method: 'GET',
    };
    const integration = { slow: { ...slow, integration_uri: 'https://example.com', payload_format_version: '2.0' } };
    const { code, output } = await plan(stack({ ...changed.resource, aws_apigatewayv2_integration: integration }));

    expect(code).toBe(1);
    expect(output).toContain('refused by the guard');
    expect(output).toContain('aws_apigatewayv2_integration.slow');
  });

  test('says why Terraform could not plan', async () => {
    const { code, output } = await plan(stack({ aws_sns_topic: { alerts: { nme: 'x' } } }));

    expect(code).toBe(1);
    expect(output).toContain('dev-planned: no plan');
    expect(output).toContain('nme');
  });
});
