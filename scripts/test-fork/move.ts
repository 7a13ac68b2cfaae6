import { environments } from '../../config/environments';
import { edit, editConfig } from './edit';

/** Regions in which we have nothing yet. */
const regions = [
  ...[
    'us-west-2',
    'eu-central-1',
    'us-east-1',
    'ca-central-1',
    'ap-southeast-2',
    'sa-east-1',
    'eu-north-1',
    'us-east-2',
  ],
].filter((name) => environments.every(({ region }) => region !== name));
const [first = '', last = '', second = '', ...others] = regions;
const [account = ''] = environments.map((environment) => environment.account);
const days = environments.some(({ logs }) => logs.retentionDays === 90) ? '120' : '90';

/**
 * Moves every environment elsewhere, the first into a second region too, and gives it other values than ours. The first two environments share
 * account and region.
 */
export function move(folder: string): void {
  edit(folder, 'config/environments.ts', (text) =>
    text
      .replace(/(?<=region: ')[^']+/g, inTurn([first, first, last, ...others]))
      .replace(/(?<=account: ')[^']+/g, inTurn([`${account}-2`, `${account}-2`, `${account}-3`]))
      .replace(/alertEmails: \[.*\]/g, "alertEmails: ['alarms@acme.io']")
      .replace(/(?<=retentionDays: )\d+/g, days)
      .replaceAll("level: 'INFO'", "level: 'WARN'")
      .replace(/(?<== \[)(\w+)/, `$1, { ...$1, region: '${second}' }`),
  );
  editConfig(folder, (text) => text.replace(limit, lowered).replace(threshold, raised));
}

const inTurn = (values: readonly string[]) => {
  const left = [...values];
  return (before: string) => left.shift() ?? before;
};

/** What callers may ask for: nine tenths of ours. */
const limit = /(?<=\b(?:burstLimit|rateLimit|requestsPer\w+): )[\d_]+/g;
const lowered = (value: string) => String(Math.max(1, Math.floor(Number(value.replaceAll('_', '')) * 0.9)));

/** When alarms fire: one later than ours. */
const threshold = /(?<=\b(?:\w+PerMinute|p95\w*LatencyMs|\w+Percent): )\d+/g;
const raised = (value: string) => String(Number(value) + 1);
