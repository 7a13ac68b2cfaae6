import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { localRun } from '../../../local';
import type { ConsoleEvent } from '../../../local/console/interface';
import { startConsole } from '../../../local/console/start-console';
import { folderOf, write } from '../support/functions';
import { files, runWithConsole, send } from './running-console';
import { shop, shopFiles } from './shop';

const cleanups: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean();
});

/** Opens the page's stream of events; `until` settles with all of them when one fits. */
async function listening(url: string) {
  const events: ConsoleEvent[] = [];
  let left = '';
  await new Promise<void>((opened, failed) => {
    const stream = request(`${url}/api/events`, (response) => {
      response.setEncoding('utf8');
      response.on('data', (text: string) => {
        left += text;
        const parts = left.split('\n\n');
        left = parts.pop() ?? '';
        for (const part of parts) if (part.startsWith('data: ')) events.push(JSON.parse(part.slice(6)));
        opened();
      });
      response.on('error', () => undefined);
    });
    stream.on('error', failed);
    stream.end();
    cleanups.push(() => void stream.destroy());
  });
  const until = async (fits: (event: ConsoleEvent) => boolean): Promise<readonly ConsoleEvent[]> => {
    while (!events.some(fits)) await wait(10);
    return events;
  };
  return { events, until };
}

describe('events', () => {
  it('tell of calls as they are answered, oldest first', async () => {
    const { console, run } = await runWithConsole(folderOf(shopFiles), shop);
    const { until } = await listening(console.url);
    for (let at = 1; at <= 20; at++) await run.request({ target: `/nothing/${at}` });
    const events = await until((event) => event.event === 'calls' && event.sampling.passed === 20);

    const calls = events.flatMap((event) => (event.event === 'calls' ? event.calls : []));
    expect(calls.map(({ path }) => path)).toEqual(Array.from({ length: 20 }, (_, at) => `/nothing/${at + 1}`));
  });

  it('tell of a document that cannot be read, and that it is mended', async () => {
    const document = JSON.stringify({ resource: shop });
    const folder = folderOf({ ...shopFiles, 'main.tf.json': document });
    const console = await startConsole({ port: 0, files: async () => files });
    cleanups.push(() => console.close());
    const run = await localRun([folder], { port: 0, reload: true, tell: console.hear });
    cleanups.push(() => run.close());
    console.show(run);
    const { until } = await listening(console.url);
    const standing = async () => (await send(`${console.url}/api/overview`)).body.problems;

    write(folder, { 'main.tf.json': '{' });
    await run.refresh();
    await until(({ event }) => event === 'problem');
    expect(await standing()).toEqual([
      { id: folder, message: expect.stringMatching(/main\.tf\.json:1: is no JSON$/), since: expect.any(Number) },
    ]);

    write(folder, { 'main.tf.json': document });
    await run.refresh();
    const events = await until(({ event }) => event === 'mended');
    expect(await standing()).toEqual([]);
    expect(events).toContainEqual({ event: 'reloaded', stack: folder.split('/').at(-1) });
  });
});

describe('the page', () => {
  it('waits until there is something to show', async () => {
    const console = await startConsole({ port: 0, files: async () => files });
    cleanups.push(() => console.close());
    const pending = send(`${console.url}/api/overview`);
    const run = await localRun([], {});
    console.show(run);

    expect((await pending).body).toMatchObject({ stacks: [], problems: [] });
  });

  it('is built again when it could not be built', async () => {
    let built = 0;
    const console = await startConsole({
      port: 0,
      files: async () => {
        if (built++ === 0) throw new Error('main.tsx: is missing');
        return files;
      },
    });
    cleanups.push(() => console.close());

    expect((await send(console.url)).body).toEqual({ message: 'main.tsx: is missing' });
    expect((await send(console.url)).body).toBe(files.html);
    expect((await send(`${console.url}/page.js`)).body).toBe(files.script);
    expect(built).toBe(2);
  });
});
