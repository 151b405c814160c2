/**
 * The start of the built command line, without npm's: its help, and the demo's first run into an empty
 * folder.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchSetting } from './bench-setting.ts';
import { buildCommandLine, demoArguments } from './processes/built-command-line.ts';
import { sideBySide } from './processes/side-by-side.ts';
import type { BenchRow } from './table/bench-row.ts';

const maxHelpSeconds = 0.2;
const maxDemoSeconds = 1.6;

export async function cliStartBench({ folder, runs }: BenchSetting): Promise<readonly BenchRow[]> {
  const main = await buildCommandLine();
  const out = join(folder, 'demo');
  const node = (...args: string[]) => ({ command: process.execPath, args });
  const found = await sideBySide(
    {
      empty: node('-e', ''),
      help: node(main, '--help'),
      demo: {
        ...node(main, ...demoArguments(out)),
        prepare: () => rmSync(out, { recursive: true, force: true }),
      },
    },
    runs,
  );
  rmSync(out, { recursive: true, force: true });
  const row = (name: 'help' | 'demo', what: string, atMost: number): readonly BenchRow[] => {
    const area = 'built command line';
    const { seconds, cpuSeconds, peakBytes, runs: measured } = found[name];
    const limit = { name: 'node alone', value: found.empty.seconds };
    const goal = { of: 'figure', atMost } as const;
    return [
      { area, what: `${what}: wall`, unit: 's', ours: seconds, limit, goal, runs: measured },
      { area, what: `${what}: CPU`, unit: 's', ours: cpuSeconds },
      { area, what: `${what}: peak memory`, unit: 'MiB', ours: peakBytes / 2 ** 20 },
    ];
  };
  return [
    ...row('help', '--help', maxHelpSeconds),
    ...row('demo', "the demo's run", maxDemoSeconds),
  ];
}
