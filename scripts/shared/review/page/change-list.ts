import { escaped } from '../../../../map';
import type { Change } from '../stack-review';
import { argumentLine } from '../text-report';
import { anchorOf, list } from './markup';
import type { StackOnPage } from './stack-on-page';

/** What happens to each resource of a stack, with the arguments that differ. */
export const changeList = (on: StackOnPage): string =>
  on.review.changes.length === 0
    ? ''
    : `<ol class="changes">${on.review.changes.map((change) => item(on, change)).join('')}</ol>`;

function item({ stack, lineOf }: StackOnPage, { kind, address, from, lost, arguments: differing }: Change): string {
  const way = from === undefined ? '' : `<code>${escaped(from)}</code> → `;
  const line = lineOf(address);
  const json = line === undefined ? '' : ` <a class="line" href="${line}">JSON</a>`;
  const loss = lost === undefined ? '' : ` <strong>lost: ${escaped(lost)}</strong>`;
  const argumentList = list(differing.map((one) => `<code>${escaped(argumentLine(one))}</code>`));
  return `<li id="${anchorOf(stack, address)}" class="${kind}"><b>${kind}</b> ${way}<code>${escaped(address)}</code>${loss}${json}${argumentList}</li>`;
}
