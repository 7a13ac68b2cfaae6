import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { StreamedBody } from '../../../local/rest-api/integrations/streamed-body';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it.each([
  ['that is not done in time', 600, 'not done within 1000 ms'],
  ['that is silent for long', 0, 'nothing came for 700 ms'],
])('a body %s is cut off [G345]', (_, at, why) => {
  const told: string[] = [];
  const body = new StreamedBody({ whole: 1000, silence: 700 }, (one) => told.push(one));
  vi.advanceTimersByTime(at);
  body.take(Buffer.from('one'));
  vi.advanceTimersByTime(699);
  expect(body.stream.destroyed).toBe(at > 0);
  vi.advanceTimersByTime(1);

  expect([told, body.stream.destroyed]).toEqual([[why], true]);
});

it('a body that ended waits for nothing', () => {
  const told: string[] = [];
  const body = new StreamedBody({ whole: 1000, silence: 700 }, (one) => told.push(one));
  body.end();
  vi.advanceTimersByTime(1000);

  expect([told, vi.getTimerCount()]).toEqual([[], 0]);
});
