import { defineConfig } from 'vitest/config';
import { leftOut } from '../../scripts/left-out.mjs';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['__tests__/lifecycle/**/*.test.ts'],
    exclude: leftOut('.').tests,
    globalSetup: ['__tests__/with-terraform/synthesized.ts', '__tests__/lifecycle/shared-endpoint.ts'],
    reporters: ['verbose'],
    // Deployments wait more than they compute: five at once keep two cores busy.
    maxWorkers: 5,
    testTimeout: 600_000,
    hookTimeout: 600_000,
    retry: 0,
  },
});
