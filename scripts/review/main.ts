import { writeFileSync } from 'node:fs';
import { changesReport } from '../../cost';
import { artifactLink } from '../shared/artifact-link';
import { Refused } from '../shared/refused';
import { bundlesIn, sizesOf } from '../shared/review/code-sizes';
import { costChanges } from '../shared/review/cost-changes';
import { reviewPage } from '../shared/review/page/page';
import { plannedByProvider } from '../shared/review/replacements';
import { review } from '../shared/review/review';
import { record, reviewedBundles, reviewedStacks } from '../shared/review/reviewed';
import { textReport } from '../shared/review/text-report';
import { synthesizedStacks } from '../shared/synthesized';
import { readArguments } from './arguments';
import { markdownReport } from './markdown-report';

/** Prints what differs from what was reviewed, and answers the exit code: 0 nothing, 1 something, 2 no review was possible. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const read = readArguments(args);
  if (typeof read === 'string') return refusal(read);
  try {
    const synthesized = synthesizedStacks(root);
    const reviewed = reviewedStacks(root, read.base);
    const reviews = review(reviewed, synthesized, plannedByProvider);
    process.stdout.write((read.markdown ? markdownReport : textReport)(reviews, synthesized.size));
    if (read.markdown && reviews.length > 0)
      process.stdout.write(changesReport(costChanges(reviews, reviewed, synthesized)));
    if (read.markdown && read.html !== undefined) process.stdout.write(artifactLink(process.env, 'review'));
    if (read.html !== undefined) {
      const sizes = sizesOf(reviewedBundles(root, read.base), bundlesIn(root));
      writeFileSync(read.html, reviewPage(reviews, { documents: { reviewed, synthesized }, sizes }));
    }
    if (read.accept) record(root, synthesized);
    if (reviews.length > 0) process.stderr.write(read.accept ? accepted : unreviewed);
    return reviews.length > 0 && !read.accept ? 1 : 0;
  } catch (problem) {
    if (problem instanceof Refused) return refusal(problem.message);
    throw problem;
  }
}

const accepted = 'Recorded in reviewed/: commit it with the change.\n';
const unreviewed = 'When a person has read this: npm run review -- --accept\n';

function refusal(message: string): number {
  process.stderr.write(`review: ${message}\n`);
  return 2;
}
