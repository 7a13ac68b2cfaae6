import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { type LocalRun, localRun } from '../../local';
import { shareDomains } from '../../stacks/domain/shared-domains';
import { GatehouseApp } from '../../stacks/gatehouse-app';
import { askAt } from '../support/ask-at';
import { below, ListStack, sharing } from '../support/shared-domain-stacks';

const outdir = mkdtempSync(join(tmpdir(), 'gatehouse-'));
const app = new GatehouseApp({ outdir });
shareDomains(app, sharing);
new ListStack(app, 'http', 'items', below('items'));
new ListStack(app, 'http', 'orders', below());
new ListStack(app, 'rest', 'users', below('users/v1'));
app.synth();

const folderOf = (stack: string) => join(outdir, 'stacks', stack);

let run: LocalRun | undefined;
afterEach(() => run?.close());

/** Runs stacks, and answers how each of their addresses answers below the shared domain. */
async function running(...stacks: string[]): Promise<(path: string) => Promise<unknown[]>> {
  const started = await localRun(stacks.map(folderOf), { port: 0, reload: true });
  run = started;
  return (path) =>
    Promise.all(
      started.ready.map(async ({ endpoint }) => {
        const { status, text } = await askAt(endpoint, 'api.myapp.com', path);
        return [status, JSON.parse(text)];
      }),
    );
}

const twice = (answer: unknown) => [answer, answer];

it('stacks that run together answer below the domain they share, whichever address is asked', async () => {
  const ask = await running('staging-items', 'staging-users');

  expect(await ask('/items/list')).toEqual(twice([200, ['staging-items', '/list']]));
  expect(await ask('/users/v1/list')).toEqual(twice([200, ['staging-users', '/users/v1/list']]));
  expect(await ask('/other/list')).toEqual(twice([403, { message: 'Forbidden' }]));
});

it('the root answers what no base path leads to, and the stack of the domain itself may run beside', async () => {
  const ask = await running('staging-items', 'staging-api-domain', 'staging-orders');

  expect(await ask('/list')).toEqual(twice([200, ['staging-orders', '/list']]));
  expect(await ask('/items/list')).toEqual(twice([200, ['staging-items', '/list']]));
});

it('a base path that is changed leads there after the reload, and no more from the old one', async () => {
  const ask = await running('staging-items', 'staging-users');
  const file = join(folderOf('staging-items'), 'cdk.tf.json');
  const before = readFileSync(file, 'utf8');
  writeFileSync(file, before.replace('"api_mapping_key": "items"', '"api_mapping_key": "goods"'));
  await run?.refresh();
  const answers = [await ask('/goods/list'), await ask('/items/list')];
  writeFileSync(file, before);

  expect(answers).toEqual([twice([200, ['staging-items', '/list']]), twice([403, { message: 'Forbidden' }])]);
});
