import { asObject, type JsonObject } from '../../terraform/documents/json-object';
import { resourcesOf } from '../../terraform/documents/stack-json';
import type { StackReview } from '../shared/review/review';

const headings = ['stack', 'kind', 'resources', 'since the review'] as const;

/** The stacks as a table: what each is, how large, and what changed in it since it was reviewed. */
export function tableOf(stacks: ReadonlyMap<string, JsonObject>, reviews: readonly StackReview[]): string {
  const rows = [...stacks].map(([stack, document]) => [
    stack,
    kindOf(document),
    String(resourcesOf(document).size),
    changesIn(reviews.find((one) => one.stack === stack)),
  ]);
  const widths = headings.map((heading, at) => Math.max(heading.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd();
  return `${[headings, ...rows].map(line).join('\n')}\n`;
}

function kindOf({ resource }: JsonObject): string {
  const types = asObject(resource);
  const protocols = Object.values(asObject(types.aws_apigatewayv2_api)).map((api) => asObject(api).protocol_type);
  const rest = types.aws_api_gateway_rest_api === undefined ? [] : ['REST'];
  return [...rest, ...protocols.map((protocol) => (protocol === 'WEBSOCKET' ? 'WebSocket' : 'HTTP'))].join(', ') || '-';
}

function changesIn(review: StackReview | undefined): string {
  if (review === undefined) return 'nothing changed';
  if (review.whole !== undefined) return review.whole;
  const lost = review.changes.filter((change) => change.lost !== undefined).length;
  const many = review.changes.length;
  return `${many === 1 ? '1 change' : `${many} changes`}${lost > 0 ? `, ${lost} of them ${lost === 1 ? 'LOSES' : 'LOSE'} DATA` : ''}`;
}
