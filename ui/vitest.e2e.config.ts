import { defineConfig } from 'vitest/config';

/** Against a running operator, in a real browser: one after the other, each with a deadline. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['e2e/**/*.test.ts'],
    globalSetup: 'e2e/application.ts',
    fileParallelism: false,
    // a browser on a busy machine may miss a deadline once; twice is a finding
    retry: 1,
    testTimeout: 180_000,
    hookTimeout: 90_000,
  },
});
