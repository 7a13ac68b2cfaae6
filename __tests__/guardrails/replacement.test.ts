import { describe, expect, it } from 'vitest';
import { runRules } from '../../guardrails';

const place = { rest_api_id: 'a', resource_id: 'r', http_method: 'GET' };

/** The plan that replaces one integration, in an order. */
function planOf(actions: readonly string[], after: Record<string, unknown>): Record<string, unknown> {
  const address = 'aws_api_gateway_integration.i';
  const change = { actions, before: { ...place, type: 'HTTP' }, after: { ...after, type: 'MOCK' }, after_unknown: {} };
  return { resource_changes: [{ address, type: 'aws_api_gateway_integration', mode: 'managed', change }] };
}

const found = (plan: unknown): string[] =>
  runRules(plan, { today: '2026-11-20' })
    .findings.filter(({ rule }) => rule === 'rest-api/replaced-in-place')
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
