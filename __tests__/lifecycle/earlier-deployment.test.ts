import { execFileSync } from 'node:child_process';
import { describe, test } from 'vitest';
import { documentOf, type Json, projectFolder } from '../with-terraform/synthesized';
import { changesIn } from './apply-output';
import { ownAccount } from './own-account';
import type { StateResource } from './state';

/** The commit whose stacks may be deployed somewhere, by people who go on from here. */
const commit = 'bb39d52';

/** What follows a change by its nature, and holds nothing: the picture that a stage shows. */
const pictures = ['aws_api_gateway_deployment', 'aws_apigatewayv2_deployment'];

const git = (...args: readonly string[]) => execFileSync('git', args, { cwd: projectFolder, encoding: 'utf8' });

/** Stacks of staging differ from those of prod in values alone; those of dev have no name of their own, and nothing that prod has not. */
const stacks = git('ls-tree', '--name-only', commit, 'reviewed/').match(/prod-[\w-]+/g) ?? [];

/** What holds data, or is known to callers, and the attribute by which they know it. */
const known: Readonly<Record<string, string>> = {
  aws_dynamodb_table: 'arn',
  aws_cognito_user_pool: 'id',
  aws_cognito_user_pool_client: 'id',
  aws_apigatewayv2_api: 'api_endpoint',
  aws_apigatewayv2_domain_name: 'id',
  aws_api_gateway_rest_api: 'id',
  aws_api_gateway_domain_name: 'id',
  aws_api_gateway_api_key: 'value',
};

/** What callers know of a stack: type and value, sorted. An address in Terraform may change, if a `moved` block says so. */
function knownOf(resources: readonly StateResource[]): string[] {
  const found = resources.filter(({ type }) => type in known);
  return found.map(({ type, attributes }) => `${type} ${attributes[known[type] ?? 'id']}`).sort();
}

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

/** What an apply destroys, for good or to make it anew. */
function destroyedIn(output: string): string[] {
  const destroyed = changesIn(output).filter((change) => change.endsWith(' Destroying'));
  return destroyed.filter((change) => !pictures.includes(change.split('.')[0] ?? ''));
}

describe('A stack that was deployed before', () => {
  const account = ownAccount();

  test.concurrent.for(stacks)('keeps what holds data, ids and addresses: %s', async (stack, { expect }) => {
    const project = account.projectOf(stack);
    const today = project.exchange(stack, earlier(stack));
    await project.init(stack);
    await project.apply(stack);
    const before = knownOf(project.resources(stack));

    project.exchange(stack, today);
    expect(destroyedIn(await project.apply(stack))).toEqual([]);
    expect(knownOf(project.resources(stack))).toEqual(expect.arrayContaining(before));
    await project.close();
  });
});
