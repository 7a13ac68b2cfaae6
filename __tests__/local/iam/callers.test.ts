import { describe, expect, it } from 'vitest';
import { RunFailure } from '../../../local';
import { Callers } from '../../../local/iam/callers';
import { readPolicy } from '../../../local/iam/policy';
import type { RunOptions } from '../../../local/options';

const arn = 'arn:aws:execute-api:us-east-1:123456789012:a1b2c3/s/GET/things';
const accountId = '123456789012';
const request = { method: 'GET', target: '/', headers: [], body: Buffer.alloc(0), sourceIp: '192.0.2.1', host: 'h' };
const developer = { accessKey: 'AKIA', accountId, userId: 'AIDA', arn: `arn:aws:iam::${accountId}:user/local` };
const roleArn = `arn:aws:iam::${accountId}:role/caller`;
const session = { ...developer, arn: `arn:aws:sts::${accountId}:assumed-role/caller/local`, roleArn };

const invoke = (Effect: string, more: object = {}) => ({
  Effect,
  Action: 'execute-api:Invoke',
  Resource: '*',
  ...more,
});
const document = (...Statement: object[]) => ({ Version: '2012-10-17', Statement });
const ofResource = (...statements: object[]) =>
  readPolicy(document(...statements.map((one) => ({ Principal: { AWS: developer.arn }, ...one }))));

const callers = (options: RunOptions, rolePolicy: object = document()) =>
  new Callers(new Map([[roleArn, { policies: [readPolicy(rolePolicy)], boundary: undefined }]]), options);
const unmentioned = 'because no identity-based policy allows the execute-api:Invoke action';

describe('the developer who signs', () => {
  it.each<[string, RunOptions, object | undefined]>([
    ['nothing is said', {}, undefined],
    ['a policy allows it', { callerPolicy: document(invoke('Allow')) }, undefined],
    ['a policy allows it in text', { callerPolicy: JSON.stringify(document(invoke('Allow'))) }, undefined],
    ['a policy allows the address', allowedFrom('192.0.2.0/24'), undefined],
    ['everything is allowed', { callerPolicy: document(invoke('Deny')), allowAll: true }, undefined],
    ['no policy mentions it', { callerPolicy: document(invoke('Allow', { Resource: 'arn:*/other' })) }, notMentioned()],
    ['a policy allows another address', allowedFrom('203.0.113.0/24'), notMentioned()],
    ['a policy denies it', { callerPolicy: document(invoke('Allow'), invoke('Deny')) }, denied('identity')],
  ])('is judged when %s', (_, options, refusal) => {
    expect(callers(options).refusal({ signer: developer, request, arn })).toEqual(refusal);
  });

  it.each([
    ['allowed by the API alone', invoke('Allow'), undefined],
    ['denied by the API', invoke('Deny'), denied('resource')],
    ['mentioned nowhere', invoke('Allow', { Resource: 'arn:*/other' }), notMentioned()],
  ])('is judged together with the policy of the API: %s', (_, statement, refusal) => {
    const options = { callerPolicy: document(invoke('Allow', { Resource: 'arn:*/nothing' })) };
    const resourcePolicy = ofResource(statement);

    expect(callers(options).refusal({ signer: developer, request, arn, resourcePolicy })).toEqual(refusal);
  });

  it('may renew what is cached when a policy says so', () => {
    const options = { callerPolicy: document(invoke('Allow')) };
    const action = 'execute-api:InvalidateCache';

    expect(callers(options).refusal({ signer: developer, request, arn, action })?.why).toContain(action);
    expect(callers({}).refusal({ signer: developer, request, arn, action })).toBeUndefined();
  });
});

describe('a function that signs as its role', () => {
  it.each([
    ['may call what the role may', document(invoke('Allow')), undefined],
    ['may call nothing else', document(), notMentioned()],
  ])('%s', (_, policy, refusal) => {
    expect(callers({}, policy).refusal({ signer: session, request, arn })).toEqual(refusal);
  });
});

describe('a policy of callers', () => {
  it.each<[string, string | object, string]>([
    ['is no JSON', '{', 'is no JSON object'],
    ['is a list', [], 'is no JSON object'],
    ['has no statements', document(), 'has no Statement'],
    ['has a statement that is none', document('x' as unknown as object), 'statement 1 is no JSON object'],
    ['has no action', document(invoke('Allow'), { Effect: 'Deny', Resource: '*' }), 'statement 2 has no Action'],
    ['has no resource', document({ Effect: 'Deny', Action: '*' }), 'statement 1 has no Resource'],
    [
      'has an effect of its own',
      document(invoke('Permit')),
      'statement 1 has the Effect "Permit", which must be Allow or Deny',
    ],
    [
      'names principals',
      document(invoke('Allow', { Principal: '*' })),
      'statement 1 has a Principal, which only policies of resources have',
    ],
  ])('that %s is refused in one line', (_, callerPolicy, why) => {
    expect(() => callers({ callerPolicy })).toThrow(
      new RunFailure(
        `The policy of the caller must be a JSON policy document such as {"Statement":[{"Effect":"Allow","Action":"execute-api:Invoke","Resource":"*"}]}, but ${why}.`,
      ),
    );
  });
});

function notMentioned(): object {
  return { denied: false, why: unmentioned };
}

function denied(kind: string): object {
  return { denied: true, why: `with an explicit deny in ${kind === 'identity' ? 'an' : 'a'} ${kind}-based policy` };
}

function allowedFrom(range: string): RunOptions {
  return { callerPolicy: document(invoke('Allow', { Condition: { IpAddress: { 'aws:SourceIp': range } } })) };
}
