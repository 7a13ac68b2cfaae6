import { numberOf, textOf } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { argument, rule } from '../define';
import { matches } from '../demands';

const alias = 'aws_sfn_alias';
const api = 'https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachineAlias.html';

function weightProblems(resource: Resource): (string | false)[] {
  const routes = resource.blocks('routing_configuration');
  const weights = routes.map((one) => numberOf(one.get('weight')) ?? Number.NaN);
  const versions = routes.map((one) => textOf(one.get('state_machine_version_arn')) ?? 'x:1');
  const sum = weights.reduce((total, one) => total + one, 0);
  return [
    routes.length > 2 && `routing_configuration must name at most 2 versions, named ${routes.length}`,
    weights.length > 0 && Math.abs(sum - 100) > 0 && `routing_configuration.weight must come to 100, was ${sum}`,
    ...versions.map(
      (arn) => !/:\d+$/.test(arn) && `state_machine_version_arn must end with a version number, was ${arn}`,
    ),
  ];
}

/** Rules about aliases of state machines. */
export const stateMachineAliasRules = [
  argument({
    id: 'step-functions/alias-name',
    severity: 'rejects',
    source: api,
    on: alias,
    at: 'name',
    must: matches(/^(?=.*[a-zA-Z_.-])[a-zA-Z0-9_.-]{1,80}$/, 'be 1 to 80 letters, digits and _.-, not digits alone'),
    fix: 'Write for example live.',
  }),
  rule({
    id: 'step-functions/alias-weights',
    severity: 'rejects',
    source: api,
    on: alias,
    demand: 'an alias leads to one or two versions, with weights that come to 100',
    fix: 'Use state_machine_version_arn of a machine with publish = true, and weights such as 90 and 10.',
    check: weightProblems,
  }),
];
