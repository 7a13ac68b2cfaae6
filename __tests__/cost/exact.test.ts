import { describe, expect, it } from 'vitest';
import { Exact, shown } from '../../cost/exact';

describe('an exact number', () => {
  it('adds a tenth ten times and is one', () => {
    const tenths = Array.from({ length: 10 }, () => Exact.of(0.1));

    expect(Exact.sum(tenths).minus(1).isZero).toBe(true);
  });

  it('reads numbers as they are written, powers of ten among them', () => {
    expect(Exact.of(1.66667e-5).times(1e21).toNumber()).toBe(16666700000000000);
  });

  it('is rounded to cents from the sum and not from its parts', () => {
    const parts = Array.from({ length: 3 }, () => Exact.of(0.004));

    expect(Exact.sum(parts).toCents()).toBe(0.01);
  });

  it('rounds half a cent up', () => {
    expect([Exact.of(0.005).toCents(), Exact.of(0.0049999).toCents()]).toEqual([0.01, 0]);
  });

  it('becomes the nearest number that JSON can hold', () => {
    expect(Exact.of(1).over(3).toNumber()).toBe(1 / 3);
  });

  it('finds the next integer', () => {
    expect([0, 0.001, 1, 1.5].map((one) => Exact.of(one).ceiling().toNumber())).toEqual([0, 1, 1, 2]);
  });

  it('is shown as a person writes it', () => {
    expect([shown(1_000_000), shown(1.66667e-5)]).toEqual(['1,000,000', '0.0000166667']);
  });
});
