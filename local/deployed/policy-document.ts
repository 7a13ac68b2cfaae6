import { isList, textOf } from '../../terraform/language/value';
import type { Body } from '../../terraform/model/resource';
import type { Attributes, Subject } from './subject';

type Json = Record<string, unknown>;

/** What `aws_iam_policy_document` makes of its blocks. What is not known in them is left out: it then allows nothing. */
export const policyDocument: Attributes = {
  id: (of) => of.id,
  json: (of) => JSON.stringify(documentOf(of), undefined, 2),
  minified_json: (of) => JSON.stringify(documentOf(of)),
};

function documentOf(of: Subject): Json {
  const { resource } = of;
  const written = resource.blocks('statement').map((body) => statementOf(of, body));
  const sources = [...of.texts('source_json'), ...of.texts('source_policy_documents')].flatMap(statementsIn);
  const overrides = [...of.texts('override_json'), ...of.texts('override_policy_documents')].flatMap(statementsIn);
  const id = of.text('policy_id');
  return {
    Version: of.text('version') || '2012-10-17',
    ...(id !== '' && { Id: id }),
    Statement: overridden([...sources, ...written], overrides),
  };
}

/** Statements of a policy in JSON. */
function statementsIn(json: string): Json[] {
  try {
    return [(JSON.parse(json) as { Statement?: Json | Json[] }).Statement ?? []].flat();
  } catch {
    return [];
  }
}

/** A statement replaces an earlier one of the same `Sid`. */
function overridden(statements: readonly Json[], overrides: readonly Json[]): Json[] {
  const result = [...statements];
  for (const statement of overrides) {
    const at = result.findIndex(({ Sid }) => Sid !== undefined && Sid !== '' && Sid === statement.Sid);
    if (at < 0) result.push(statement);
    else result[at] = statement;
  }
  return result;
}

/** A list as IAM writes it: one text alone, several as a list. */
const short = (texts: readonly string[]): string | readonly string[] => (texts.length === 1 ? String(texts[0]) : texts);

function statementOf(of: Subject, body: Body): Json {
  const list = (name: string, argument: string): Json => {
    const texts = of.texts(argument, body);
    return body.has(argument) === false ? {} : { [name]: short(texts) };
  };
  const sid = of.text('sid', body);
  return {
    ...(sid !== '' && { Sid: sid }),
    Effect: of.text('effect', body) || 'Allow',
    ...list('Action', 'actions'),
    ...list('NotAction', 'not_actions'),
    ...list('Resource', 'resources'),
    ...list('NotResource', 'not_resources'),
    ...principals(of, 'Principal', body.blocks('principals')),
    ...principals(of, 'NotPrincipal', body.blocks('not_principals')),
    ...conditions(body.blocks('condition')),
  };
}

function principals(of: Subject, name: string, blocks: readonly Body[]): Json {
  if (blocks.length === 0) return {};
  const byType: Record<string, string[]> = {};
  for (const block of blocks) {
    const type = of.text('type', block);
    byType[type] = [...(byType[type] ?? []), ...of.texts('identifiers', block)];
  }
  if (byType['*']?.includes('*')) return { [name]: '*' };
  return { [name]: Object.fromEntries(Object.entries(byType).map(([type, texts]) => [type, short(texts)])) };
}

function conditions(blocks: readonly Body[]): Json {
  if (blocks.length === 0) return {};
  const byTest: Record<string, Record<string, string | readonly string[]>> = {};
  for (const block of blocks) {
    const test = textOf(block.get('test')) ?? '';
    const values = block.get('values');
    const texts = (isList(values) ? values : []).map((value) => textOf(value) ?? '');
    byTest[test] = { ...byTest[test], [textOf(block.get('variable')) ?? '']: short(texts) };
  }
  return { Condition: byTest };
}
