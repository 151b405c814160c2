import { defineConfig } from 'vitest/config';
import { longSuites } from './vitest.long-suites.ts';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/integration/**', 'tests/trino/**', 'tests/bench/**', ...longSuites],
    // vitest would keep a core for itself: of two, half the time.
    maxWorkers: '100%',
    // A process for each of 200 files would cost as much again as the tests: what files share, such as
    // an imported module, must therefore not keep anything of one file's tests.
    isolate: false,
    // The SDK's advice to leave Node 20 would be printed by every file of tests that makes a client.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
