import { describe, expect, it } from 'vitest';
import { type AccessRequest, evaluate } from '../../../local/iam/evaluate';
import { readPolicy } from '../../../local/iam/policy';

const table = 'arn:aws:dynamodb:eu-west-1:123456789012:table/things';
const query: AccessRequest = { action: 'dynamodb:Query', resource: table };

/** What statements say of a request. */
const decide = (statements: object | object[], request: AccessRequest = query) =>
  evaluate(readPolicy({ Statement: statements }), request);
const allowing = (more: object) => ({ Effect: 'Allow', Action: 'dynamodb:Query', Resource: table, ...more });

describe('a statement', () => {
  it.each<[string, object, 'Allow' | 'none']>([
    ['that names both', {}, 'Allow'],
    ['with wildcards', { Action: 'dynamodb:Q*', Resource: 'arn:aws:dynamodb:*:*:table/thing?' }, 'Allow'],
    ['in another case of the action', { Action: 'DynamoDB:query' }, 'Allow'],
    ['in another case of the resource', { Resource: table.toUpperCase() }, 'none'],
    ['for an index alone', { Resource: `${table}/index/*` }, 'none'],
    ['with NotAction of something else', { Action: undefined, NotAction: 'dynamodb:DeleteTable' }, 'Allow'],
    ['with NotAction of this', { Action: undefined, NotAction: 'dynamodb:*' }, 'none'],
    ['with NotResource of this', { Resource: undefined, NotResource: table }, 'none'],
  ])('%s comes to what IAM decides', (_what, more, effect) => {
    expect(decide(allowing(more)).effect).toBe(effect);
  });

  it('that denies wins over all that allow', () => {
    const decision = decide([allowing({}), { Sid: 'Never', Effect: 'Deny', Action: '*', Resource: '*' }]);

    expect([decision.effect, decision.statement?.sid]).toEqual(['Deny', 'Never']);
  });

  it('with a policy variable means what the variable stands for', () => {
    const own = allowing({ Resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/${aws:PrincipalTag/team}' });
    const decided = (team: string | undefined) => decide(own, { ...query, context: { 'aws:PrincipalTag/team': team } });

    expect([decided('things').effect, decided('other').effect, decided(undefined).effect]).toEqual([
      'Allow',
      'none',
      'none',
    ]);
  });
});

describe('a condition', () => {
  const context = {
    'aws:SourceIp': '203.0.113.9',
    'aws:PrincipalTag/team': 'red',
    'aws:SecureTransport': 'true',
    'aws:SourceArn': 'arn:aws:execute-api:eu-west-1:1:abc/prod/GET/a:b',
    'aws:CurrentTime': '2026-11-21T12:00:00Z',
    'dynamodb:LeadingKeys': ['a', 'b'],
    size: '5',
  };
  it.each<[string, string, string | string[], boolean]>([
    ['StringEquals', 'aws:PrincipalTag/team', ['blue', 'red'], true],
    ['StringEquals', 'AWS:principaltag/team', 'red', true],
    ['StringEquals', 'aws:PrincipalTag/team', 'Red', false],
    ['StringEqualsIgnoreCase', 'aws:PrincipalTag/team', 'RED', true],
    ['StringNotEquals', 'aws:PrincipalTag/team', 'red', false],
    ['StringNotEquals', 'aws:PrincipalTag/none', 'red', true],
    ['StringLike', 'aws:PrincipalTag/team', 'r*', true],
    ['StringNotLike', 'aws:PrincipalTag/team', 'r*', false],
    ['StringEqualsIfExists', 'aws:PrincipalTag/none', 'x', true],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:execute-api:*:1:abc/*/GET/*', true],
    ['ArnLike', 'aws:SourceArn', 'arn:aws:*', false],
    ['Bool', 'aws:SecureTransport', 'false', false],
    ['IpAddress', 'aws:SourceIp', ['10.0.0.0/8', '203.0.113.0/24'], true],
    ['NotIpAddress', 'aws:SourceIp', '203.0.113.0/24', false],
    ['NumericLessThan', 'size', '6', true],
    ['DateGreaterThan', 'aws:CurrentTime', '2026-11-22T00:00:00Z', false],
    ['Null', 'aws:TokenIssueTime', 'true', true],
    ['Null', 'size', 'true', false],
    ['ForAllValues:StringEquals', 'dynamodb:LeadingKeys', ['a', 'b', 'c'], true],
    ['ForAllValues:StringEquals', 'dynamodb:LeadingKeys', 'a', false],
    ['ForAllValues:StringEquals', 'dynamodb:None', 'a', true],
    ['ForAnyValue:StringEquals', 'dynamodb:LeadingKeys', 'b', true],
    ['ForAnyValue:StringEquals', 'dynamodb:None', 'b', false],
  ])('%s of %s and %s is %s', (operator, key, value, held) => {
    const { effect } = decide(allowing({ Condition: { [operator]: { [key]: value } } }), { ...query, context });

    expect(effect).toBe(held ? 'Allow' : 'none');
  });

  it('that cannot be known is told, not guessed', () => {
    const inVpc = { StringEquals: { 'aws:SourceVpce': 'vpce-1' } };

    expect(decide(allowing({ Condition: inVpc }))).toMatchObject({
      effect: 'none',
      unknown: ['aws:SourceVpce is not known here'],
    });
  });

  it('whose operator is not simulated allows nothing, and denies', () => {
    const odd = { Condition: { SomethingNew: { size: '5' } } };

    expect(decide(allowing(odd))).toMatchObject({
      effect: 'none',
      unknown: ['the operator SomethingNew is not simulated'],
    });
    expect(decide([allowing({}), { ...allowing(odd), Effect: 'Deny' }]).effect).toBe('Deny');
  });
});

describe('principals of a resource policy', () => {
  const role = 'arn:aws:iam::123456789012:role/r';
  const decided = (Principal: unknown, principal: object) =>
    decide(allowing({ Principal }), { ...query, principal }).effect;

  it.each<[unknown, object, 'Allow' | 'none']>([
    ['*', {}, 'Allow'],
    [{ AWS: '*' }, { arns: [role] }, 'Allow'],
    [{ AWS: role }, { arns: [role] }, 'Allow'],
    [{ AWS: 'arn:aws:iam::123456789012:root' }, { arns: [role], accountId: '123456789012' }, 'Allow'],
    [{ AWS: '123456789012' }, { arns: [role], accountId: '123456789012' }, 'Allow'],
    [{ AWS: 'arn:aws:iam::123456789012:role/other' }, { arns: [role], accountId: '123456789012' }, 'none'],
    [{ Service: 'apigateway.amazonaws.com' }, { service: 'apigateway.amazonaws.com' }, 'Allow'],
    [{ Service: ['ec2.amazonaws.com'] }, { service: 'apigateway.amazonaws.com' }, 'none'],
  ])('%j and who asks, %j, come to %s', (Principal, principal, effect) => {
    expect(decided(Principal, principal)).toBe(effect);
  });

  it('that are excluded are not meant', () => {
    const others = allowing({ NotPrincipal: { AWS: role } });

    expect(decide(others, { ...query, principal: { arns: [role] } }).effect).toBe('none');
    expect(decide(others, { ...query, principal: { arns: [`${role}2`] } }).effect).toBe('Allow');
  });
});
