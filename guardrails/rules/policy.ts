import { documentOf } from '../../terraform/documents/json-text';
import { isList, isMap, textOf, Unknown, type Value, type ValueMap } from '../../terraform/language/value';
import type { Model } from '../../terraform/model/model';
import type { Body } from '../../terraform/model/resource';
import { soleReference } from './apis';
import { shown } from './define';

/** The policy document behind an argument: JSON, `jsonencode`, or a policy data source of the configuration. */
export function policyOf(body: Body, argument: string, model: Model): Value | undefined {
  const sole = soleReference(body.symbolic(argument));
  if (sole !== undefined && sole.attribute === 'json' && /(^|\.)data\.aws_iam_policy_document\./.test(sole.address)) {
    const data = model.find({ address: sole.address, path: [] });
    return data && fromBlocksOnce(data);
  }
  return documentOf(body.get(argument));
}

/** What the blocks of a policy come to: many rules read each policy. */
const known = new WeakMap<Body, { readonly policy: Value | undefined }>();

function fromBlocksOnce(data: Body): Value | undefined {
  const kept = known.get(data) ?? { policy: fromBlocks(data) };
  known.set(data, kept);
  return kept.policy;
}

/** The statements of a policy; undefined when their number is not known. */
export function statementsOf(policy: Value | undefined): ValueMap[] | undefined {
  if (!isMap(policy)) return undefined;
  const statement = policy.Statement;
  if (statement instanceof Unknown || (isList(statement) && statement.some((one) => one instanceof Unknown)))
    return undefined;
  return (isList(statement) ? statement : [statement]).filter((one): one is ValueMap => isMap(one));
}

/** What is wrong with a statement of a resource's policy that says of nobody whom it is about. */
export const principalProblem = (statement: ValueMap): string | false =>
  !Object.hasOwn(statement, 'Principal') &&
  !Object.hasOwn(statement, 'NotPrincipal') &&
  'policy must name a Principal in each statement, and one names none';

const kinds = ['AWS', 'Service', 'Federated', 'CanonicalUser', '*'];

/** What is wrong with the kind of principals in a statement: a text alone is of no kind. */
export function kindProblem({ Principal: one }: ValueMap, argument: string): string | false {
  const text = textOf(one);
  if (text !== undefined)
    return text !== '*' && `${argument} must have a Principal of a kind, or "*", was ${shown(text)}`;
  const other = isMap(one) ? Object.keys(one).find((name) => !kinds.includes(name)) : undefined;
  return (
    other !== undefined && `${argument} must name principals as ${kinds.slice(0, 4).join(', ')}, was ${shown(other)}`
  );
}

/** What is wrong with the effect of a statement, in the argument that holds the policy. */
export function effectProblem({ Effect: effect }: ValueMap, argument: string): string | false {
  const text = textOf(effect);
  return (
    text !== undefined &&
    !['Allow', 'Deny'].includes(text) &&
    `${argument} must have Effect Allow or Deny, was ${shown(text)}`
  );
}

/** The texts of an element that may be one text or a list of them. */
export function textsIn(value: Value | undefined): string[] {
  return (isList(value) ? value : [value]).filter((one): one is string => typeof one === 'string');
}

function fromBlocks(data: Body): Value | undefined {
  const merged = ['source_policy_documents', 'override_policy_documents', 'source_json', 'override_json'].some(
    (name) => !data.lacks(name),
  );
  const written = data.symbolic('statement');
  if (merged || written instanceof Unknown) return undefined;
  return { Statement: data.blocks('statement').map(statementFrom) };
}

function statementFrom(block: Body): Value {
  const entries: [string, Value | undefined][] = [
    ['Sid', block.get('sid')],
    ['Effect', block.get('effect') ?? 'Allow'],
    ['Action', block.get('actions')],
    ['NotAction', block.get('not_actions')],
    ['Resource', block.get('resources')],
    ['NotResource', block.get('not_resources')],
    ['Principal', principalFrom(block, 'principals')],
    ['NotPrincipal', principalFrom(block, 'not_principals')],
    ['Condition', conditionFrom(block)],
  ];
  return Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

function principalFrom(block: Body, name: string): Value | undefined {
  if (block.symbolic(name) instanceof Unknown) return new Unknown();
  const blocks = block.blocks(name);
  if (blocks.length === 0) return undefined;
  return Object.fromEntries(blocks.map((one) => [String(one.get('type')), one.get('identifiers') ?? new Unknown()]));
}

function conditionFrom(block: Body): Value | undefined {
  if (block.symbolic('condition') instanceof Unknown) return new Unknown();
  const blocks = block.blocks('condition');
  if (blocks.length === 0) return undefined;
  const tests = new Map<string, Record<string, Value>>();
  for (const one of blocks) {
    const [test, variable] = [textOf(one.get('test')), textOf(one.get('variable'))];
    if (test === undefined || variable === undefined) return new Unknown();
    tests.set(test, { ...tests.get(test), [variable]: one.get('values') ?? new Unknown() });
  }
  return Object.fromEntries(tests);
}
