import { rememberedThrottle } from '../../gateway/remembered-throttle';
import { TokenBucket } from '../../gateway/token-bucket';
import type { Remembered } from '../../remembered';
import type { StageDefinition } from '../definition/stages';
import { settingFor } from '../definition/stages';
import type { Limits } from '../definition/usage-plans';
import { Refusal } from '../refusal';

/** Token buckets by what they are for; one is made when it is first asked. */
export class Throttles {
  private readonly buckets = new Map<string, { readonly bucket: TokenBucket; readonly address: string }>();

  constructor(private readonly now: () => number) {}

  /** The throttles that were asked, as people look at them. */
  remembered(api: string): readonly Remembered[] {
    return [...this.buckets].flatMap(([name, { bucket, address }]) =>
      rememberedThrottle(bucket, { api, address, name }),
    );
  }

  /** Refuses a request that is one too many. */
  take(name: string, limits: Limits, address: string): void {
    const known = this.buckets.get(name);
    const bucket = known?.bucket ?? new TokenBucket(limits.rate, limits.burst, this.now);
    if (known === undefined) this.buckets.set(name, { bucket, address });
    if (bucket.take()) return;
    const why = `more than ${limits.rate} requests a second, ${limits.burst} at once`;
    throw new Refusal('THROTTLED', 'Too Many Requests', { why, address });
  }
}

/** Every method of a stage has a bucket of its own, filled as its settings say. */
export function throttleMethod(throttles: Throttles, stage: StageDefinition, path: string, httpMethod: string): void {
  const limits = settingFor(stage, path, httpMethod, 'throttle');
  const address = limits && settingFor(stage, path, httpMethod, 'address');
  throttles.take(
    `${stage.name}${path}/${httpMethod}`,
    limits ?? { rate: 10_000, burst: 5_000 },
    address ?? stage.address,
  );
}
