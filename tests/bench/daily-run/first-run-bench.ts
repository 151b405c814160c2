/**
 * The complete first run over a bill, from its files to the mail, by the built command line; compared with a
 * minimal DuckDB program that only makes the same day files and the CSV.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchSetting } from '../bench-setting.ts';
import { buildCommandLine } from '../processes/built-command-line.ts';
import { type Medians, sideBySide } from '../processes/side-by-side.ts';
import type { BenchRow } from '../table/bench-row.ts';
import { wallAndCpu } from '../table/wall-and-cpu.ts';
import { runContender, totalsOfRun } from './run-contender.ts';
import { reportDay, type ThreeWeeks, threeWeeks } from './three-weeks.ts';

const sizes = [
  { lines: 1_000_000, maxWallShare: 3.5 },
  { lines: 10_000_000, maxWallShare: 1.8 },
];
const quickSizes = [{ lines: 100_000, maxWallShare: 3.5 }];

export async function firstRunBench(setting: BenchSetting): Promise<readonly BenchRow[]> {
  const main = await buildCommandLine();
  const minimal = await setting.bundle('tests/bench/programs/minimal-run.ts');
  const rows: BenchRow[] = [];
  for (const { lines, maxWallShare } of setting.isQuick ? quickSizes : sizes) {
    const folder = join(setting.folder, 'first-run');
    const bill = await threeWeeks(join(folder, 'bill'), lines);
    const found = await measure({ main, minimal, folder }, bill, setting.runs);
    rows.push(...rowsOf(`first run, ${lines.toLocaleString('en-US')} lines`, found, maxWallShare));
    rmSync(folder, { recursive: true });
  }
  return rows;
}

type Found = Readonly<Record<'ours' | 'least', Medians>>;

async function measure(
  { main, minimal, folder }: Readonly<Record<'main' | 'minimal' | 'folder', string>>,
  { bill, accounts, budgets, files }: ThreeWeeks,
  runs: number,
): Promise<Found> {
  const out = join(folder, 'out');
  const least = join(folder, 'out-minimal');
  const options = ['--budgets', budgets];
  const found = await sideBySide(
    {
      ours: runContender({ main, bill, accounts, day: reportDay, out, options }),
      least: {
        command: process.execPath,
        args: [minimal, files, accounts, reportDay, least],
        prepare: () => {
          rmSync(least, { recursive: true, force: true });
          mkdirSync(least);
        },
      },
    },
    runs,
  );
  const ours = JSON.stringify(totalsOfRun(found.ours.stdout));
  if (ours === found.least.stdout) return found;
  throw new Error(`ours made ${ours}, the minimal program ${found.least.stdout}`);
}

function rowsOf(area: string, { ours, least }: Found, maxWallShare: number): readonly BenchRow[] {
  const name = 'minimal DuckDB';
  const mebibytes = ({ peakBytes }: Medians) => peakBytes / 2 ** 20;
  return [
    ...wallAndCpu({ area, ours, against: 'peer', name, other: least, maxWallShare }),
    {
      area,
      what: 'peak memory',
      unit: 'MiB',
      ours: mebibytes(ours),
      peer: { name, value: mebibytes(least) },
      runs: ours.runs,
    },
  ];
}
