import { defineConfig } from 'vitest/config';

/** Suites that start servers: one file at a time, since each starts its own and the cores are few. */
export default defineConfig({
  test: {
    include: ['tests/integration/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
