import { Exact } from '../exact';
import { monthHours } from '../usage';

const hoursOf: Readonly<Record<string, Exact>> = {
  minute: Exact.of(1).over(60),
  hour: Exact.of(1),
  day: Exact.of(24),
};

/** How often a rate or cron expression of EventBridge comes true in a month of 730 hours; undefined when it cannot be read. */
export function runsOf(expression: string): Exact | undefined {
  const [, count, unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const hours = hoursOf[unit];
  if (count !== undefined && Number(count) > 0 && hours !== undefined)
    return Exact.of(monthHours).over(hours.times(Number(count)));
  if (/^at\(.+\)$/.test(expression)) return Exact.of(1);
  return cronRuns(/^cron\((.*)\)$/.exec(expression)?.[1]?.trim().split(/\s+/) ?? []);
}

function cronRuns(fields: readonly string[]): Exact | undefined {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = fields;
  const counts = [valuesIn(minute, 0, 59), valuesIn(hour, 0, 23), valuesIn(month, 1, 12)];
  const [minutes, hours, months] = counts.map((values) => values?.length);
  const days = daysOf(day, weekday);
  if (fields.length !== 6 || minutes === undefined || hours === undefined || months === undefined || days === undefined)
    return undefined;
  return days.times(minutes).times(hours).times(months).over(12);
}

const monthDays = Exact.of(monthHours).over(24);

/** Days of an average month: every day of it, some days of the week, or some dates. */
function daysOf(day: string, weekday: string): Exact | undefined {
  if (weekday !== '?' && weekday !== '*') return weekdaysOf(weekday);
  if (day === '*' || day === '?') return monthDays;
  if (/^(L|LW|\d+W)$/.test(day)) return Exact.of(1);
  const dates = valuesIn(day, 1, 31);
  return dates && Exact.sum(dates.map((date) => Exact.of(monthsWith(date)).over(12)));
}

function weekdaysOf(weekday: string): Exact | undefined {
  if (/^(\w+#\d|\w*L)$/.test(weekday)) return Exact.of(1);
  const days = valuesIn(weekday, 1, 7);
  return days && monthDays.times(days.length).over(7);
}

/** Months of a year that have a date. */
const monthsWith = (date: number): number => (date <= 28 ? 12 : date <= 30 ? 11 : 7);

const names = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const weekdays = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** The values of a field such as `*`, `5`, `1,3`, `MON-FRI`, `0/15`; undefined when it is none. */
function valuesIn(field: string, first: number, last: number): readonly number[] | undefined {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const values = rangeOf(part, first, last);
    if (values === undefined) return undefined;
    for (const value of values) found.add(value);
  }
  return [...found];
}

function rangeOf(part: string, first: number, last: number): number[] | undefined {
  const [, range = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
  const [from, to] = range === '*' || range === '?' ? [first, last] : boundsOf(range, last, step !== undefined);
  const by = Number(step ?? 1);
  if (from === undefined || to === undefined || from < first || to > last || from > to || by < 1) return undefined;
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, at) => from + at * by);
}

function boundsOf(range: string, last: number, stepped: boolean): readonly (number | undefined)[] {
  const [from, to = stepped ? String(last) : range.split('-')[0]] = range.split('-');
  return [numbered(from, last), numbered(to, last)];
}

function numbered(text = '', last: number): number | undefined {
  const named = last === 12 ? names : last === 7 ? weekdays : [];
  const at = named.indexOf(text.toUpperCase());
  return at >= 0 ? at + 1 : /^\d+$/.test(text) ? Number(text) : undefined;
}
