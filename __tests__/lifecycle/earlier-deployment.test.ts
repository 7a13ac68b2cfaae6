import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { documentOf, type Json, projectFolder } from '../with-terraform/synthesized';
import { type LocalEndpoint, startLocalEndpoint } from './local-endpoint';
import { Project } from './project';
import { makeSurroundings, type Variables } from './surroundings';

/** The commit whose stacks may be deployed somewhere, by people who go on from here. */
const commit = 'bb39d52';

/** What follows a change by its nature, and holds nothing: the picture that a stage shows. */
const pictures = ['aws_api_gateway_deployment', 'aws_apigatewayv2_deployment'];

const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: projectFolder, encoding: 'utf8' });

const stacks = git('ls-tree', '--name-only', commit, 'reviewed/').match(/prod-[\w-]+/g) ?? [];

/**
 * A stack's JSON as that commit has it, with today's bundles and notes of cdktf, which reviews leave out: they say nothing of what is
 * replaced.
 */
function earlier(stack: string): Json {
  const document: Json = JSON.parse(git('show', `${commit}:reviewed/${stack}.tf.json`));
  const { '//': notes, resource } = documentOf(stack);
  for (const [name, made] of Object.entries<Json>(document.resource.aws_lambda_function ?? {})) {
    made.filename = resource.aws_lambda_function[name].filename;
  }
  return { '//': notes, ...document };
}

/** Addresses of what a plan deletes, for good or to make it anew. */
function deletedIn({ resource_changes }: Json): string[] {
  const deleted = resource_changes.filter(({ change }: Json) => change.actions.includes('delete'));
  return deleted.filter(({ type }: Json) => !pictures.includes(type)).map(({ address }: Json) => address);
}

describe('A stack that was deployed before', () => {
  let endpoint: LocalEndpoint;
  let variables: Variables;

  beforeAll(async () => {
    endpoint = await startLocalEndpoint();
    variables = await makeSurroundings(endpoint.url);
  });

  afterAll(() => endpoint.stop());

  test.concurrent.for(stacks)('keeps what holds data, ids and addresses: %s', async (stack, { expect }) => {
    const project = new Project(endpoint.url, [stack], variables);
    const today = project.exchange(stack, earlier(stack));
    await project.deploy();

    project.exchange(stack, today);
    expect(deletedIn(await project.plan(stack))).toEqual([]);
  });
});
