import { defineConfig } from 'vitest/config';
import { chaiConfig } from '../support/failing-comparisons.mjs';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['__tests__/with-terraform/**/*.test.ts'],
    globalSetup: ['__tests__/with-terraform/synthesized.ts'],
    reporters: ['verbose'],
    maxWorkers: '100%',
    maxConcurrency: 2,
    // A loaded machine is slow, not wrong.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    chaiConfig,
    retry: 0,
  },
});
