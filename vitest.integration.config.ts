import { defineConfig } from 'vitest/config';
import { longSuites } from './vitest.long-suites.ts';

/**
 * Suites that start servers or need minutes: two files beside each other, each with servers, ports and
 * folders of its own. The suite on Trino has one server and comes last; it can be run alone.
 */
export default defineConfig({
  test: {
    projects: [
      'vitest.trino.config.ts',
      {
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts', ...longSuites],
          maxWorkers: 2,
          // The SDK's advice to leave Node 20 would be printed by every file of tests that makes a client.
          env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
          testTimeout: 240_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
