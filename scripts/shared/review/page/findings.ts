import { waivers } from '../../../../config/waivers';
import { runRules } from '../../../../guardrails';
import { escaped } from '../../../../map';
import { list } from './markup';
import type { StackOnPage } from './stack-on-page';

/** What the guard finds in a stack, and what is waived. */
export function findings({ after, link }: StackOnPage): string {
  if (after === undefined) return '';
  const judged = runRules(after, { waivers, accountRoleElsewhere: true });
  const found = judged.findings.map(
    ({ severity, address, problem, rule }) =>
      `<b>${severity}</b> ${link(address)}: ${escaped(problem)} [${escaped(rule)}]`,
  );
  const waived = judged.waived.map(
    ({ finding, waiver }) =>
      `${link(finding.address)} [${escaped(finding.rule)}] waived until ${escaped(waiver.until)}: ${escaped(waiver.because)}`,
  );
  return `<h3>Guard</h3>${list([...found, ...waived]) || '<p>Nothing is found.</p>'}`;
}
