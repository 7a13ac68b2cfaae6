import { describe, expect, it } from 'vitest';
import { cancellationCodes, isBusy, isConditionFailed, isUnanswered } from '../../../functions/shared/dynamodb-errors';

const named = (name: string, more = {}) => Object.assign(new Error(name), { name, ...more });

describe('An error of DynamoDB', () => {
  it.each(['ThrottlingError', 'ProvisionedThroughputExceeded', 'TransactionConflict'])(
    'means later when a transaction was cancelled for %s',
    (Code) => {
      expect(isBusy(named('TransactionCanceledException', { CancellationReasons: [{ Code: 'None' }, { Code }] }))).toBe(
        true,
      );
    },
  );

  it.each(['ServiceUnavailable', 'LimitExceededException', 'ThrottlingException'])(
    'means later when it is %s',
    (name) => {
      expect(isBusy(named(name))).toBe(true);
    },
  );

  it('tells silence from an answer', () => {
    expect(['AbortError', 'TimeoutError', 'ThrottlingException'].map((name) => isUnanswered(named(name)))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each(['ValidationException', 'ResourceNotFoundException', 'TransactionCanceledException'])(
    'does not mean later when it is a bare %s',
    (name) => {
      expect(isBusy(named(name))).toBe(false);
    },
  );

  it('tells why each action of a transaction failed', () => {
    const CancellationReasons = [{ Code: 'None' }, {}, null];

    expect(cancellationCodes(named('TransactionCanceledException', { CancellationReasons }))).toEqual([
      'None',
      'undefined',
      'undefined',
    ]);
    expect(cancellationCodes('text')).toEqual([]);
  });

  it('tells a failed condition from all else', () => {
    expect(isConditionFailed(named('ConditionalCheckFailedException'))).toBe(true);
    expect(isConditionFailed(named('ValidationException'))).toBe(false);
  });
});
