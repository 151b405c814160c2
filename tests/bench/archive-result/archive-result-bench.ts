/**
 * Result → archive → CSV: the rows of ten thousand to a million pairs of account and service become Snappy
 * Parquet by day and one day's CSV. Ours reads what Athena unloaded by day; pandas, polars and DuckDB read
 * the same files, and the CSV of Athena's results. Each is a separate process that checks the same totals.
 * Ours computes a hash of each day and reads back what it wrote; the peers run without both, and pandas once
 * with both.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchSetting } from '../bench-setting.ts';
import { peerScript } from '../processes/python-peer.ts';
import { type Contender, sideBySide } from '../processes/side-by-side.ts';
import type { BenchRow } from '../table/bench-row.ts';
import { type ArchiveResultSize, archiveResultRows, type Found } from './archive-result-rows.ts';
import { writeAthenaResult } from './athena-result-file.ts';
import { writeUnloaded } from './unloaded-files.ts';

const days = 20;
const sizes: readonly ArchiveResultSize[] = [
  { rows: '10,000', accounts: 25, services: 20, maxWallShare: 0.45 },
  { rows: '100,000', accounts: 200, services: 25, maxWallShare: 0.55 },
  { rows: '1,000,000', accounts: 1000, services: 50, maxWallShare: 0.6 },
];

export async function archiveResultBench(setting: BenchSetting): Promise<readonly BenchRow[]> {
  const program = await setting.bundle('tests/bench/programs/archive-result.ts');
  const rows: BenchRow[] = [];
  for (const size of setting.isQuick ? sizes.slice(0, 2) : sizes) {
    const sources = {
      csv: join(setting.folder, 'result.csv'),
      unloaded: join(setting.folder, 'unloaded'),
    };
    await writeAthenaResult(sources.csv, { days, ...size });
    await writeUnloaded(sources.csv, sources.unloaded);
    const contenders = contendersOf(setting, program, sources);
    const found: Found = await sideBySide(contenders, setting.runs);
    requireSame(found);
    const bytes = { ours: parquetBytes(setting, 'ours'), pandas: parquetBytes(setting, 'pandas') };
    rows.push(...archiveResultRows(size, found, bytes));
    const outs = Object.keys(contenders).map((name) => outOf(setting, name));
    for (const path of [...Object.values(sources), ...outs]) {
      rmSync(path, { recursive: true, force: true });
    }
  }
  return rows;
}

type Sources = Readonly<Record<'csv' | 'unloaded', string>>;

function contendersOf(
  setting: BenchSetting,
  program: string,
  sources: Sources,
): Record<string, Contender> {
  const { python } = setting;
  const contender = (name: string, command: string, script: string, source: string) => ({
    command,
    args: [script, source, outOf(setting, name)],
    prepare: () => empty(outOf(setting, name)),
  });
  const all: Record<string, Contender> = {
    ours: contender('ours', process.execPath, program, sources.unloaded),
  };
  if (python === undefined) return all;
  for (const peer of ['pandas', 'polars', 'duckdb']) {
    const script = peerScript(`archive_result_${peer}.py`);
    all[peer] = contender(peer, python.python, script, sources.csv);
    const onUnloaded = `${peer}OnUnloaded`;
    all[onUnloaded] = contender(onUnloaded, python.python, script, sources.unloaded);
  }
  const pandas = all['pandas'] as Contender;
  return { ...all, pandasVerifying: { ...pandas, args: [...pandas.args, 'verified'] } };
}

function outOf({ folder }: BenchSetting, name: string): string {
  return join(folder, `out-${name}`);
}

/** All of them found the same days, rows of the last day, and dollars. */
function requireSame(found: Found): void {
  const results = Object.entries(found).map(
    ([name, { stdout }]) => [name, stdout.replaceAll(/\s/g, '')] as const,
  );
  if (new Set(results.map(([, result]) => result)).size > 1) {
    throw new Error(`different results: ${results.join('; ')}`);
  }
}

function empty(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Bytes of all Parquet files that the contender wrote; 0 if it did not run. */
function parquetBytes(setting: BenchSetting, name: string): number {
  const folder = outOf(setting, name);
  if (statSync(folder, { throwIfNoEntry: false }) === undefined) return 0;
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const parquet = files.filter((file) => file.endsWith('.parquet'));
  return parquet.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}
