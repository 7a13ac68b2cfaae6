import type { Finding, Severity } from '../rule';
import type { WaivedFinding } from '../waiver';
import type { Place, Verdict } from './verdict';

type Paint = (text: string, code: number) => string;

const colours: Readonly<Record<Severity, number>> = { rejects: 31, security: 35, misbehaves: 33, costs: 36 };
const order: readonly Severity[] = ['rejects', 'security', 'misbehaves', 'costs'];

/** Writes findings grouped by configuration, and their count; `unread` is how many inputs were not judged. */
export function textReport(verdicts: readonly Verdict[], coloured: boolean, unread = 0): string {
  const paint: Paint = coloured ? (text, code) => `\u001b[${code}m${text}\u001b[0m` : (text) => text;
  const groups = verdicts.filter(({ findings, waived }) => findings.length + waived.length > 0);
  return [...groups.map((verdict) => group(verdict, paint)), closing(verdicts, unread)].join('\n');
}

const group = ({ configuration, findings, waived, placeOf }: Verdict, paint: Paint): string =>
  [
    paint(configuration, 1),
    ...findings.map((finding) => entry(finding, placeOf(finding.address), paint)),
    ...waived.map((one) => waivedEntry(one)),
    '',
  ].join('\n');

function entry(
  { address, problem, fix, severity, rule, source }: Finding,
  place: Place | undefined,
  paint: Paint,
): string {
  const line = place?.line === undefined ? '' : ` ${place.file}:${place.line}`;
  return `  ${address}: ${problem}. ${fix}\n    ${paint(severity, colours[severity])} [${rule}]${line} ${source}`;
}

const waivedEntry = ({ finding, waiver }: WaivedFinding): string =>
  `  waived until ${waiver.until} because ${waiver.because}\n    ${finding.address}: ${finding.problem} [${finding.rule}]`;

function closing(verdicts: readonly Verdict[], unread: number): string {
  const findings = verdicts.flatMap((verdict) => verdict.findings);
  const waived = verdicts.reduce((sum, verdict) => sum + verdict.waived.length, 0);
  const counts = order.map((severity) => `${findings.filter((one) => one.severity === severity).length} ${severity}`);
  const unjudged = unread > 0 ? `, ${unread} not readable` : '';
  return `${plural(verdicts.length, 'configuration')}${unjudged}, ${plural(findings.length, 'finding')} (${counts.join(', ')}), ${waived} waived\n`;
}

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
