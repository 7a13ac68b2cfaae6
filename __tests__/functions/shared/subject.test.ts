import { describe, expect, it } from 'vitest';
import { requireSubject, subjectOf } from '../../../functions/shared/subject';

const eventOf = (authorizer: unknown) => ({ requestContext: { authorizer } });

describe('The subject of a request', () => {
  it.each([
    ['a JWT authorizer, payload 2.0', { jwt: { claims: { sub: 'alice' }, scopes: null } }],
    ['a Lambda authorizer, payload 2.0', { lambda: { userId: 'alice' } }],
    ['a Cognito authorizer, payload 1.0', { claims: { sub: 'alice' } }],
    ["a Lambda authorizer's context, payload 1.0", { userId: 'alice', principalId: 'user' }],
    ["a Lambda authorizer's policy, payload 1.0", { principalId: 'alice' }],
  ])('comes from %s', (_authorizer, value) => {
    expect(subjectOf(eventOf(value))).toBe('alice');
  });

  it.each([
    undefined,
    null,
    'alice',
    [],
    {},
    { claims: { sub: ' ' } },
    { userId: 7 },
    { userId: 'x'.repeat(256) },
    { userId: '\ud800' },
    JSON.parse('{"__proto__":{"userId":"x"}}'),
  ])('is undefined, not a guess, for %j', (authorizer) => {
    expect(subjectOf(eventOf(authorizer))).toBeUndefined();
    expect(() => requireSubject(eventOf(authorizer))).toThrow('A token that names its subject is required.');
  });
});
