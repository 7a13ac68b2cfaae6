/** A number without rounding: a fraction of two integers. Sums of money and quantities never drift. */
export class Exact {
  private constructor(
    private readonly top: bigint,
    private readonly bottom: bigint,
  ) {}

  static readonly zero = new Exact(0n, 1n);

  /** The number as it is written in decimals: 0.1 is a tenth, not the nearest binary fraction. */
  static of(value: number | Exact): Exact {
    if (value instanceof Exact) return value;
    const [, sign = '', whole = '0', decimals = '', power = '0'] =
      /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(value)) ?? [];
    const digits = BigInt(`${sign}${whole}${decimals}`);
    const exponent = Number(power) - decimals.length;
    return exponent < 0 ? reduced(digits, 10n ** BigInt(-exponent)) : new Exact(digits * 10n ** BigInt(exponent), 1n);
  }

  /** One integer over another, both without a common divisor. */
  static fraction(top: bigint, bottom: bigint): Exact {
    return new Exact(top, bottom);
  }

  /** The sum of some numbers. */
  static sum(values: readonly Exact[]): Exact {
    return values.reduce((sum, one) => sum.plus(one), Exact.zero);
  }

  plus(other: number | Exact): Exact {
    const { top, bottom } = Exact.of(other);
    return reduced(this.top * bottom + top * this.bottom, this.bottom * bottom);
  }

  minus(other: number | Exact): Exact {
    return this.plus(Exact.of(other).times(-1));
  }

  times(other: number | Exact): Exact {
    const { top, bottom } = Exact.of(other);
    return reduced(this.top * top, this.bottom * bottom);
  }

  over(other: number | Exact): Exact {
    const { top, bottom } = Exact.of(other);
    return reduced(this.top * bottom, this.bottom * top);
  }

  /** The next integer at or above a number that is not negative. */
  ceiling(): Exact {
    return new Exact((this.top + this.bottom - 1n) / this.bottom, 1n);
  }

  isMoreThan(other: number | Exact): boolean {
    return this.minus(other).top > 0n;
  }

  /** The number without its sign. */
  size(): Exact {
    return this.top < 0n ? this.times(-1) : this;
  }

  get isNegative(): boolean {
    return this.top < 0n;
  }

  get isZero(): boolean {
    return this.top === 0n;
  }

  /** The number nearest to it that JSON can hold. */
  toNumber(): number {
    const places = 25 + Math.max(0, this.bottom.toString().length - this.top.toString().length);
    return Number(`${(this.top * 10n ** BigInt(places)) / this.bottom}e-${places}`);
  }

  /** An amount that is not negative, rounded to cents; half a cent is rounded up. */
  toCents(): number {
    return Number(`${(this.top * 200n + this.bottom) / (this.bottom * 2n)}e-2`);
  }
}

function reduced(top: bigint, bottom: bigint): Exact {
  const sign = bottom < 0n ? -1n : 1n;
  const divisor = greatestCommon(top < 0n ? -top : top, bottom * sign);
  return Exact.fraction((top * sign) / divisor, (bottom * sign) / divisor);
}

function greatestCommon(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

/** The smaller of two numbers. */
export const least = (one: Exact, other: Exact): Exact => (one.isMoreThan(other) ? other : one);

/** The larger of two numbers. */
export const most = (one: Exact, other: Exact): Exact => (one.isMoreThan(other) ? one : other);

const inWords = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 9 });

/** A number for a person to read: `1,000,000`, `0.0000166667`. */
export const shown = (value: number | Exact): string => inWords.format(Exact.of(value).toNumber());
