import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { longSuites } from './vitest.long-suites.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Files that replace a module for themselves: another file in the process would have it as well, or first. */
const replacingModules = readdirSync(`${root}tests`, { recursive: true, encoding: 'utf8' })
  .map((name) => `tests/${name.replaceAll('\\', '/')}`)
  .filter((file) => file.endsWith('.test.ts'))
  .filter((file) => readFileSync(root + file, 'utf8').includes('vi.mock('));

const elsewhere = ['tests/integration/**', 'tests/trino/**', 'tests/bench/**', ...longSuites];

/**
 * What Node alone proves in minutes. Nearly all files share processes: one for each of 200 files
 * would cost as much as their tests.
 */
export default defineConfig({
  test: {
    // One more than there are cores: some tests wait for timers and files.
    maxWorkers: availableParallelism() + 1,
    // The SDK's advice to leave Node 20 would be printed by every file of tests that makes a client.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    testTimeout: 180_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: [...elsewhere, ...replacingModules],
        },
      },
      {
        extends: true,
        test: { name: 'own process', include: replacingModules, exclude: elsewhere },
      },
    ],
  },
});
