import { limits } from '../../../limits/limits';
import { numberOf } from '../../../terraform/language/value';
import { argument, rule, shown } from '../define';
import { matches } from '../demands';
import { expressionOf, scheduleProblem } from '../schedule';

const schedule = 'aws_scheduler_schedule';

let names: ReadonlySet<string> | undefined;

/** The time zones that this Node lists: it takes long enough to tell them that it is asked where a schedule names one. */
const zones = (): ReadonlySet<string> => {
  names ??= new Set(['UTC', 'GMT', 'Etc/UTC', ...Intl.supportedValuesOf('timeZone')]);
  return names;
};

/** The scheduler allows a rate of one unit in either number. */
const schedulerProblem = (text: string): string | undefined => {
  const problem = scheduleProblem(text);
  return problem?.startsWith('be in the') ? undefined : problem;
};

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Rules about `aws_scheduler_schedule`. */
export const schedulerRules = [
  rule({
    id: 'scheduler/expression',
    severity: 'rejects',
    source: 'https://github.com/localstack/localstack (AWS snapshots, scheduler)',
    on: schedule,
    demand: 'a schedule must be rate(...), cron(six fields) or at(yyyy-mm-ddThh:mm:ss)',
    fix: 'Mend the expression; the time zone is an argument of its own.',
    check: (resource) => {
      const text = expressionOf(resource);
      if (text === undefined) return undefined;
      const at = /^at\(/.test(text);
      const problem = at
        ? /^at\(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\)$/.test(text)
          ? undefined
          : 'be at(yyyy-mm-ddThh:mm:ss)'
        : schedulerProblem(text);
      return problem && `schedule_expression must ${problem}, was ${shown(text)}`;
    },
  }),
  rule({
    id: 'scheduler/window',
    severity: 'rejects',
    source: 'botocore 1.43.11, scheduler FlexibleTimeWindow',
    on: schedule,
    demand: 'a FLEXIBLE window needs 1 to 1440 minutes, OFF none',
    fix: 'Set maximum_window_in_minutes, or mode OFF.',
    check: (resource) =>
      resource.blocks('flexible_time_window').map((block) => {
        const [mode, minutes] = [block.get('mode'), block.get('maximum_window_in_minutes')];
        const size = numberOf(minutes);
        const { least, most } = limits.scheduleWindowMinutes.value;
        if (mode === 'OFF')
          return (
            block.has('maximum_window_in_minutes') === true &&
            `flexible_time_window.maximum_window_in_minutes must be absent with mode OFF, was ${shown(minutes)}`
          );
        const bad = block.lacks('maximum_window_in_minutes') || (size !== undefined && (size < least || size > most));
        return (
          mode === 'FLEXIBLE' &&
          bad &&
          `flexible_time_window.maximum_window_in_minutes must be from ${least} to ${most} with mode FLEXIBLE, was ${shown(minutes)}`
        );
      }),
  }),
  argument({
    id: 'scheduler/time-zone',
    severity: 'misbehaves',
    source: 'botocore 1.43.11, scheduler',
    on: schedule,
    at: 'schedule_expression_timezone',
    must: {
      says: 'be a name of the tz database',
      holds: (value) => (typeof value === 'string' ? zones().has(value) || isZone(value) : undefined),
    },
    fix: 'Write for example Europe/Berlin.',
  }),
  argument({
    id: 'scheduler/group-name',
    severity: 'rejects',
    source: 'botocore 1.43.11, scheduler ScheduleGroupName',
    on: schedule,
    at: 'group_name',
    must: matches(/^[0-9a-zA-Z_.-]{1,64}$/, 'be the name of a group, 1 to 64 letters, digits and _.-'),
    fix: 'Use name of the aws_scheduler_schedule_group, not its ARN.',
  }),
];
