import type { Remembered } from '../../remembered';
import type { ApiKey, Quota, UsagePlan } from '../definition/usage-plans';

/** What one key has used of one plan. */
interface Used {
  readonly period: number;
  readonly count: number;
  /** Name of the key. */
  readonly key: string;
  /** Terraform address of the plan. */
  readonly address: string;
  readonly quota: Quota;
}

/** Counts what each key has used of its plan in the present period. */
export class Quotas {
  private readonly used = new Map<string, Used>();
  private readonly begun: number;

  constructor(private readonly now: () => number) {
    this.begun = now();
  }

  /** Counts a request; false when the key has none left. */
  take({ id, address }: UsagePlan, key: ApiKey, quota: Quota): boolean {
    const period = periodOf(this.now(), quota);
    const name = `${id}/${key.id}`;
    const known = this.used.get(name);
    const count = known?.period === period ? known.count : this.atFirst(period, quota);
    if (count >= quota.limit) return false;
    this.used.set(name, { period, count: count + 1, key: key.name, address, quota });
    return true;
  }

  /** What was used in this period, as people look at it. */
  remembered(api: string): readonly Remembered[] {
    return [...this.used]
      .filter(([, { period, quota }]) => period === periodOf(this.now(), quota))
      .map(([id, { count, key, address, quota }]) => ({
        kind: 'quota',
        ...{ id, api, address, key, used: count, limit: quota.limit, period: quota.period },
        forget: () => void this.used.delete(id),
      }));
  }

  /** `offset` is taken from the limit in the first period alone. */
  private atFirst(period: number, quota: Quota): number {
    return period === periodOf(this.begun, quota) ? quota.offset : 0;
  }
}

/** The number of the period that a time lies in. Days, weeks (from Sunday) and months begin at midnight UTC. */
function periodOf(now: number, { period }: Quota): number {
  const date = new Date(now);
  const day = Math.floor(now / 86_400_000);
  if (period === 'DAY') return day;
  if (period === 'WEEK') return Math.floor((day + 4) / 7);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}
