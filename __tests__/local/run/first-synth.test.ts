import { afterEach, expect, it } from 'vitest';
import type { RunEvent } from '../../../local';
import { startConsole } from '../../../local/console/start-console';
import { firstSynth } from '../../../scripts/dev/first-synth';
import { files, send } from '../console/running-console';
import { folderOf, write } from '../support/functions';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleanups.splice(0)) await clean();
});

const why = 'route GET /items has no authorizer';

/** The first synth of a project of one stack, which is refused until the test mends it; a console hears of it. */
async function refused({ waits }: { readonly waits: boolean }) {
  const folder = folderOf({ 'stacks/items.ts': '0' });
  const page = await startConsole({ port: 0, files: async () => files });
  cleanups.push(() => page.close());
  const events: RunEvent[] = [];
  let edits = 0;
  let isRefused = true;
  let stop = (): void => undefined;
  const stopped = new Promise<void>((resolve) => {
    stop = resolve;
  });
  const synthesize = async () => {
    if (isRefused) throw new Error(why);
  };
  const tell = (event: RunEvent) => {
    events.push(event);
    page.hear(event);
  };
  const project = { bundle: async () => [], synthesize };
  const done = firstSynth({ root: folder, project, tell, console: page.url, waits, stopped });
  const edit = () => write(folder, { 'stacks/items.ts': `${++edits}` });
  const mend = () => {
    isRefused = false;
    edit();
  };
  const shown = async () => (await send(`${page.url}/api/overview`)).body;
  return { done, events, edit, mend, stop, shown };
}

it('that is refused ends the run where nobody is there to mend it', async () => {
  const { done, events } = await refused({ waits: false });

  await expect(done).rejects.toThrow(why);
  expect(events).toEqual([]);
});

it('that is refused is told at a terminal and on the page, and goes on when it is mended', async () => {
  const { done, events, mend, shown } = await refused({ waits: true });

  expect(await shown()).toMatchObject({ stacks: [], problems: [{ id: 'sources', message: why }] });
  expect(events).toEqual([
    { event: 'problem', id: 'sources', message: why },
    { event: 'console', url: expect.stringMatching(/^http:\/\/localhost:\d+$/) },
    { event: 'note', message: `${why}\nNothing runs yet. What is mended is taken at once; Ctrl+C ends the run.` },
  ]);
  mend();
  expect(await done).toBe(true);
  expect(events.at(-1)).toEqual({ event: 'mended', id: 'sources' });
});

it('that is refused again says that nothing runs yet', async () => {
  const { done, events, edit, mend } = await refused({ waits: true });
  const again = `stacks/items.ts changed, and nothing runs yet: ${why}`;
  edit();
  while (!events.some((event) => event.event === 'note' && event.message === again))
    await new Promise((turn) => setTimeout(turn, 5));

  mend();
  expect(await done).toBe(true);
});

it('that is refused is given up when the run is stopped', async () => {
  const { done, stop } = await refused({ waits: true });
  stop();

  expect(await done).toBe(false);
});
