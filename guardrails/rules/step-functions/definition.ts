import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, own, textOf, Unknown, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';
import { fieldProblems } from './states';

const types = ['Task', 'Pass', 'Choice', 'Wait', 'Succeed', 'Fail', 'Parallel', 'Map'];

const given = (state: ValueMap, name: string): boolean => Object.hasOwn(state, name);

/** The states that one may lead to, as far as their names are known. */
const targetsOf = (state: ValueMap): string[] =>
  [state, ...[state.Choices, state.Catch].flatMap((value) => (isList(value) ? value.filter(isMap) : []))]
    .flatMap(({ Next, Default }) => [Next, Default])
    .flatMap((value) => (typeof value === 'string' ? value : []));

/** The machines that stand within a state. */
const machinesIn = ({ Branches, Iterator, ItemProcessor }: ValueMap): Value[] =>
  [...(isList(Branches) ? Branches : []), Iterator ?? null, ItemProcessor ?? null].filter(isMap);

function endProblem(name: string, type: string, state: ValueMap): string | false {
  const ends = [given(state, 'Next'), given(state, 'End')].filter((one) => one).length;
  if (['Choice', 'Succeed', 'Fail'].includes(type))
    return ends > 0 && `definition must have no Next or End in the ${type} ${name}, had one`;
  return ends !== 1 && `definition must have Next or End in ${name}, had ${ends === 0 ? 'none' : 'both'}`;
}

function stateProblems(name: string, state: ValueMap): (string | false)[] {
  const type = textOf(state.Type);
  if (type === undefined) return [!given(state, 'Type') && `definition must have a Type in ${name}, had none`];
  if (!types.includes(type))
    return [`definition must have a Type of ${types.join(', ')} in ${name}, was ${shown(type)}`];
  const resource = textOf(state.Resource);
  return [
    endProblem(name, type, state),
    type === 'Task' && !given(state, 'Resource') && `definition must have a Resource in the Task ${name}, had none`,
    resource !== undefined &&
      !/^(arn:|\{%)/.test(resource) &&
      `definition must have an ARN as Resource of ${name}, was ${shown(resource)}`,
    type !== 'Task' &&
      given(state, 'TimeoutSeconds') &&
      `definition must have TimeoutSeconds in a Task alone, ${name} is a ${type}`,
    ...fieldProblems(name, type, state),
    type === 'Choice' && isNothing(state.Choices) && `definition must have Choices in ${name}, had none`,
    type === 'Parallel' && isNothing(state.Branches) && `definition must have Branches in ${name}, had none`,
    type === 'Map' &&
      machinesIn(state).length === 0 &&
      !holdsUnknown(state) &&
      `definition must have an ItemProcessor in ${name}, had none`,
  ];
}

const isNothing = (value: Value | undefined): boolean => value === undefined || (isList(value) && value.length === 0);

const holdsUnknown = (state: ValueMap): boolean =>
  [state.Iterator, state.ItemProcessor].some((one) => one instanceof Unknown);

const isTerminal = (state: ValueMap): boolean =>
  given(state, 'End') || ['Succeed', 'Fail'].includes(textOf(state.Type) ?? '');

function machineProblems(machine: Value, depth = 0): (string | false)[] {
  if (!isMap(machine) || depth > 10) return [];
  const { StartAt: start, States: states } = machine;
  if (start === undefined) return ['definition must have StartAt, had none'];
  if (states === undefined) return ['definition must have States, had none'];
  if (!isMap(states)) return [];
  const known = Object.entries(states).filter((entry): entry is [string, ValueMap] => isMap(entry[1]));
  const whole = known.length === Object.keys(states).length;
  const targets = [...(typeof start === 'string' ? [start] : []), ...known.flatMap(([, state]) => targetsOf(state))];
  return [
    ...targets.map(
      (name) => own(states, name) === undefined && `definition must lead to states that it has, ${shown(name)} is none`,
    ),
    whole && !known.some(([, state]) => isTerminal(state)) && 'definition must have a state that ends, had none',
    ...known.flatMap(([name, state]) => stateProblems(name, state)),
    ...known.flatMap(([, state]) => machinesIn(state).flatMap((one) => machineProblems(one, depth + 1))),
  ];
}

function definitionProblems(resource: Resource): (string | false)[] {
  const value = resource.get('definition');
  const machine = documentOf(value);
  if (machine === undefined)
    return [typeof value === 'string' && value !== '' && `definition must be JSON, was ${shown(value)}`];
  if (machine instanceof Unknown) return [];
  return isMap(machine) ? machineProblems(machine) : [`definition must be a JSON object, was ${shown(machine)}`];
}

/** Rules about what a state machine does. */
export const stateMachineRules = [
  rule({
    id: 'step-functions/definition',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html',
    on: 'aws_sfn_state_machine',
    demand: 'a definition must be JSON, begin and end, and lead from state to state',
    fix: 'Mend the state; with credentials, terraform plan asks AWS.',
    check: definitionProblems,
  }),
];
