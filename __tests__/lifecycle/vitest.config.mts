import { readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { leftOut } from '../../scripts/left-out.mjs';
import { chaiConfig } from '../support/failing-comparisons.mjs';

const reviewed = fileURLToPath(new URL('../../reviewed', import.meta.url));

/** The bytes of all stacks of an API; none for a file that is no life. */
function weightOf({ moduleId }: TestSpecification): number {
  const document = `${basename(moduleId, '.test.ts')}.tf.json`;
  const stacks = readdirSync(reviewed).filter((file) => file.replace(/^[^-]+-/, '') === document);
  return stacks.reduce((sum, file) => sum + statSync(join(reviewed, file)).size, 0);
}

/** What takes longest beside the lives, in that order, as measured. */
const long = [
  'replaced-integrations',
  'import',
  'terraform-cloud',
  'earlier-deployment',
  'adopting-and-leaving',
  'first-deployment',
];

function placeOf({ moduleId }: TestSpecification): number {
  const place = long.indexOf(basename(moduleId, '.test.ts'));
  return place === -1 ? long.length : place;
}

/** Begins with the lives of the largest stacks: whoever begins what is long last waits for a single core to end it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => weightOf(b) - weightOf(a) || placeOf(a) - placeOf(b));
  }
}

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['__tests__/lifecycle/**/*.test.ts'],
    exclude: leftOut('.').tests,
    globalSetup: ['__tests__/with-terraform/synthesized.ts', '__tests__/lifecycle/shared-endpoint.ts'],
    reporters: ['verbose'],
    // Deployments wait more than they compute: five at once keep two cores busy.
    maxWorkers: 5,
    sequence: { sequencer: LongestFirst },
    // A loaded machine is slow, not wrong.
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
    chaiConfig,
    retry: 0,
  },
});
