import { describe, expect, it } from 'vitest';
import { accessLogOf } from '../../../local/gateway/access-log';

const lookup = (values: Record<string, string>) => (name: string) => values[name];

describe('an access log line', () => {
  it('is the format with the variables filled in', () => {
    const line = accessLogOf('{"id":"$context.requestId","ip":"$context.identity.sourceIp"}');

    expect(line(lookup({ requestId: 'abc=', 'identity.sourceIp': '192.0.2.1' }))).toBe(
      '{"id":"abc=","ip":"192.0.2.1"}',
    );
  });

  it('G125 has a dash for what is unknown or empty', () => {
    expect(accessLogOf('$context.stage $context.nothing $context.path')(lookup({ stage: 'v1', path: '' }))).toBe(
      'v1 - -',
    );
  });

  it('takes colons in the names of claims, and no punctuation after a name', () => {
    const line = accessLogOf('$context.authorizer.claims.cognito:username, $context.status.');

    expect(line(lookup({ 'authorizer.claims.cognito:username': 'alice', status: '200' }))).toBe('alice, 200.');
  });
});
