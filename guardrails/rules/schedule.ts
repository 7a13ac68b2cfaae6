import type { Body } from '../../terraform/model/resource';

/** The schedule of a rule or schedule, when it is known. */
export const expressionOf = (resource: Body): string | undefined => {
  const value = resource.get('schedule_expression');
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** What is wrong with a rate or cron expression of EventBridge; undefined when nothing is. */
export function scheduleProblem(text: string): string | undefined {
  if (/^rate\(/i.test(text)) return rateProblem(text);
  if (/^cron\(/i.test(text)) return cronProblem(text);
  return 'be rate(N unit) or cron(six fields)';
}

function rateProblem(text: string): string | undefined {
  const [, count = '0', unit = ''] = /^rate\((\d+) (minutes?|hours?|days?)\)$/.exec(text) ?? [];
  if (Number(count) < 1) return 'be rate(1 minute|hour|day) or rate(N minutes|hours|days), in lower case';
  return (count === '1') === unit.endsWith('s')
    ? `be in the ${count === '1' ? 'singular' : 'plural'} for ${count}`
    : undefined;
}

const list = (one: string): RegExp => new RegExp(`^(${one})(,(${one}))*$`, 'i');
const ranged = (one: string): string => `(\\*|${one}(-${one})?)(/\\d+)?`;
const numbers = ranged('\\d{1,2}');

/** What minutes, hours, days of the month, months, days of the week and years look like. */
const fieldForms: readonly RegExp[] = [
  list(numbers),
  list(numbers),
  list(`\\?|L(-\\d{1,2})?|LW|\\d{1,2}W|${numbers}`),
  list(ranged('(\\d{1,2}|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)')),
  list(`\\?|L|\\d(L|#\\d)|(SUN|MON|TUE|WED|THU|FRI|SAT)(L|#\\d)|${ranged('(\\d|SUN|MON|TUE|WED|THU|FRI|SAT)')}`),
  list(ranged('\\d{4}')),
];

function cronProblem(text: string): string | undefined {
  const fields = /^cron\((.*)\)$/.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  if (fields.length !== 6) return `be cron with six fields, and has ${fields.length}`;
  const [, , day = '', , weekday = ''] = fields;
  if ((day === '?') === (weekday === '?')) return 'have "?" for exactly one of day-of-month and day-of-week';
  if (/(^|[,-])[089]([,#-]|$)/.test(weekday)) return 'number the days of the week from 1 to 7';
  const strange = fields.find((field, at) => !fieldForms[at]?.test(field));
  return strange === undefined
    ? undefined
    : `have fields of numbers, names, lists and ranges, and has ${JSON.stringify(strange)}`;
}
