import { describe, expect, it } from 'vitest';
import { TokenBucket } from '../../../local/gateway/token-bucket';

describe('a token bucket', () => {
  it('lets the burst pass at once, and then nothing', () => {
    const bucket = new TokenBucket(1, 2, () => 0);

    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, false]);
  });

  it('is refilled at its rate, and never beyond its burst', () => {
    let now = 0;
    const bucket = new TokenBucket(2, 2, () => now);
    bucket.take();
    bucket.take();

    now = 500;
    expect([bucket.take(), bucket.take()]).toEqual([true, false]);
    now = 60_000;
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, false]);
  });

  it('lets nothing pass where rate and burst are 0', () => {
    expect(new TokenBucket(0, 0, () => 0).take()).toBe(false);
  });
});
