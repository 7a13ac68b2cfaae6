import { loses, type StackReview } from '../shared/review/review';
import { headingOf, linesOf, summaryOf, unchanged } from '../shared/review/text-report';

/** A comment on GitHub may hold 65 536 characters; what the change costs follows this report. */
const limit = 56_000;

/** The review as a comment on a pull request. Stacks that lose something stand open, others closed. */
export function markdownReport(reviews: readonly StackReview[], all: number): string {
  const title = '### Reviewed Terraform JSON\n\n';
  if (reviews.length === 0) return `${title}${unchanged(all)}`;
  const body = reviews.map(section).join('');
  const text = `${title}${summaryOf(reviews)}\n\n${body}`;
  return text.length <= limit ? text : `${title}${summaryOf(reviews)}\n\n${shortened(reviews)}`;
}

function section(one: StackReview): string {
  const lines = linesOf(one).join('\n');
  const fence = '`'.repeat(Math.max(3, ...[...lines.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  const open = loses(one) ? ' open' : '';
  return `<details${open}>\n<summary>${headingOf(one)}</summary>\n\n${fence}diff\n${lines}\n${fence}\n\n</details>\n\n`;
}

/** What is lost, and how much there is of everything else. */
function shortened(reviews: readonly StackReview[]): string {
  const lost = reviews.map((one) => ({ ...one, changes: one.changes.filter((change) => change.lost !== undefined) }));
  const sections = lost.filter(loses).map(section).join('');
  const headings = reviews.map((one) => `- ${headingOf(one)}\n`).join('');
  return `${sections.length < limit / 2 ? sections : ''}${headings}\nToo long for a comment: \`npm run review\` tells all of it.\n`.slice(
    0,
    limit,
  );
}
