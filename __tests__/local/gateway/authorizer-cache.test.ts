import { describe, expect, it } from 'vitest';
import { AuthorizerCache } from '../../../local/gateway/authorizer-cache';

describe("an authorizer's cache", () => {
  it('keeps an answer for its time to live', () => {
    let now = 0;
    const cache = new AuthorizerCache<string>(60, () => now);
    cache.set('alice', 'yes');

    now = 59_999;
    expect(cache.get('alice')).toBe('yes');
    now = 60_000;
    expect(cache.get('alice')).toBeUndefined();
  });

  it('keeps nothing where the time to live is 0', () => {
    const cache = new AuthorizerCache<string>(0, () => 0);
    cache.set('alice', 'yes');

    expect(cache.get('alice')).toBeUndefined();
  });

  it('forgets the oldest answer when there are too many', () => {
    const cache = new AuthorizerCache<number>(60, () => 0);
    for (let at = 0; at <= 10_000; at++) cache.set(`caller ${at}`, at);

    expect(cache.size).toBe(10_000);
    expect(cache.get('caller 0')).toBeUndefined();
    expect(cache.get('caller 10000')).toBe(10_000);
  });
});
