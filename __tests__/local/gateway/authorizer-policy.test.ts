import { describe, expect, it } from 'vitest';
import { decisionOf, isPolicyDocument } from '../../../local/gateway/authorizer-policy';

const arn = 'arn:aws:execute-api:eu-west-1:123456789012:abc/prod/GET/items/1';
const statement = (Effect: string, Resource: string | string[], Action: string | string[] = 'execute-api:Invoke') => ({
  Effect,
  Action,
  Resource,
});
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });

describe("the policy of an authorizer's answer", () => {
  it.each([
    ['names the call', policy(statement('Allow', arn)), 'allowed'],
    ['has wildcards', policy(statement('Allow', 'arn:aws:execute-api:*:*:abc/prod/*', 'execute-api:*')), 'allowed'],
    ['lists several', policy(statement('Allow', ['arn:x', arn])), 'allowed'],
    ['writes the action in other case', policy(statement('Allow', arn, 'execute-api:invoke')), 'allowed'],
    ['denies beside an allow', policy(statement('Allow', '*'), statement('Deny', arn)), 'denied'],
    ['allows another method', policy(statement('Allow', arn.replace('GET', 'POST'))), 'not mentioned'],
    ['allows another action', policy(statement('Allow', '*', 's3:GetObject')), 'not mentioned'],
  ])('that %s', (_, document, decision) => {
    expect(decisionOf(document, arn)).toBe(decision);
  });

  it.each([undefined, null, 'Allow', {}, { Statement: [] }])('is not %j', (document) => {
    expect(isPolicyDocument(document)).toBe(false);
  });
});
