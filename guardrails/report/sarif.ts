import type { Finding, Rule, Severity } from '../rule';
import type { WaivedFinding, Waiver } from '../waiver';
import type { Verdict } from './verdict';

const levels: Readonly<Record<Severity, string>> = {
  rejects: 'error',
  security: 'error',
  misbehaves: 'warning',
  costs: 'note',
};

/** Writes a SARIF 2.1.0 log of one run. */
export function sarifReport(verdicts: readonly Verdict[], rules: readonly Rule[]): string {
  const results = verdicts.flatMap((verdict) => [
    ...verdict.findings.map((finding) => result(finding, verdict)),
    ...verdict.waived.map((waived) => suppressed(waived, verdict)),
  ]);
  const driver = { name: 'gatehouse-guard', semanticVersion: '1.0.0', rules: rules.map(descriptor) };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

const descriptor = ({ id, demand, fix, severity, source }: Rule): object => ({
  id,
  shortDescription: { text: demand },
  help: { text: `${fix} ${source}` },
  defaultConfiguration: { level: levels[severity] },
  properties: { severity, source },
});

const result = ({ rule, severity, address, problem, fix }: Finding, { configuration, placeOf }: Verdict): object => {
  const { file, line } = placeOf(address) ?? { file: configuration, line: undefined };
  return {
    ruleId: rule,
    level: levels[severity],
    message: { text: `${address}: ${problem}. ${fix}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          ...(line === undefined ? {} : { region: { startLine: line } }),
        },
        logicalLocations: [{ fullyQualifiedName: address, kind: 'resource' }],
      },
    ],
  };
};

const suppressed = ({ finding, waiver }: WaivedFinding, verdict: Verdict): object => ({
  ...result(finding, verdict),
  suppressions: [suppression(waiver)],
});

const suppression = ({ because, until }: Waiver): object => ({
  kind: 'external',
  justification: `${because} (until ${until})`,
});

const uriOf = (file: string): string => encodeURI(file.replaceAll('\\', '/')).replace(/[?#]/g, encodeURIComponent);
