/** The waiting times of a developer: bundling, synthesizing the stacks, and the test suite if it ran. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { BenchSetting } from './bench-setting.ts';
import { sideBySide } from './processes/side-by-side.ts';
import type { BenchRow } from './table/bench-row.ts';

const root = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

export async function projectTimesBench({
  runs,
  vitestJson,
}: BenchSetting): Promise<readonly BenchRow[]> {
  const tsx = (path: string) => ({
    command: process.execPath,
    args: ['--import', 'tsx', root(path)],
  });
  const contenders = { build: tsx('build/functions/build.ts'), synth: tsx('stacks/main.ts') };
  const { build, synth } = await sideBySide(contenders, runs);
  return [
    { area: 'npm run build', what: 'wall', unit: 's', ours: build.seconds },
    { area: 'npm run synth, built', what: 'wall', unit: 's', ours: synth.seconds },
    {
      area: 'npm run synth, built',
      what: 'peak memory',
      unit: 'MiB',
      ours: synth.peakBytes / 2 ** 20,
    },
    ...(vitestJson === undefined ? [] : suite(vitestJson)),
  ];
}

function suite(path: string): readonly BenchRow[] {
  const report = JSON.parse(readFileSync(path, 'utf8')) as {
    readonly startTime: number;
    readonly numTotalTests: number;
    readonly testResults: readonly { readonly endTime: number }[];
  };
  const end = Math.max(...report.testResults.map(({ endTime }) => endTime));
  const area = `test suite, ${report.numTotalTests.toLocaleString('en-US')} tests`;
  return [{ area, what: 'wall', unit: 's', ours: (end - report.startTime) / 1000 }];
}
