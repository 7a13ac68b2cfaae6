import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { openProvider } from '../with-terraform/open-provider';
import { providerPin } from '../with-terraform/provider-mirror';
import { type Place, run } from '../with-terraform/run';
import { documentOf, type Json, output, readJson, stackNames } from '../with-terraform/synthesized';
import { awsEnvironment } from './aws';
import { importBlocks, importIds } from './import-ids';
import { ownAccount } from './own-account';
import { variablesOf } from './surroundings';

/** Stacks that have between them every kind of resource of an HTTP API and a REST API that can be imported. */
const adopted = ['prod-items-http-api', 'prod-shop-http-api', 'prod-users-rest-api'];

const account = ownAccount();

/** A copy of a stack's folder, without a state. */
function placeOf(stack: string): Place {
  const folder = join(inject('folder'), 'adopted', stack);
  const cwd = join(folder, 'cdktf.out/stacks', stack);
  mkdirSync(join(folder, 'terraform-state'), { recursive: true });
  cpSync(join(output(), 'stacks', stack), cwd, { recursive: true });
  writeFileSync(join(cwd, providerPin.file), providerPin.content);
  writeFileSync(join(cwd, 'clients_override.tf.json'), JSON.stringify(clientsKept(documentOf(stack))));
  const given = { ...variablesOf([stack], account.variables), TF_CLI_CONFIG_FILE: inject('configuration') };
  return { cwd, env: awsEnvironment(account.endpoint.url, given) };
}

/** What Terraform would do to each resource that exists, where it is not nothing. */
async function plannedChanges(place: Place): Promise<string[]> {
  await run('terraform', ['plan', '-input=false', '-no-color', '-out=plan'], place);
  const { resource_changes } = JSON.parse(await run('terraform', ['show', '-json', 'plan'], place));
  return resource_changes
    .filter(({ mode, change }: Json) => mode === 'managed' && change.actions[0] !== 'no-op')
    .map(({ type, change }: Json) => `${type} ${change.actions.join(' and ')}`)
    .sort();
}

/** What an import is followed by: code is uploaded once more, its alias and stages move, and some settings are in the state alone. */
const follow = new Set([
  'aws_lambda_function',
  'aws_lambda_alias',
  'aws_api_gateway_stage',
  'aws_cloudwatch_log_group',
  'aws_route53_record',
]);

/** What docs/adopting.md says to add to a stack whose clients of user pools are imported. */
function clientsKept({ resource }: Json): Json {
  const clients = Object.keys(resource.aws_cognito_user_pool_client ?? {});
  const kept = clients.map((name) => [name, { lifecycle: { ignore_changes: ['generate_secret'] } }]);
  return kept.length === 0 ? {} : { resource: { aws_cognito_user_pool_client: Object.fromEntries(kept) } };
}

test('docs/adopting.md says how every resource of our stacks is imported', () => {
  const types = stackNames().flatMap((stack) => Object.keys(documentOf(stack).resource));

  expect([...new Set(types)].filter((type) => !importIds.has(type))).toEqual([]);
});

test.concurrent.for(adopted)('%s is adopted: import, apply, and an empty plan', async (stack, { expect }) => {
  const place = placeOf(stack);
  const state = join(place.cwd, '../../../terraform-state', `${stack}.tfstate`);
  await run('terraform', ['init', '-input=false'], place);
  const provider = await openProvider(place);
  const provided = { ...place, env: { ...place.env, ...provider.env } };
  await run('terraform', ['apply', '-auto-approve', '-input=false'], provided);
  const blocks = importBlocks(readJson(state));
  rmSync(state);
  writeFileSync(join(place.cwd, 'imports.tf.json'), JSON.stringify({ import: blocks }));

  const changes = await plannedChanges(provided);
  await run('terraform', ['apply', '-auto-approve', '-input=false'], provided);

  expect(changes.filter((change) => !isExpected(change))).toEqual([]);
  expect(await plannedChanges(provided)).toEqual([]);
  provider.close();
});

/** Whether docs/adopting.md tells of a change that follows an import. */
function isExpected(change: string): boolean {
  const [type = '', ...actions] = change.split(' ');
  if (actions.join(' ') === 'create') return importIds.get(type) === 'made anew';
  return actions.join(' ') === 'update' && follow.has(type);
}
