import type { Quota } from '../definition/usage-plans';

/** Counts what each key has used of its plan in the present period. */
export class Quotas {
  private readonly used = new Map<string, { period: number; count: number }>();
  private readonly begun: number;

  constructor(private readonly now: () => number) {
    this.begun = now();
  }

  /** Counts a request; false when the key has none left. */
  take(plan: string, key: string, quota: Quota): boolean {
    const period = periodOf(this.now(), quota);
    const name = `${plan}/${key}`;
    const known = this.used.get(name);
    const count = known?.period === period ? known.count : this.atFirst(period, quota);
    if (count >= quota.limit) return false;
    this.used.set(name, { period, count: count + 1 });
    return true;
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
