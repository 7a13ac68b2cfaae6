import { dollars } from '../../cost';
import { apiKinds, caches, hitRates, memories, provisioned } from '../../cost/decisions/decisions';
import type { Exact } from '../../cost/exact';

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const percent = (share: Exact): string => `${numbers.format(share.times(100).toNumber())} %`;

/** A table of Markdown; all columns but the first are numbers. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map((_, at) => (at === 0 ? '---' : '---:')), ...rows].map((row) => `| ${row.join(' | ')} |\n`).join('');

/** Whole stacks by the kind of their API. */
export const kindsTable = (): string =>
  table(
    ['requests a month', 'HTTP API, whole stack', 'REST API, whole stack', 'an HTTP API saves'],
    apiKinds().map(({ requests, http, rest }) => [
      numbers.format(requests),
      dollars(http),
      dollars(rest),
      percent(rest.minus(http).over(rest)),
    ]),
  );

/** Caches, and the requests from which they pay. */
export const cachesTable = (): string =>
  table(
    ['cache, GB', 'a month', ...hitRates.map((rate) => `pays from, at ${rate * 100} % hits`)],
    caches().map(({ size, month, from }) => [
      size,
      dollars(month),
      ...from.map(({ requests }) => `${numbers.format(requests.over(1_000_000).toNumber())} M`),
    ]),
  );

/** Environments that stand ready. */
export const provisionedTable = (): string =>
  table(
    ['memory, MB', 'one environment a month', 'costs nothing more from'],
    provisioned().map(({ memory, month, busy }) => [
      numbers.format(memory),
      dollars(month),
      `${percent(busy)} of its time at work`,
    ]),
  );

/** Memory, by processor. */
export const memoriesTable = (): string =>
  table(
    ['memory, MB', 'arm64', 'x86_64', 'arm64 saves'],
    memories().map(({ memory, arm64, x86 }) => [
      numbers.format(memory),
      dollars(arm64),
      dollars(x86),
      percent(x86.minus(arm64).over(x86)),
    ]),
  );
