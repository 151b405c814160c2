import { defineConfig } from 'vitest/config';

/** The suite on a real Trino: one server for all its files, which run one at a time. */
export default defineConfig({
  test: {
    name: 'trino',
    include: ['tests/trino/**/*.test.ts'],
    globalSetup: ['tests/support/trino/global-setup.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
