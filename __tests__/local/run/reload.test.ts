import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type LocalRun, localRun, type RunEvent } from '../../../local';
import { folderOf, write } from '../support/functions';

const terraform = (name: string, others: object = {}) =>
  JSON.stringify({
    resource: {
      aws_apigatewayv2_api: { api: { name, protocol_type: 'HTTP', target: '${aws_lambda_function.f.arn}' } },
      aws_lambda_function: {
        f: {
          function_name: 'f',
          role: 'r',
          runtime: 'nodejs22.x',
          handler: 'index.handler',
          filename: 'code',
          ...others,
        },
      },
      aws_lambda_permission: {
        p: { function_name: 'f', action: 'lambda:InvokeFunction', principal: 'apigateway.amazonaws.com' },
      },
    },
  });
const answering = (text: string) =>
  `export const handler = async () => ({ statusCode: 200, body: ${JSON.stringify(text)} + process.env.TEXT });`;

let run: LocalRun | undefined;
afterEach(() => run?.close());

async function reloading(): Promise<{
  folder: string;
  events: RunEvent[];
  body: () => Promise<string>;
  run: LocalRun;
}> {
  const folder = folderOf({ 'main.tf.json': terraform('one'), 'code/index.mjs': answering('first ') });
  const events: RunEvent[] = [];
  const running = await localRun([folder], { reload: true, port: 0, tell: (event) => events.push(event) });
  run = running;
  const [ready] = running.ready;
  const body = async () => (await fetch(`${ready?.endpoint}/`)).text();
  return { folder, events, body, run: running };
}

describe('an edit', () => {
  it('G335 of a handler is served at the next request', async () => {
    const { folder, body, run } = await reloading();
    const before = await body();
    write(folder, { 'code/index.mjs': answering('second ') });
    await run.refresh();

    expect([before, await body()]).toEqual(['first undefined', 'second undefined']);
  });

  it('of a document is served at the same port', async () => {
    const { folder, body, run } = await reloading();
    write(folder, { 'main.tf.json': terraform('one', { environment: { variables: { TEXT: 'changed' } } }) });
    await run.refresh();

    expect(await body()).toBe('first changed');
  });

  it('that breaks a document is told, and the last good state goes on', async () => {
    const { folder, body, run, events } = await reloading();
    write(folder, { 'main.tf.json': '{' });
    await run.refresh();

    expect(events.filter(({ event }) => event === 'note')).toEqual([
      { event: 'note', message: `${join(folder, 'main.tf.json')}:1: is no JSON (what was read before goes on)` },
    ]);
    expect(await body()).toBe('first undefined');
  });

  it('that breaks a handler is answered as a failure until it is mended', async () => {
    const { folder, body, run } = await reloading();
    await body();
    write(folder, { 'code/index.mjs': 'export const = 1' });
    await run.refresh();
    const broken = await body();
    write(folder, { 'code/index.mjs': answering('mended ') });
    await run.refresh();

    expect([broken, await body()]).toEqual(['{"message":"Internal Server Error"}', 'mended undefined']);
  });

  it('that names a stage otherwise tells its new address; one that keeps it tells none', async () => {
    const staged = (stage: string, text: string) => {
      const { resource } = JSON.parse(terraform('one', { environment: { variables: { TEXT: text } } }));
      const stages = { s: { api_id: '${aws_apigatewayv2_api.api.id}', name: stage, auto_deploy: true } };
      return JSON.stringify({ resource: { ...resource, aws_apigatewayv2_stage: stages } });
    };
    const { folder, run, events } = await reloading();
    const told = () => events.flatMap((event) => (event.event === 'ready' ? [event.url] : []));
    write(folder, { 'main.tf.json': staged('v1', 'one') });
    await run.refresh();
    write(folder, { 'main.tf.json': staged('v2', 'one') });
    await run.refresh();
    write(folder, { 'main.tf.json': staged('v2', 'two') });
    await run.refresh();

    const endpoint = run.ready[0]?.endpoint;
    expect(told()).toEqual([endpoint, `${endpoint}/v1`, `${endpoint}/v2`]);
  });

  it('that adds an API to a document tells its address', async () => {
    const { folder, run, events } = await reloading();
    const { resource } = JSON.parse(terraform('one'));
    const apis = { ...resource.aws_apigatewayv2_api, more: { ...resource.aws_apigatewayv2_api.api, name: 'more' } };
    write(folder, { 'main.tf.json': JSON.stringify({ resource: { ...resource, aws_apigatewayv2_api: apis } }) });
    await run.refresh();

    const told = events.flatMap((event) => (event.event === 'ready' ? [event.api] : []));
    expect(told).toEqual(['aws_apigatewayv2_api.api', 'aws_apigatewayv2_api.more']);
    expect(run.ready.map(({ url }) => url)).toEqual([expect.any(String), expect.any(String)]);
  });

  it('that takes a document away is told, and the last good state goes on', async () => {
    const { folder, body, run, events } = await reloading();
    rmSync(join(folder, 'main.tf.json'));
    await run.refresh();

    expect(events.filter(({ event }) => event === 'note')).toEqual([
      {
        event: 'note',
        message: expect.stringMatching(/holds no \*\.tf or \*\.tf\.json file.* \(what was read before goes on\)$/),
      },
    ]);
    expect(await body()).toBe('first undefined');
  });

  it('of a document, two hundred times, leaves no more behind than once', async () => {
    const { folder, body, run } = await reloading();
    await body();
    const before = process.getActiveResourcesInfo().length;
    for (let at = 0; at < 200; at++) {
      write(folder, { 'main.tf.json': terraform('one', { environment: { variables: { TEXT: `${at}` } } }) });
      await run.refresh();
    }

    expect(await body()).toBe('first 199');
    expect([run.worlds.length, run.apis.length]).toEqual([1, 1]);
    expect(process.getActiveResourcesInfo().length).toBeLessThan(before + 10);
  });

  it('two hundred times leaves no more behind than once', async () => {
    const { folder, body, run } = await reloading();
    await body();
    const before = process.getActiveResourcesInfo().length;
    for (let at = 0; at < 200; at++) {
      write(folder, { 'code/index.mjs': answering(`${at} `) });
      await run.refresh();
      expect(await body()).toBe(`${at} undefined`);
    }

    expect(process.getActiveResourcesInfo().length).toBeLessThan(before + 10);
  });
});

describe('a folder that comes later', () => {
  it('is run beside the others, and its address is told', async () => {
    const { body, run, events } = await reloading();
    const later = folderOf({ 'main.tf.json': terraform('later'), 'code/index.mjs': answering('later ') });
    await run.alsoRun(later);

    const [, second] = run.ready;
    expect(events).toContainEqual(second);
    expect(await (await fetch(`${second?.endpoint}/`)).text()).toBe('later undefined');
    expect(await body()).toBe('first undefined');
  });

  it('that holds no Terraform is refused, and what runs goes on', async () => {
    const { body, run } = await reloading();
    const later = folderOf({ 'code/index.mjs': answering('later ') });

    await expect(run.alsoRun(later)).rejects.toThrow('holds no *.tf or *.tf.json file');
    expect([await body(), run.ready.length]).toEqual(['first undefined', 1]);
  });
});
