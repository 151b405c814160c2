import { defineConfig } from 'vitest/config';

/**
 * Suites that start servers: one file at a time, since each starts its own and the cores are few.
 * The suite on Trino is one of them, and can be run alone.
 */
export default defineConfig({
  test: {
    fileParallelism: false,
    projects: [
      'vitest.trino.config.ts',
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          // The SDK's advice to leave Node 20 would be printed by every file of tests that makes a client.
          env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
