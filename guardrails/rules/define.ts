import { isList, isMap, textOf, type Value } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Body, Resource } from '../../terraform/model/resource';
import type { Rule, Severity } from '../rule';
import { onlyReference } from './apis';
import { type ArgumentPath, argumentPath } from './argument-path';
import type { Demand } from './demands';

/** What a check answers: nothing, one problem, or several. */
export type Answer = undefined | false | string | readonly (string | undefined | false)[];

interface Common {
  readonly id: string;
  readonly severity: Severity;
  readonly severityIn?: Rule['severityIn'];
  /** Where the demand is stated, or the thread in which AWS refused. */
  readonly source: string;
  readonly fix: string;
}

interface ResourceRule extends Common {
  /** Terraform type or types looked at. */
  readonly on: string | readonly string[];
  readonly demand: string;
  readonly check: (resource: Resource, model: Model) => Answer;
}

interface ArgumentRule extends Common {
  readonly on: string | readonly string[];
  /** Arguments, `cors_configuration.max_age`; `[]` each element, `{}` each value, `{key}` each key. */
  readonly at: string | readonly string[];
  readonly must: Demand;
}

interface PresenceRule extends Common {
  readonly on: string | readonly string[];
  readonly demand: string;
  /** Arguments or blocks that must be given, or absent. */
  readonly at: string | readonly string[];
  /** Where that is demanded, in the words that follow it: `with authorizer_type JWT`. */
  readonly where: (resource: Resource, model: Model) => string | undefined | false;
}

interface QuotaRule extends Common {
  readonly on: string | readonly string[];
  readonly demand: string;
  /**
   * The argument that is measured.
   *
   * @default - the resource itself
   */
  readonly at?: string;
  readonly most: number;
  /** What is counted: `bytes`, `targets`. */
  readonly unit: string;
  /** How many there are; several numbers where an argument stands several times. */
  readonly count: (resource: Resource, model: Model) => number | readonly number[];
}

interface UniqueRule extends Common {
  readonly on: string | readonly string[];
  readonly demand: string;
  /** What must be unique: `route_key`. */
  readonly at: string;
  /** Among what: `in its API`. */
  readonly within: string;
  /** An earlier resource that has the same. */
  readonly twin: (resource: Resource, model: Model) => Resource | undefined;
}

const listed = <T>(one: T | readonly T[]): readonly T[] => (Array.isArray(one) ? one : [one as T]);

/** Makes a rule that looks at whole resources. */
export const rule = ({ id, severity, severityIn, source, fix, on, demand, check }: ResourceRule): Rule => ({
  id,
  types: listed(on),
  severity,
  severityIn,
  demand,
  fix,
  source,
  check: (resource, model) => problemsOf(check(resource, model)),
});

const none: readonly string[] = [];

function problemsOf(answer: Answer): readonly string[] {
  if (answer === undefined || answer === false) return none;
  return (Array.isArray(answer) ? answer : [answer]).filter((one): one is string => typeof one === 'string');
}

/** Makes a rule of the commonest form: one argument must be something, wherever it is written. */
export function argument(record: ArgumentRule): Rule {
  const { at, must } = record;
  const paths = listed(at);
  const read = paths.map((path) => argumentPath(path));
  const [only, another] = read;
  return rule({
    ...record,
    demand: `${paths.join(', ')} must ${must.says}`,
    check:
      only !== undefined && another === undefined
        ? (resource) => violations(resource, only, must)
        : (resource) => read.flatMap((path) => violations(resource, path, must)),
  });
}

/** Makes a rule that arguments must be given where something else is so. */
export const given = ({ at, where, ...common }: PresenceRule): Rule =>
  rule({
    ...common,
    check: (resource, model) =>
      listed(at).map(
        (name) => resource.lacks(name) && demanded(where(resource, model), `${name} must be given`, 'absent'),
      ),
  });

/** Makes a rule that arguments must be absent where something else is so. */
export const absent = ({ at, where, ...common }: PresenceRule): Rule =>
  rule({
    ...common,
    check: (resource, model) =>
      listed(at).map(
        (name) =>
          resource.has(name) === true &&
          demanded(where(resource, model), `${name} must be absent`, seen(resource.get(name))),
      ),
  });

/** Makes a rule that there must not be more of something than AWS takes. */
export const atMost = ({ at, most, unit, count, ...common }: QuotaRule): Rule =>
  rule({
    ...common,
    check: (resource, model) =>
      listed(count(resource, model)).map(
        (had) => had > most && `${at === undefined ? '' : `${at} `}must have at most ${most} ${unit}, had ${had}`,
      ),
  });

/** Makes a rule that something may stand once only. */
export const unique = ({ at, within, twin, ...common }: UniqueRule): Rule =>
  rule({
    ...common,
    check: (resource, model) => {
      const earlier = twin(resource, model);
      return earlier && `${at} must be unique ${within}, ${earlier.address} has the same`;
    },
  });

interface TableRule extends Common {
  readonly demand: string;
  /** Which argument of which type must be what. */
  readonly rows: readonly (readonly [type: string, at: string, must: Demand])[];
}

/** Makes one rule of many arguments: each row names a type, an argument and what it must be. */
export function table({ rows, ...common }: TableRule): Rule {
  const read = byType(rows.map(([type, at, must]) => ({ type, path: argumentPath(at), must })));
  return rule({
    ...common,
    on: [...read.keys()],
    check: (resource) => (read.get(resource.type) ?? []).flatMap(({ path, must }) => violations(resource, path, must)),
  });
}

function byType<Row extends { readonly type: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const types = new Map<string, Row[]>();
  for (const row of rows) types.set(row.type, [...(types.get(row.type) ?? []), row]);
  return types;
}

/** What a value of an argument asks of the arguments beside it. */
export interface Asks {
  /** What must be given too; of names joined by a bar, one of them. */
  readonly needs?: readonly string[];
  /** What must not be given. */
  readonly bars?: readonly string[];
}

interface CompanyRule extends Common {
  readonly demand: string;
  /** An argument of a type, behind the blocks it stands in, the values meant, and what they ask; an absent argument is an empty text. */
  readonly rows: readonly (readonly [type: string, at: string, of: RegExp, asks: Asks])[];
}

/** Makes one rule of arguments that go together: each row tells which values ask for others, or bar them. */
export function company({ rows, ...common }: CompanyRule): Rule {
  const read = byType(rows.map(([type, at, of, asks]) => ({ type, at: at.split('.'), of, asks })));
  return rule({
    ...common,
    on: [...read.keys()],
    check: (resource) =>
      (read.get(resource.type) ?? []).flatMap(({ at, of, asks }) =>
        bodiesAt(resource, at.slice(0, -1)).flatMap((body) => companyProblems(body, at, of, asks)),
      ),
  });
}

const bodiesAt = (body: Body, [first, ...rest]: readonly string[]): readonly Body[] =>
  first === undefined ? [body] : body.blocks(first).flatMap((one) => bodiesAt(one, rest));

/** Whether an argument is certainly left out, as nothing or as an empty text. */
const isLeftOut = (body: Body, name: string): boolean => body.lacks(name) || body.get(name) === '';

/** Whether an argument certainly says something: no empty text, false or 0, which stand for nothing in a plan. */
const isGiven = (body: Body, name: string): boolean =>
  body.has(name) === true && !['', 'false', '0'].includes(textOf(body.get(name)) ?? '-');

function companyProblems(body: Body, at: readonly string[], of: RegExp, { needs = [], bars = [] }: Asks): string[] {
  const name = at.at(-1) ?? '';
  const value = isLeftOut(body, name)
    ? ''
    : (textOf(body.get(name)) ?? (body.has(name) === true ? 'given' : undefined));
  if (value === undefined || !of.test(value)) return [];
  const beside = value === '' ? `without ${name}` : `with ${name}${value === 'given' ? '' : ` ${value}`}`;
  const within = at
    .slice(0, -1)
    .map((one) => `${one}.`)
    .join('');
  return [
    ...needs
      .filter((one) => one.split('|').every((each) => isLeftOut(body, each)))
      .map((one) => `${within}${one.replaceAll('|', ' or ')} must be given ${beside}, was absent`),
    ...bars
      .filter((one) => isGiven(body, one))
      .map((one) => `${within}${one} must be absent ${beside}, was ${seen(body.get(one))}`),
  ];
}

const demanded = (where: string | undefined | false, what: string, was: string): string | false =>
  typeof where === 'string' && `${what} ${where}, was ${was}`;

const seen = (value: Value | undefined): string => (textOf(value) === undefined ? 'given' : shown(value));

/** What is wrong with the values that a path leads to; nothing for what is absent. */
function violations(body: Body, { name, path, end, rest }: ArgumentPath, must: Demand): readonly string[] {
  if (rest !== undefined) return body.blocks(name).flatMap((block) => violations(block, rest, must));
  const value = body.get(name);
  if (value === undefined) return none;
  if (end === '') return violation(path, value, must);
  if (end === '[]') return isList(value) ? value.flatMap((one) => violation(path, one, must)) : none;
  return (isMap(value) ? Object.entries(value) : []).flatMap(([key, one]) =>
    end === '{key}'
      ? violation(`a key of ${name}`, key, must)
      : violation(`${path}[${JSON.stringify(key)}]`, one, must),
  );
}

const violation = (name: string, value: Value, must: Demand): readonly string[] =>
  must.holds(value) === false
    ? [`${name} must ${must.says}, was ${onlyReference(value)?.address ?? shown(value)}`]
    : none;

/** A value as a finding shows it: short, on one line. */
export function shown(value: Value | undefined): string {
  const text = value === undefined ? 'absent' : (JSON.stringify(value) ?? 'absent');
  return text.length > 100 ? `${text.slice(0, 97)}...` : text;
}
