import { get } from 'node:http';
import { join } from 'node:path';
import { median } from '../shared/median.mjs';
import { print } from './figures';
import { load } from './load';
import { processorTime, type Running, start, stop } from './running';

type Headers = Readonly<Record<string, string>>;

/** Requests a second and processor time with the console and one page open, beside the same run without. */
export async function consoleLoads(
  root: string,
  folder: string,
  headers: Headers,
  { rounds, requests }: { readonly rounds: number; readonly requests: number },
): Promise<void> {
  const page = { url: '' };
  const without = await localRun(root, folder, headers, ['--no-console'], () => undefined);
  const shown = await localRun(root, folder, headers, ['--console', '0'], (url) => {
    page.url = url;
  });
  const events = get(`${page.url}/api/events`, (response) => response.resume());
  const perSecond = { without: [] as number[], shown: [] as number[] };
  const processor = { without: [] as number[], shown: [] as number[] };
  const both = [['without', without] as const, ['shown', shown] as const];
  for (const [, { target }] of both) await load(target, requests);
  for (let round = 0; round < rounds; round++) {
    for (const [name, running] of both) {
      const before = processorTime(running);
      perSecond[name].push(requests / (await load(running.target, requests)));
      processor[name].push(((processorTime(running) - before) * 1000) / requests);
    }
  }
  events.destroy();
  print('requests a second, without (floor) and with the console', median(perSecond.without), median(perSecond.shown));
  const took = [median(processor.without), median(processor.shown)] as const;
  print('processor time a request, µs, without (floor) and with the console', ...took);
  await stop(without);
  await stop(shown);
}

const localRun = (
  root: string,
  folder: string,
  headers: Headers,
  args: readonly string[],
  tellConsole: (url: string) => void,
): Promise<Running> =>
  start(
    [join(root, 'scripts/run.mjs'), 'dev', folder, '--port', '0', '--format', 'json', ...args],
    ({ event, url, console }) => {
      if (event !== 'ready') return undefined;
      if (console !== undefined) tellConsole(String(console));
      return `${String(url)}/hello`;
    },
    headers,
  );
