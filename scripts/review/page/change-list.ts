import type { Change, ReviewedArgument } from '../stack-review';
import type { JsonObject } from '../terraform-json';
import { argumentLine } from '../text-report';
import { listed } from './json-listing';
import { anchorOf, escaped, lineAnchorOf } from './markup';

/** What happens to each resource of a stack, with the arguments that differ. */
export const changeList = (stack: string, changes: readonly Change[], document: JsonObject): string =>
  changes.length === 0
    ? ''
    : `<ol class="changes">${changes.map((change) => item(stack, change, document)).join('')}</ol>`;

function item(stack: string, change: Change, document: JsonObject): string {
  const { kind, address, from, lost } = change;
  const way = from === undefined ? '' : `<code>${escaped(from)}</code> → `;
  const line = listed(document, address) ? ` <a class="line" href="#${lineAnchorOf(stack, address)}">JSON</a>` : '';
  const loss = lost === undefined ? '' : ` <strong>lost: ${escaped(lost)}</strong>`;
  return `<li id="${anchorOf(stack, address)}" class="${kind}"><b>${kind}</b> ${way}<code>${escaped(address)}</code>${loss}${line}${argumentsOf(change.arguments)}</li>`;
}

const argumentsOf = (differing: readonly ReviewedArgument[]): string =>
  differing.length === 0
    ? ''
    : `<ul>${differing.map((one) => `<li><code>${escaped(argumentLine(one))}</code></li>`).join('')}</ul>`;
