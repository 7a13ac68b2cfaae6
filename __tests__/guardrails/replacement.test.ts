import { describe, expect, it } from 'vitest';
import { runRules } from '../../guardrails';

const place = { rest_api_id: 'a', resource_id: 'r', http_method: 'GET' };

/** The plan that replaces one integration, in an order. */
function planOf(actions: readonly string[], after: Record<string, unknown>): Record<string, unknown> {
  const address = 'aws_api_gateway_integration.i';
  const change = { actions, before: { ...place, type: 'HTTP' }, after: { ...after, type: 'MOCK' }, after_unknown: {} };
  return { resource_changes: [{ address, type: 'aws_api_gateway_integration', mode: 'managed', change }] };
}

const found = (plan: unknown, id = 'rest-api/replaced-in-place'): string[] =>
  runRules(plan, { today: '2026-11-20' })
    .findings.filter(({ rule }) => rule === id)
    .map(({ problem }) => problem);

describe('A plan that replaces an integration', () => {
  it('is refused where the new one is created first, at the same place', () => {
    expect(found(planOf(['create', 'delete'], place))).toEqual([
      'must not be replaced by creating first, because its successor stands at the same place and is deleted with it',
    ]);
  });

  it('is sound where the old one is deleted first', () => {
    expect(found(planOf(['delete', 'create'], place))).toEqual([]);
  });

  it('is sound where the new one stands elsewhere', () => {
    expect(found(planOf(['create', 'delete'], { ...place, resource_id: 's' }))).toEqual([]);
  });
});

describe('A plan that replaces what AWS knows by a name', () => {
  const tablePlan = (actions: readonly string[], name: string) => ({
    resource_changes: [
      {
        address: 'aws_dynamodb_table.t',
        type: 'aws_dynamodb_table',
        mode: 'managed',
        change: {
          actions,
          before: { name: 'notes', hash_key: 'a' },
          after: { name, hash_key: 'b' },
          after_unknown: {},
        },
      },
    ],
  });

  it('is refused where the new one is created first, under the same name', () => {
    expect(found(tablePlan(['create', 'delete'], 'notes'), 'replacement/name-taken')).toEqual([
      `name must be another one than its predecessor's, which still exists when it is created, was "notes"`,
    ]);
  });

  it.each([
    ['the old one is deleted first', ['delete', 'create'], 'notes'],
    ['the new one has another name', ['create', 'delete'], 'notes-2'],
  ])('is sound where %s', (_, actions, name) => {
    expect(found(tablePlan(actions, name), 'replacement/name-taken')).toEqual([]);
  });
});
