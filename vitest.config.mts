import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['__tests__/**/*.test.ts'],
    exclude: ['__tests__/lifecycle/**', '__tests__/with-terraform/**'],
    globalSetup: ['__tests__/support/bundle-functions.ts'],
    retry: 0,
  },
});
