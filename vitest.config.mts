import { defineConfig } from 'vitest/config';
import { leftOut } from './scripts/left-out.mjs';

const { stacks, tests } = leftOut('.');
if (tests.length > 0)
  process.stdout.write(`Not run: ${tests.length} files of tests of ${stacks.join(', ')}, which main.ts leaves out.\n`);

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    exclude: ['__tests__/browser/**', '__tests__/lifecycle/**', '__tests__/with-terraform/**', ...tests],
    globalSetup: ['temporary-folder', 'bundle-functions', 'synthesized-stacks'].map(
      (name) => `__tests__/support/${name}.ts`,
    ),
    // A loaded machine is slow, not wrong.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    retry: 0,
    // Whoever watches sees each file; a log shows what fails, and the count.
    reporters: process.stdout.isTTY ? ['default'] : ['minimal'],
  },
});
