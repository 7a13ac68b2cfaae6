import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Ended } from '../terraform/run';
import type { Json } from '../terraform/synthesized';
import { awsEnvironment } from './aws';
import { type LocalEndpoint, startLocalEndpoint } from './local-endpoint';
import { ProjectCopy } from './project-copy';
import type { Settings } from './terraform-cloud/organization';
import { startTerraformCloud, type TerraformCloud } from './terraform-cloud/server';

const stack = 'dev-hello-http-api';
const token = 'token-of-terraform-cloud';
const rooms = ['config', 'constructs', 'functions', 'guardrails', 'scripts', 'stacks'];
const files = ['cdktf.json', 'main.ts', 'package.json', 'tsconfig.json', `reviewed/${stack}.tf.json`];

let endpoint: LocalEndpoint;

beforeAll(async () => {
  endpoint = await startLocalEndpoint();
});

afterAll(() => endpoint.stop());

/** Terraform Cloud, and this project with dev kept there; only runs know where AWS is, where runs are not made here. */
async function keptInCloud(backend: string, settings: Pick<Settings, 'executionMode' | 'workspaces'>) {
  const folder = mkdtempSync(join(inject('folder'), 'cloud-'));
  const env = awsEnvironment(endpoint.url, { TF_CLI_CONFIG_FILE: inject('configuration') });
  const cloud = await startTerraformCloud({ folder, env, ...settings });
  const given = { TF_CLI_CONFIG_FILE: configurationFor(cloud, folder), TF_CLOUD_ORGANIZATION: 'acme' };
  const aws = settings.executionMode === 'local' ? endpoint.url : 'http://127.0.0.1:9';
  const project = new ProjectCopy([...rooms, ...files], awsEnvironment(aws, given));
  const environments = project.read('config/environments.ts');
  project.write('config/environments.ts', environments.replace("{ kind: 'local' }", backend));
  await project.cdktf('synth');
  project.writeStack(stack, project.readStack(stack));
  return { cloud, project };
}

/** What `terraform login` would write down, and where Terraform Cloud is on this machine. */
function configurationFor({ url }: TerraformCloud, folder: string): string {
  const file = join(folder, 'terraform.tfrc');
  const host = `host "app.terraform.io" {\n  services = { "tfe.v2" = "${url}/api/v2/" }\n}\n`;
  const credentials = `credentials "app.terraform.io" {\n  token = "${token}"\n}\n`;
  writeFileSync(file, `${readFileSync(inject('configuration'), 'utf8')}${host}${credentials}`);
  return file;
}

describe('An environment kept in Terraform Cloud', () => {
  let cloud: TerraformCloud;
  let project: ProjectCopy;
  let deployed: Json;

  const plan = (document: Json): Promise<Ended> => {
    project.writeStack(stack, document);
    return project.plan();
  };

  beforeAll(async () => {
    ({ cloud, project } = await keptInCloud("{ kind: 'cloud' }", { executionMode: 'remote' }));
    deployed = project.readStack(stack);
    await project.cdktf('deploy', stack, '--auto-approve', '--skip-synth', '--skip-provider-lock');
  });

  afterAll(() => cloud.stop());

  test('is deployed by a run in a workspace of the name of the stack', () => {
    expect([...cloud.workspaces.keys()]).toEqual([stack]);
    expect(cloud.runs[0]?.status).toBe('applied');
  });

  test('says of what is deployed that nothing changes', async () => {
    expect(await plan(deployed)).toEqual({ code: 0, output: `${stack}: no changes\n1 stack of dev: no changes.\n` });
  });

  test('is planned by a run that nobody can apply', async () => {
    await plan(deployed);

    expect(cloud.runs.at(-1)).toMatchObject({ request: { speculative: true }, status: 'planned_and_finished' });
  });

  test('tells what a run would do', async () => {
    const { route } = deployed.resource.aws_apigatewayv2_route;
    const other = { ...route, route_key: 'GET /other' };
    const resource = { ...deployed.resource, aws_apigatewayv2_route: { other } };

    expect(await plan({ ...deployed, resource })).toEqual({
      code: 0,
      output: `${stack}: 1 to DESTROY, 1 to create
  - destroy aws_apigatewayv2_route.route
  + create  aws_apigatewayv2_route.other
1 stack of dev: 1 to DESTROY, 1 to create.
`,
    });
  });

  test('lets the guard judge what a run would do', async () => {
    const { lambda_integration } = deployed.resource.aws_apigatewayv2_integration;
    const slow = { ...lambda_integration, timeout_milliseconds: 30_001 };
    const resource = { ...deployed.resource, aws_apigatewayv2_integration: { lambda_integration: slow } };
    const { code, output } = await plan({ ...deployed, resource });

    expect(code).toBe(1);
    expect(output).toContain(`${stack}: 1 to update, refused by the guard`);
    expect(output).toContain('rejects [http-api/integration-timeout]');
  });

  test('tells why a run failed', async () => {
    const resource = { ...deployed.resource, aws_sns_topic: { alerts: { nme: 'x' } } };
    const { code, output } = await plan({ ...deployed, resource });

    expect(code).toBe(1);
    expect(output).toContain('terraform plan: Error: Extraneous JSON object property');
    expect(output).toContain('No argument or block type is named "nme".');
  });

  test('leaves neither a plan nor the token in what was synthesized', async () => {
    await plan(deployed);

    expect(project.files(`cdktf.out/stacks/${stack}`)).not.toContain('plan');
    expect(project.read(`cdktf.out/stacks/${stack}/cdk.tf.json`)).not.toContain(token);
  });
});

describe('A workspace that runs Terraform where the command is', () => {
  let cloud: TerraformCloud;
  let project: ProjectCopy;

  beforeAll(async () => {
    ({ cloud, project } = await keptInCloud("{ kind: 'cloud' }", { executionMode: 'local' }));
  });

  afterAll(() => cloud.stop());

  test('is planned here, without a run', async () => {
    expect((await project.plan()).output).toContain('1 stack of dev: 11 to create.');
    expect(cloud.runs).toEqual([]);
  });
});

describe('An environment whose workspaces are found by tags', () => {
  let cloud: TerraformCloud;
  let project: ProjectCopy;

  beforeAll(async () => {
    const workspaces = { 'apis-hello': ['apis', stack], 'apis-account': ['apis', 'dev-account'] };
    ({ cloud, project } = await keptInCloud("{ kind: 'cloud', tags: ['apis'] }", {
      executionMode: 'remote',
      workspaces,
    }));
  });

  afterAll(() => cloud.stop());

  test('is planned in the workspace that has the tags and the name of the stack', async () => {
    await project.plan();

    expect(cloud.runs.map(({ request }) => request.workspace)).toEqual(['apis-hello']);
  });
});
