import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import type { RunEvent } from '../../../local';
import { SourceWatch } from '../../../scripts/dev/watch-sources';
import { folderOf, write } from '../support/functions';

let watch: SourceWatch | undefined;
afterEach(() => watch?.close());

/** Watches a project of one function and one stack, whose bundles and synths go as a test says. */
function watching() {
  const folder = folderOf({ 'functions/items.ts': '0', 'stacks/items.ts': '0' });
  const events: RunEvent[] = [];
  const done: string[] = [];
  const refused: { why?: string } = {};
  const work = (what: string) => async () => {
    done.push(what);
    if (refused.why !== undefined) throw new Error(refused.why);
    return ['items'];
  };
  const project = { bundle: work('bundle'), synthesize: async () => void (await work('synthesize')()) };
  watch = new SourceWatch(folder, project, { refresh: async () => undefined }, (event) => events.push(event));
  const until = async (event: RunEvent['event']): Promise<RunEvent | undefined> => {
    while (!events.some((one) => one.event === event)) await wait(5);
    return events.find((one) => one.event === event);
  };
  const edit = (room: string) => write(folder, { [join(room, 'items.ts')]: String(done.length + 1) });
  return { edit, until, done, refused };
}

it('a bundle that fails is a problem, until one goes well', async () => {
  const { edit, until, refused } = watching();
  refused.why = 'functions/items.ts:1: Unexpected "}"';
  edit('functions');

  expect(await until('problem')).toEqual({ event: 'problem', id: 'sources', message: refused.why });
  delete refused.why;
  edit('functions');
  expect(await until('mended')).toEqual({ event: 'mended', id: 'sources' });
});

it('a synth that was refused is made up for, whatever is edited next', async () => {
  const { edit, until, done, refused } = watching();
  refused.why = 'route GET /items has no authorizer';
  edit('stacks');
  await until('problem');
  delete refused.why;
  edit('functions');
  await until('mended');

  expect(done).toEqual(['synthesize', 'synthesize']);
});
