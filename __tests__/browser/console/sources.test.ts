import { afterAll, beforeAll, expect } from 'vitest';
import { it } from '../page';
import { type Dev, devIn } from './dev';
import { ProjectCopy } from './project-copy';

let project: ProjectCopy;
let running: Dev;
beforeAll(async () => {
  project = new ProjectCopy();
  running = await devIn(project.path, 'hello-http-api');
}, 300_000);
afterAll(() => running.close());

it.for([
  ['a function that cannot be bundled', 'functions/hello/handler.ts', 'export const handler =', 'export const ='],
  ['a stack that synth refuses', 'stacks/hello-http-api/operations.ts', 'GET /hello', 'GET hello'],
] as const)(
  '%s shows on the page while what ran before goes on, and goes when it is mended',
  async ([, file, text, other], { open }) => {
    const { page, wrong } = await open(`${running.console}/#/map?stack=dev-hello-http-api`);
    const problem = page.getByRole('alert').locator('pre');
    await page.locator('.map .box').first().waitFor();

    const mend = project.edit(file, text, other);
    await problem.getByText(/handler\.ts:\d+: |GET hello/).waitFor();
    expect((await fetch(`${running.urlOf('dev-hello-http-api')}/hello`)).status).toBe(200);
    mend();
    await problem.waitFor({ state: 'hidden' });
    expect(wrong).toEqual([]);
  },
);

it('a route that is added to a stack is on the map without asking again', async ({ open }) => {
  const { page, wrong } = await open(`${running.console}/#/map?stack=dev-hello-http-api`);
  await page.getByRole('link', { name: 'route GET /hello', exact: true }).waitFor();

  project.edit(
    'stacks/hello-http-api/operations.ts',
    "  route: { route: 'GET /hello', auth: 'none' },",
    "  route: { route: 'GET /hello', auth: 'none' },\n  again: { route: 'GET /again', auth: 'none' },",
  );
  project.edit(
    'functions/hello/handler.ts',
    "    'GET /hello':",
    "    'GET /again': async () => answer(204),\n    'GET /hello':",
  );
  project.edit(
    'functions/hello/contract.ts',
    "    'GET /hello': {",
    "    'GET /again': { summary: 'Say it again', answers: always },\n    'GET /hello': {",
  );
  await page.getByRole('link', { name: 'route GET /again', exact: true }).waitFor();
  expect(wrong).toEqual([]);
});
