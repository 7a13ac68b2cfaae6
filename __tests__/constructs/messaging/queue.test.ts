import { describe, expect, it } from 'vitest';
import { Queue, type QueueProps } from '../../../constructs/messaging/queue';
import { type ExpectedRefusal, propRefusal } from '../../support/prop-refusal';
import { synth } from '../../support/synth';

const queue = (props: Partial<QueueProps> = {}) =>
  synth((scope) => new Queue(scope, 'events', { name: 'dev-events', ...props }));
const refusal = (expected: ExpectedRefusal) => propRefusal({ where: 'dev-scratch/Queue.events', ...expected });

describe('Queue', () => {
  it('is encrypted and keeps messages for 14 days', () => {
    expect(queue().at('aws_sqs_queue.events')).toMatchObject({
      name: 'dev-events',
      sqs_managed_sse_enabled: true,
      message_retention_seconds: 1_209_600,
      visibility_timeout_seconds: 30,
    });
  });

  it('sets aside what was handed out five times', () => {
    expect(JSON.parse(queue().at('aws_sqs_queue.events').redrive_policy)).toEqual({
      deadLetterTargetArn: '${aws_sqs_queue.events_dead.arn}',
      maxReceiveCount: 5,
    });
    expect(queue().at('aws_sqs_queue.events_dead')).toMatchObject({
      name: 'dev-events-dead',
      sqs_managed_sse_enabled: true,
      message_retention_seconds: 1_209_600,
    });
  });

  it.each([
    [{ name: 'a.b' }, { prop: 'name', mustBe: '1 to 75 letters, digits, hyphens and underscores', was: 'a.b' }],
    [{ name: 'a'.repeat(76) }, { prop: 'name', mustBe: '1 to 75 letters' }],
    [
      { visibilityTimeoutSeconds: 43_201 },
      { prop: 'visibilityTimeoutSeconds', mustBe: 'a whole number from 0 to 43200 seconds' },
    ],
    [{ maxReceiveCount: 0 }, { prop: 'maxReceiveCount', mustBe: 'a whole number from 1 to 1000 receives', was: 0 }],
  ])('refuses %o', (props, rest) => {
    expect(() => queue(props)).toThrow(refusal(rest));
  });
});
