import { randomUUID } from 'node:crypto';
import { Cron } from 'croner';
import { textOf } from '../../../terraform/language/value';
import type { Deployed } from '../../deployed/deployed';
import type { Deliveries } from '../deliver';
import type { EventBridge, Rule } from './eventbridge';

/** What is called at its times, and by whom. */
interface Schedule {
  readonly address: string;
  readonly expression: string;
  readonly zone: string | undefined;
  readonly run: () => void;
}

/** Schedules at work. */
export interface Schedules {
  close(): void;
}

/** Starts the schedules of a document, of rules and of EventBridge Scheduler alike. */
export function startSchedules(
  deployed: Deployed,
  rules: readonly Rule[],
  bus: EventBridge,
  deliveries: Deliveries,
  tell: { note(message: string): void; unsupported(address: string, why: string): void; now: () => number },
): Schedules {
  const stops: (() => void)[] = [];
  for (const schedule of [...ofRules(deployed, rules, bus, tell.now), ...ofScheduler(deployed, deliveries)]) {
    const stop = begin(schedule);
    if (stop === undefined) tell.unsupported(schedule.address, `its schedule is not read: ${schedule.expression}`);
    else {
      stops.push(stop);
      tell.note(`${schedule.address} calls its targets at ${schedule.expression}`);
    }
  }
  return {
    close() {
      for (const stop of stops) stop();
    },
  };
}

function ofRules(
  { accountId, region }: Deployed,
  rules: readonly Rule[],
  bus: EventBridge,
  now: () => number,
): Schedule[] {
  return rules.flatMap((rule): Schedule[] => {
    if (rule.schedule === undefined) return [];
    const run = (): void => {
      const time = new Date(now()).toISOString().replace(/\.\d+Z/, 'Z');
      const event = { 'detail-type': 'Scheduled Event', source: 'aws.events', account: accountId, time, region };
      void bus.fire(rule, { version: '0', id: randomUUID(), ...event, resources: [rule.arn], detail: {} });
    };
    return [{ address: rule.address, expression: rule.schedule, zone: undefined, run }];
  });
}

function ofScheduler({ model }: Deployed, deliveries: Deliveries): Schedule[] {
  return model.ofType('aws_scheduler_schedule').flatMap((schedule): Schedule[] => {
    if (schedule.get('state') === 'DISABLED') return [];
    const target = schedule.block('target');
    const text = (name: string): string | undefined => textOf(schedule.get(name));
    const sourceArn = textOf(schedule.attribute('arn')) ?? '';
    const caller = { principal: 'scheduler.amazonaws.com', sourceArn };
    const to = textOf(target?.get('arn')) ?? '';
    const payload = textOf(target?.get('input')) ?? '{}';
    const run = (): void => void deliveries.deliver({ to, payload, caller });
    const zone = text('schedule_expression_timezone');
    return [{ address: schedule.address, expression: text('schedule_expression') ?? '', zone, run }];
  });
}

const units: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Runs a schedule until it is stopped; undefined when its expression is not read. */
function begin({ expression, zone, run }: Schedule): (() => void) | undefined {
  const [, count = '', unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (unit !== '') {
    const timer = setInterval(run, Math.min(Number(count) * (units[unit] ?? 0), 2 ** 31 - 1));
    return () => clearInterval(timer);
  }
  const [, moment] = /^at\((.+)\)$/.exec(expression) ?? [];
  const [, fields] = /^cron\((.+)\)$/.exec(expression) ?? [];
  const pattern = moment ?? (fields === undefined ? undefined : cronOf(fields));
  if (pattern === undefined) return undefined;
  try {
    const job = new Cron(pattern, { timezone: zone ?? 'UTC' }, run);
    return () => job.stop();
  } catch {
    return undefined;
  }
}

/**
 * AWS's six fields as croner reads them: seconds come first, weekdays are counted from 0 and a step from nothing begins at `*`.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cron-expressions.html
 */
export function cronOf(fields: string): string | undefined {
  const [minute, hour, day, month, weekday, year] = fields.trim().split(/\s+/);
  if (year === undefined) return undefined;
  const plain = (field = '', last = 59): string =>
    field.replace(/\b(\d+)\/(\d+)/g, (_, from: string, step: string) =>
      from === '0' ? `*/${step}` : stepped(Number(from), Number(step), last),
    );
  const weekdays = (weekday ?? '').replace(/(#?)(\d)/g, (_, mark: string, digit: string) =>
    mark === '' ? String(Number(digit) - 1) : `#${digit}`,
  );
  return `0 ${plain(minute)} ${plain(hour, 23)} ${plain(day, 31)} ${month} ${weekdays} ${year}`;
}

function stepped(from: number, step: number, last: number): string {
  const values: number[] = [];
  for (let value = from; value <= last && step > 0; value += step) values.push(value);
  return values.join(',');
}
