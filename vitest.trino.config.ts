import { defineConfig } from 'vitest/config';

/** The suite on a real Trino: one server for all its files, which run one at a time. */
export default defineConfig({
  test: {
    name: 'trino',
    include: ['tests/trino/**/*.test.ts'],
    globalSetup: ['tests/support/trino/global-setup.ts'],
    fileParallelism: false,
    // The SDK's advice to leave Node 20 would be printed by every file of tests that makes a client.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
});
