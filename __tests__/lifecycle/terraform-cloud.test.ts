import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ended } from '../with-terraform/run';
import type { Json } from '../with-terraform/synthesized';
import { CloudProject, stack, token } from './terraform-cloud/cloud-project';

describe('An environment with dev-hello-http-api, kept in Terraform Cloud', () => {
  let own: CloudProject;
  let deployed: Json;
  let planned: Ended;
  let lastRun: CloudProject['cloud']['runs'][number] | undefined;

  const plan = (document: Json): Promise<Ended> => {
    own.project.writeStack(stack, document);
    return own.project.plan();
  };

  beforeAll(async () => {
    own = await CloudProject.start({ executionMode: 'remote' });
    deployed = await own.synthesize("{ kind: 'cloud' }");
    await own.deploy();
    planned = await plan(deployed);
    lastRun = own.cloud.runs.at(-1);
  });

  afterAll(() => own.stop());

  test('has a workspace of the name of the stack', () => {
    expect([...own.cloud.workspaces.keys()]).toEqual([stack]);
  });

  test('is deployed by a run', () => {
    expect(own.cloud.runs[0]?.status).toBe('applied');
  });

  test('says of what is deployed that nothing changes', () => {
    expect(planned).toEqual({ code: 0, output: `${stack}: no changes\n1 stack of dev: no changes.\n` });
  });

  test('is planned by a run that nobody can apply', () => {
    expect(lastRun).toMatchObject({ request: { speculative: true }, status: 'planned_and_finished' });
  });

  test('leaves no plan behind', () => {
    expect(own.project.files(`cdktf.out/stacks/${stack}`)).not.toContain('plan');
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

  test('has no token in what is synthesized', () => {
    expect(JSON.stringify(deployed)).not.toContain(token);
  });
});

describe('State that was local', () => {
  let own: CloudProject;

  beforeAll(async () => {
    own = await CloudProject.start({ executionMode: 'local' });
    await own.synthesize("{ kind: 'local' }");
    await own.deploy();
  });

  afterAll(() => own.stop());

  test('moves to Terraform Cloud by terraform init', async () => {
    await own.synthesize("{ kind: 'cloud' }");
    await own.project.answering('yes', 'terraform init', `cdktf.out/stacks/${stack}`);

    expect((await own.project.plan()).output).toContain(`${stack}: no changes`);
  });
});

describe('A workspace that runs Terraform where the command is', () => {
  let own: CloudProject;
  let planned: Ended;

  beforeAll(async () => {
    own = await CloudProject.start({ executionMode: 'local' });
    await own.synthesize("{ kind: 'cloud' }");
    planned = await own.project.plan();
  });

  afterAll(() => own.stop());

  test('is planned here', () => {
    expect(planned.output).toContain('1 stack of dev: 11 to create.');
  });

  test('makes no run', () => {
    expect(own.cloud.runs).toEqual([]);
  });
});

describe('An environment whose workspaces are found by tags', () => {
  let own: CloudProject;

  beforeAll(async () => {
    const workspaces = { 'apis-hello': ['apis', stack], 'apis-account': ['apis', 'dev-account'] };
    own = await CloudProject.start({ executionMode: 'remote', workspaces });
    await own.synthesize("{ kind: 'cloud', tags: ['apis'] }");
  });

  afterAll(() => own.stop());

  test('is planned in the workspace that has the tags and the name of the stack', async () => {
    await own.project.plan();

    expect(own.cloud.runs.map(({ request }) => request.workspace)).toEqual(['apis-hello']);
  });
});
