import type { Finding, Severity } from '../rule';
import type { Verdict } from './verdict';

const levels: Readonly<Record<Severity, string>> = {
  rejects: 'error',
  security: 'error',
  misbehaves: 'warning',
  costs: 'notice',
};

/** Writes one workflow command a finding, which GitHub shows beside the line it is about. */
export const githubReport = (verdicts: readonly Verdict[]): string =>
  verdicts.flatMap((verdict) => verdict.findings.map((finding) => `${annotation(finding, verdict)}\n`)).join('');

function annotation(finding: Finding, { configuration, placeOf }: Verdict): string {
  const { file, line } = placeOf(finding.address) ?? { file: configuration, line: undefined };
  const properties = [
    `file=${escapedProperty(file)}`,
    ...(line === undefined ? [] : [`line=${line}`]),
    `title=${escapedProperty(finding.rule)}`,
  ];
  const message = `${finding.address}: ${finding.problem}. ${finding.fix} ${finding.source}`;
  return `::${levels[finding.severity]} ${properties.join(',')}::${escaped(message)}`;
}

const escaped = (text: string): string => text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const escapedProperty = (text: string): string => escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
