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
  const [, count, unit] = /^rate\((\d+) (minutes?|hours?|days?)\)$/.exec(text) ?? [];
  if (count === undefined || unit === undefined || Number(count) < 1)
    return 'be rate(1 minute|hour|day) or rate(N minutes|hours|days), in lower case';
  return (count === '1') === unit.endsWith('s')
    ? `be in the ${count === '1' ? 'singular' : 'plural'} for ${count}`
    : undefined;
}

function cronProblem(text: string): string | undefined {
  const fields = /^cron\((.*)\)$/.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  if (fields.length !== 6) return `be cron with six fields, and has ${fields.length}`;
  const [, , day = '', , weekday = ''] = fields;
  if ((day === '?') === (weekday === '?')) return 'have "?" for exactly one of day-of-month and day-of-week';
  return /(^|[,-])[089]([,#-]|$)/.test(weekday) ? 'number the days of the week from 1 to 7' : undefined;
}
