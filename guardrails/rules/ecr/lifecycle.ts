import { documentOf } from '../../../terraform/documents/json-text';
import { isList, isMap, numberOf, textOf, Unknown, type Value, type ValueMap } from '../../../terraform/language/value';
import type { Resource } from '../../../terraform/model/resource';
import { rule, shown } from '../define';

const has = (map: ValueMap, name: string): boolean => Object.hasOwn(map, name);
const states = ['tagged', 'untagged', 'any'];
const lists = ['tagPrefixList', 'tagPatternList'];
const ruleKeys = ['rulePriority', 'description', 'selection', 'action'];
const selectionKeys = ['tagStatus', 'countType', 'countUnit', 'countNumber', 'storageClass', ...lists];
const counts = ['imageCountMoreThan', 'sinceImagePushed', 'sinceImagePulled', 'sinceImageTransitioned'];

const say = (what: string, was: Value | undefined): string => `policy must ${what}, was ${shown(was)}`;

/** What is missing of some keys, unknown to them, or null, which is no value here. */
function keyProblems(
  map: ValueMap,
  needed: readonly string[],
  known: readonly string[],
  where: string,
): (string | false)[] {
  return [
    ...needed.map((name) => !has(map, name) && `policy must have ${name} in ${where}, had none`),
    ...Object.keys(map).map((name) => !known.includes(name) && `policy must have no ${name} in ${where}, had it`),
    ...Object.entries(map).map(
      ([name, value]) =>
        value === null && `policy must have a value for ${name} in ${where}, or leave it out, was null`,
    ),
  ];
}

function selectionProblems(selection: ValueMap): (string | false)[] {
  const { tagStatus, countType, countUnit, countNumber } = selection;
  const [status, kind] = [textOf(tagStatus), textOf(countType)];
  const named = lists.filter((name) => has(selection, name) && selection[name] !== null);
  const number = numberOf(countNumber);
  const ofTime = kind !== undefined && kind !== 'imageCountMoreThan' && counts.includes(kind);
  return [
    ...keyProblems(selection, ['tagStatus', 'countType', 'countNumber'], selectionKeys, 'selection'),
    status !== undefined && !states.includes(status) && say(`have a tagStatus of ${states.join(', ')}`, status),
    kind !== undefined && !counts.includes(kind) && say(`have a countType of ${counts.join(', ')}`, kind),
    status === 'tagged' &&
      named.length !== 1 &&
      `policy must have one of ${lists.join(', ')} with tagStatus tagged, had ${named.length === 0 ? 'none' : 'both'}`,
    (status === 'untagged' || status === 'any') &&
      named.length > 0 &&
      `policy must have no ${named[0]} with tagStatus ${status}, had one`,
    number !== undefined && number < 1 && say('have a countNumber of 1 or more', countNumber),
    ofTime && !has(selection, 'countUnit') && `policy must have countUnit with countType ${kind}, had none`,
    kind === 'imageCountMoreThan' &&
      countUnit !== undefined &&
      countUnit !== null &&
      'policy must have no countUnit with countType imageCountMoreThan, had one',
    textOf(countUnit) !== undefined && countUnit !== 'days' && say('have days as countUnit', countUnit),
  ];
}

function ruleProblems(one: Value): (string | false)[] {
  if (!isMap(one)) return [];
  const { rulePriority, selection, action } = one;
  const priority = numberOf(rulePriority);
  const kind = isMap(action) ? textOf(action.type) : undefined;
  return [
    ...keyProblems(one, ['rulePriority', 'selection', 'action'], ruleKeys, 'each rule'),
    priority !== undefined && priority < 1 && say('have a rulePriority of 1 or more', rulePriority),
    kind !== undefined &&
      !['expire', 'transition'].includes(kind) &&
      say('have an action of type expire or transition', kind),
    ...(isMap(action) ? keyProblems(action, ['type'], ['type', 'targetStorageClass'], 'action') : []),
    ...(isMap(selection) ? selectionProblems(selection) : []),
  ];
}

function orderProblems(rules: readonly ValueMap[]): (string | false)[] {
  const priorities = rules.map((one) => numberOf(one.rulePriority));
  const all = rules.filter(({ selection }) => isMap(selection) && selection.tagStatus === 'any');
  const highest = Math.max(...priorities.map((one) => one ?? Number.POSITIVE_INFINITY));
  return [
    ...priorities.map(
      (one, at) =>
        one !== undefined &&
        priorities.indexOf(one) < at &&
        `policy must have a rulePriority for each rule, ${one} stands twice`,
    ),
    all.length > 1 && `policy must have one rule with tagStatus any, had ${all.length}`,
    ...all.map((one) => {
      const own = numberOf(one.rulePriority);
      return (
        own !== undefined &&
        own < highest &&
        Number.isFinite(highest) &&
        `policy must have the highest rulePriority for tagStatus any, was ${own}`
      );
    }),
  ];
}

function policyProblems(resource: Resource): (string | false)[] {
  const text = resource.get('policy');
  const policy = documentOf(text);
  if (policy instanceof Unknown || (policy === undefined && typeof text !== 'string')) return [];
  if (!isMap(policy)) return [text !== '' && `policy must be JSON with rules, was ${shown(text)}`];
  const { rules } = policy;
  if (rules === undefined) return ['policy must have rules, had none'];
  if (!isList(rules)) return [];
  return [
    (rules.length < 1 || rules.length > 50) && `policy must have 1 to 50 rules, had ${rules.length}`,
    ...rules.flatMap(ruleProblems),
    ...orderProblems(rules.filter(isMap)),
  ];
}

/** Rules about how images of a repository end. */
export const imageLifecycleRules = [
  rule({
    id: 'ecr/lifecycle',
    severity: 'rejects',
    source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html',
    on: 'aws_ecr_lifecycle_policy',
    demand: 'a policy has 1 to 50 rules, each with a priority of its own, a selection and an action',
    fix: 'Write rulePriority, selection with tagStatus, countType and countNumber, and action with type expire.',
    check: policyProblems,
  }),
];
