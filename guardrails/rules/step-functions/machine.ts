import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, numberOf, own, textOf, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { company, rule, shown } from '../define';

const machine = 'aws_sfn_state_machine';
const seenAs = (name: string): string => `https://github.com/badmintoncryer/cdk-preflight (pf-sfn-${name})`;

interface State {
  readonly name: string;
  readonly body: ValueMap;
}

/** A machine within a definition: its beginning, its states, and the text of what it is read with. */
interface Machine {
  readonly start: Value | undefined;
  readonly states: readonly State[];
  /** Whether every state is known. */
  readonly whole: boolean;
  /** The language that its paths are written in, where it says. */
  readonly language: string;
}

const mapsIn = (value: Value | undefined): readonly ValueMap[] =>
  (isList(value) ? value : [value ?? null]).filter(isMap);

/** The language that a machine or a state is read with; an empty text where it is not known. */
const languageOf = ({ QueryLanguage: own }: ValueMap, around: string): string =>
  own === undefined ? around : (textOf(own) ?? '');

/** Every machine of a definition, those within Parallel and Map included. */
function machinesOf(value: Value | undefined, language = 'JSONPath', depth = 0): Machine[] {
  if (!isMap(value) || !isMap(value.States) || depth > 10) return [];
  const spoken = languageOf(value, language);
  const all = Object.entries(value.States);
  const states = all.flatMap(([name, body]) => (isMap(body) ? [{ name, body }] : []));
  const inner = states.flatMap(({ body }) => [body.Branches, body.Iterator, body.ItemProcessor].flatMap(mapsIn));
  return [
    { start: value.StartAt, states, whole: states.length === all.length, language: spoken },
    ...inner.flatMap((one) => machinesOf(one, spoken, depth + 1)),
  ];
}

/** The states that a state leads to; undefined where one of them is not known. */
function nextOf({ Next, Default, Choices, Catch }: ValueMap): readonly string[] | undefined {
  const all = [Next, Default, ...[Choices, Catch].flatMap(mapsIn).map((one) => one.Next)];
  const open = [Choices, Catch].flat().some((one) => one !== undefined && !isMap(one));
  const texts = all.filter((one) => one !== undefined).map(textOf);
  return open || texts.includes(undefined) ? undefined : (texts as string[]);
}

function unreachedProblems({ start, states, whole }: Machine): (string | false)[] {
  const next = states.map(({ body }) => nextOf(body));
  if (!whole || typeof start !== 'string' || next.includes(undefined)) return [];
  const reached = new Set([start, ...states.flatMap(({ name }, at) => (next[at] ?? []).filter((one) => one !== name))]);
  return states.map(
    ({ name }) => !reached.has(name) && `definition must lead to each state, nothing leads to ${shown(name)}`,
  );
}

/** Fields that only states of some types have. */
const homes: Readonly<Record<string, readonly string[]>> = {
  Resource: ['Task'],
  Choices: ['Choice'],
  Default: ['Choice'],
  Branches: ['Parallel'],
  ItemProcessor: ['Map'],
  Iterator: ['Map'],
  Seconds: ['Wait'],
  Timestamp: ['Wait'],
  Retry: ['Task', 'Parallel', 'Map'],
  Catch: ['Task', 'Parallel', 'Map'],
  HeartbeatSeconds: ['Task'],
  Cause: ['Fail'],
  Error: ['Fail'],
};

/** Numbers of a state, with their bounds. */
const numbers: Readonly<Record<string, readonly [least: number, most: number]>> = {
  TimeoutSeconds: [1, 99_999_999],
  HeartbeatSeconds: [1, 99_999_999],
  Seconds: [0, 99_999_999],
  MaxConcurrency: [0, Number.POSITIVE_INFINITY],
};
const retried: Readonly<Record<string, readonly [least: number, most: number]>> = {
  IntervalSeconds: [1, 99_999_999],
  MaxAttempts: [0, 99_999_999],
  BackoffRate: [1, Number.POSITIVE_INFINITY],
  MaxDelaySeconds: [1, 31_622_400],
};

const outside = (body: ValueMap, bounds: typeof numbers, name: string): (string | false)[] =>
  Object.entries(bounds).map(([field, [least, most]]) => {
    const number = typeof body[field] === 'number' ? numberOf(body[field]) : undefined;
    return (
      number !== undefined &&
      (number < least || number > most) &&
      `definition must have ${field} of ${name} ${most === Number.POSITIVE_INFINITY ? `at least ${least}` : `from ${least} to ${most}`}, was ${number}`
    );
  });

const comparisons =
  /^(String|Numeric|Boolean|Timestamp)(Equals|LessThan|GreaterThan|LessThanEquals|GreaterThanEquals|Matches)(Path)?$|^Is(Null|Present|Numeric|String|Boolean|Timestamp)$/;

function choiceProblems(name: string, choice: ValueMap, top: boolean, depth = 0): (string | false)[] {
  if (depth > 10) return [];
  const nested = ['And', 'Or'].flatMap((one) => mapsIn(choice[one])).concat(mapsIn(choice.Not));
  const compared = Object.keys(choice).filter((key) => comparisons.test(key));
  return [
    top && !Object.hasOwn(choice, 'Next') && `definition must have Next in each choice of ${name}, one has none`,
    !top &&
      Object.hasOwn(choice, 'Next') &&
      `definition must have Next beside And, Or and Not of ${name}, had it within`,
    Object.hasOwn(choice, 'Variable') &&
      compared.length !== 1 &&
      `definition must have one comparison in each choice of ${name}, had ${compared.length === 0 ? 'none' : compared.join(' and ')}`,
    ...nested.flatMap((one) => choiceProblems(name, one, false, depth + 1)),
  ];
}

const waits = ['Seconds', 'Timestamp', 'SecondsPath', 'TimestampPath'];
const paths = ['InputPath', 'OutputPath', 'ResultPath', 'ItemsPath', 'SecondsPath', 'TimestampPath'];

function stateProblems({ name, body }: State, language: string): (string | false)[] {
  const type = textOf(body.Type) ?? '';
  const given = waits.filter((one) => Object.hasOwn(body, one));
  return [
    name.length > 80 &&
      `definition must have names of states of at most 80 characters, ${shown(name)} has ${name.length}`,
    ...Object.entries(homes).map(
      ([field, types]) =>
        type !== '' &&
        Object.hasOwn(body, field) &&
        !types.includes(type) &&
        `definition must have ${field} in a ${types.join(' or ')} alone, ${name} is a ${type}`,
    ),
    ...outside(body, numbers, name),
    ...mapsIn(body.Retry).flatMap((one) => outside(one, retried, name)),
    ...mapsIn(body.Catch).map(
      (one) => !Object.hasOwn(one, 'Next') && `definition must have Next in each Catch of ${name}, one has none`,
    ),
    ...(type === 'Choice' ? mapsIn(body.Choices).flatMap((one) => choiceProblems(name, one, true)) : []),
    type === 'Wait' &&
      given.length > 1 &&
      `definition must have one of ${waits.join(', ')} in the Wait ${name}, had ${given.join(' and ')}`,
    ...paths.map((field) => {
      const path = textOf(own(body, field));
      return (
        languageOf(body, language) === 'JSONPath' &&
        path !== undefined &&
        !/^(\$|States\.)/.test(path) &&
        `definition must have ${field} of ${name} start with $, was ${shown(path)}`
      );
    }),
    ...['End'].map((field) => body[field] === false && `definition must have End true in ${name}, was false`),
  ];
}

function repeatedProblems(machines: readonly Machine[]): (string | false)[] {
  const names = machines.flatMap(({ states }) => states.map(({ name }) => name));
  return [...new Set(names)].map(
    (name) =>
      names.indexOf(name) !== names.lastIndexOf(name) &&
      `definition must have a name for each state, ${shown(name)} stands twice`,
  );
}

/** What the tasks of common services cannot do without. */
const needs: Readonly<Record<string, readonly string[]>> = {
  'lambda:invoke': ['FunctionName'],
  'sqs:sendMessage': ['QueueUrl', 'MessageBody'],
  'sns:publish': ['Message'],
  'dynamodb:putItem': ['TableName', 'Item'],
  'dynamodb:getItem': ['TableName', 'Key'],
  'dynamodb:updateItem': ['TableName', 'Key'],
  'dynamodb:deleteItem': ['TableName', 'Key'],
  'states:startExecution': ['StateMachineArn'],
  'events:putEvents': ['Entries'],
  'ecs:runTask': ['TaskDefinition'],
  'glue:startJobRun': ['JobName'],
};

const single = /^(lambda|sns|sqs|dynamodb|events|apigateway|aws-sdk):/;

function taskProblems({ name, body }: State): (string | false)[] {
  const [, called, pattern = ''] =
    /^arn:[\w-]+:states:::([\w-]+:[\w:-]+?)(\.\w+(?::2)?)?$/.exec(textOf(body.Resource) ?? '') ?? [];
  if (called === undefined) return [];
  const parameters = body.Parameters ?? body.Arguments;
  const keys = isMap(parameters) ? Object.keys(parameters).map((key) => key.replace(/\.\$$/, '')) : undefined;
  return [
    ...(own(needs, called) ?? []).map(
      (field) =>
        (parameters === undefined || (keys !== undefined && !keys.includes(field))) &&
        `definition must have ${field} among the Parameters of ${name}, had none`,
    ),
    /^\.sync/.test(pattern) &&
      single.test(called) &&
      `definition must call ${called} of ${name} without ${pattern}, which it does not know`,
  ];
}

function problemsOf(resource: Resource, find: (one: Machine) => readonly (string | false)[]): (string | false)[] {
  return machinesOf(documentOf(resource.get('definition'))).flatMap(find);
}

/** Rules about the states of a machine, one by one and together. */
export const stateRules = [
  rule({
    id: 'step-functions/reached',
    severity: 'rejects',
    source: seenAs('asl-unreachable-state, asl-duplicate-state-name'),
    on: machine,
    demand: 'each state has a name of its own, and another one leads to it',
    fix: 'Name the state in Next, or remove it.',
    check: (resource) => [
      ...problemsOf(resource, unreachedProblems),
      ...repeatedProblems(machinesOf(documentOf(resource.get('definition')))),
    ],
  }),
  rule({
    id: 'step-functions/state-fields',
    severity: 'rejects',
    source: seenAs(
      'asl-state-fields, asl-numeric-ranges, asl-choice-rules, asl-wait-timing, asl-jsonpath-syntax, asl-retry-catch',
    ),
    on: machine,
    demand: 'a state has the fields of its type, within their bounds',
    fix: 'Mend the field.',
    check: (resource) =>
      problemsOf(resource, ({ states, language }) => states.flatMap((one) => stateProblems(one, language))),
  }),
  rule({
    id: 'step-functions/task-arguments',
    severity: 'rejects',
    source: seenAs('asl-integration-parameters, asl-resource-arn'),
    on: machine,
    demand: 'a task hands its service what it needs, and waits as that service knows it',
    fix: 'Add the field to Parameters, or call without .sync.',
    check: (resource) => problemsOf(resource, ({ states }) => states.flatMap(taskProblems)),
  }),
  company({
    id: 'step-functions/goes-with',
    severity: 'rejects',
    source: seenAs('encryption-config, logging-destination'),
    demand: "logs have a destination, a key of one's own is named",
    fix: 'Set log_destination; set kms_key_id.',
    rows: [
      [machine, 'logging_configuration.level', /^(ALL|ERROR|FATAL)$/, { needs: ['log_destination'] }],
      ...[machine, 'aws_sfn_activity'].flatMap((type) => [
        [type, 'encryption_configuration.type', /^CUSTOMER_MANAGED_KMS_KEY$/, { needs: ['kms_key_id'] }] as const,
        [
          type,
          'encryption_configuration.type',
          /^AWS_OWNED_KEY$/,
          { bars: ['kms_key_id', 'kms_data_key_reuse_period_seconds'] },
        ] as const,
      ]),
    ],
  }),
];
