import type { Finding } from './rule';

/** A finding that is accepted on purpose, for a reason and for a time. */
export interface Waiver {
  /** Id of the waived rule. */
  readonly rule: string;
  /** Address of the resource; without an instance key it covers every instance. */
  readonly address: string;
  /** Why the finding is accepted. A waiver without a reason is refused. */
  readonly because: string;
  /** Last day of the waiver, `YYYY-MM-DD`. After it the finding is back, and the waiver is one too. */
  readonly until: string;
}

/** A finding together with the waiver that accepts it. */
export interface WaivedFinding {
  readonly finding: Finding;
  readonly waiver: Waiver;
}

/** Findings after waivers: those that stand, and those that are accepted. */
export interface Judgement {
  readonly findings: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
}

const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Takes waived findings out, and adds one for each waiver that is refused or expired. `today` is `YYYY-MM-DD`. */
export function applyWaivers(found: readonly Finding[], waivers: readonly unknown[], today: string): Judgement {
  const problems = waivers.flatMap((waiver) => problemOf(waiver, today) ?? []);
  const valid = waivers.filter((waiver): waiver is Waiver => problemOf(waiver, today) === undefined);
  const waived: WaivedFinding[] = [];
  const standing = found.filter((finding) => {
    const waiver = valid.find((one) => covers(one, finding));
    if (waiver !== undefined) waived.push({ finding, waiver });
    return waiver === undefined;
  });
  return { findings: [...standing, ...problems], waived };
}

const covers = ({ rule, address }: Waiver, finding: Finding): boolean =>
  rule === finding.rule && (address === finding.address || finding.address.startsWith(`${address}[`));

function problemOf(waiver: unknown, today: string): Finding | undefined {
  const { rule, address, because, until } = fieldsOf(waiver);
  if (rule === '') return refused(address, 'waiver must name a rule, and named none');
  if (address === '') return refused(rule, `waiver of ${rule} must name an address, and named none`);
  if (because.trim() === '') return refused(address, `waiver of ${rule} must say because of what, and gave no reason`);
  if (!isDay(until))
    return refused(address, `waiver of ${rule} must end on a day YYYY-MM-DD, was ${JSON.stringify(until)}`);
  return until < today ? expired(address, rule, until) : undefined;
}

/** Whether it is a day of the calendar: JavaScript takes February 31 for a day in March. */
const isDay = (until: string): boolean => {
  const time = Date.parse(until);
  return day.test(until) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(until);
};

function fieldsOf(waiver: unknown): Record<keyof Waiver, string> {
  const given: object = typeof waiver === 'object' && waiver !== null ? waiver : {};
  const field = (name: string): string => {
    const value = (given as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : '';
  };
  return { rule: field('rule'), address: field('address'), because: field('because'), until: field('until') };
}

const refused = (address: string, problem: string): Finding => ({
  rule: 'waiver/incomplete',
  severity: 'misbehaves',
  address: address === '' ? 'waivers' : address,
  problem,
  fix: 'Give rule, address, because and until.',
  source: 'docs/guardrails.md#waivers',
});

const expired = (address: string, rule: string, until: string): Finding => ({
  rule: 'waiver/expired',
  severity: 'misbehaves',
  address,
  problem: `waiver of ${rule} must not be past its last day, was until ${until}`,
  fix: 'Mend the finding, or decide again and set a later day.',
  source: 'docs/guardrails.md#waivers',
});
