import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  test: {
    include: ['__tests__/browser/**/*.pictures.ts'],
    globalSetup: ['__tests__/support/temporary-folder.ts', '__tests__/browser/chromium.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
  },
});
