import type { Verdict } from './verdict';

/** Writes the one object that `--format json` prints. */
export function jsonReport(verdicts: readonly Verdict[]): string {
  const findings = verdicts.flatMap(({ path, findings: found, placeOf }) =>
    found.map(({ rule, severity, address, problem, fix, source }) => ({
      path,
      rule,
      severity,
      address,
      problem,
      fix,
      source,
      ...placeOf(address),
    })),
  );
  return `${JSON.stringify({ findings }, undefined, 2)}\n`;
}
