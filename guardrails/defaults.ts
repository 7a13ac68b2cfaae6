import type { ConfigurationSource } from '../terraform/documents/configuration';
import type { Finding } from './rule';

/** Whether a finding fails the command. */
const stops = ({ severity }: Finding): boolean => severity === 'rejects' || severity === 'security';

const keyOf = ({ rule, address }: Finding): string => `${rule} ${address}`;

/** Whether a root declares variables, whose defaults whoever deploys it may replace. */
const hasVariables = ({ files }: ConfigurationSource): boolean =>
  files.some(({ document }) => typeof document === 'object' && document !== null && 'variable' in document);

/** Lowers what is found only by the default of a root's variable, as judging without the defaults shows. */
export function loweredByDefaults(
  findings: readonly Finding[],
  source: ConfigurationSource,
  judgeWithoutDefaults: () => readonly Finding[],
): readonly Finding[] {
  if (!hasVariables(source) || !findings.some(stops)) return findings;
  const certain = new Set(judgeWithoutDefaults().map(keyOf));
  return findings.map((one) =>
    stops(one) && !certain.has(keyOf(one))
      ? { ...one, severity: 'misbehaves', problem: `${one.problem}, by the default of a variable` }
      : one,
  );
}
