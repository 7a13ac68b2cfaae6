import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    exclude: ['__tests__/browser/**', '__tests__/lifecycle/**', '__tests__/with-terraform/**'],
    globalSetup: ['__tests__/support/temporary-folder.ts', '__tests__/support/bundle-functions.ts'],
    // A loaded machine is slow, not wrong.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    retry: 0,
    // Whoever watches sees each file; a log shows what fails, and the count.
    reporters: process.stdout.isTTY ? ['default'] : ['minimal'],
  },
});
