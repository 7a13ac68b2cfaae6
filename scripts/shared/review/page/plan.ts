import { escaped } from '../../../../map';
import type { PlannedChange } from '../../plan/plan-summary';
import type { StackPlan } from '../../plan/stack-plan';
import { list } from './markup';
import type { StackOnPage } from './stack-on-page';

/** What Terraform plans to do with a stack: resources, what is done with them and why; no values, which may be secret. */
export function plan({ link }: StackOnPage, planned: StackPlan | undefined): string {
  if (planned === undefined) return '';
  const { changes = [], afterwards, failure, findings } = planned;
  const notes = [afterwards, failure, findings].filter((one) => one !== undefined && one !== '');
  const items = [...changes.map((one) => itemOf(one, link)), ...notes.map((one) => escaped(String(one)))];
  return `<h3>Terraform’s plan</h3>${list(items) || '<p>Nothing changes.</p>'}`;
}

function itemOf({ verb, address, because, lost }: PlannedChange, link: StackOnPage['link']): string {
  const cause = verb === 'move' ? 'was' : 'because of';
  const reason =
    because.length === 0 ? '' : `, ${cause} ${because.map((one) => `<code>${escaped(one)}</code>`).join(', ')}`;
  const loss = lost === undefined ? '' : ` <strong>lost: ${escaped(lost)}</strong>`;
  return `<b>${verb}</b> ${link(address)}${reason}${loss}`;
}
