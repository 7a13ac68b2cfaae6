import { get } from 'node:http';
import { join } from 'node:path';
import { median, print } from './figures';
import { load } from './load';
import { type Running, start, stop } from './running';

type Headers = Readonly<Record<string, string>>;

/** Requests a second with the console and one page open, beside the same run without. */
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
  for (const { target } of [without, shown]) await load(target, requests);
  for (let round = 0; round < rounds; round++) {
    perSecond.without.push(requests / (await load(without.target, requests)));
    perSecond.shown.push(requests / (await load(shown.target, requests)));
  }
  events.destroy();
  print('requests a second, without (floor) and with the console', median(perSecond.without), median(perSecond.shown));
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
