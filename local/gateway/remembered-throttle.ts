import type { Remembered } from '../remembered';
import type { TokenBucket } from './token-bucket';

/** Whose throttle it is. */
export interface ThrottlePlace {
  /** Terraform address of the API. */
  readonly api: string;
  /** Terraform address of what it belongs to. */
  readonly address: string;
  readonly name: string;
}

/** A throttle as people look at it; nothing while nobody has asked it. */
export function rememberedThrottle(bucket: TokenBucket, { api, address, name }: ThrottlePlace): readonly Remembered[] {
  if (!bucket.isUsed) return [];
  const { rate, burst, left } = bucket;
  return [{ kind: 'throttle', id: name, api, address, name, rate, burst, left, forget: () => bucket.fill() }];
}
