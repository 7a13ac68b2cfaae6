import { defineConfig } from 'vitest/config';
import { leftOut } from '../../scripts/left-out.mjs';
import { chaiConfig } from '../support/failing-comparisons.mjs';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['__tests__/browser/**/*.test.ts'],
    exclude: ['**/node_modules/**', ...leftOut('.').tests],
    globalSetup: [
      '__tests__/support/temporary-folder.ts',
      '__tests__/support/bundle-functions.ts',
      '__tests__/browser/chromium.ts',
    ],
    // A loaded machine is slow, not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 30_000 } },
    // Runs of this project write what they synthesize into one folder: one at a time.
    fileParallelism: false,
    chaiConfig,
    retry: 0,
    reporters: process.stdout.isTTY ? ['default'] : ['minimal'],
  },
});
