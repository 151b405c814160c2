/**
 * Result → archive → CSV: Athena's CSV of ten thousand to a million rows becomes Snappy Parquet by day and
 * one day's CSV. Ours is compared with pandas and pyarrow, each as a separate process on the same file.
 * Ours computes a hash of each day and reads back what it wrote; pandas runs without both, and once with
 * both.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeAthenaResult } from './athena-result-file.ts';
import type { BenchRow } from './bench-row.ts';
import type { BenchSetting } from './bench-setting.ts';
import { peerScript } from './python-peer.ts';
import { type Contender, type Medians, sideBySide } from './side-by-side.ts';

interface Size {
  readonly rows: string;
  readonly accounts: number;
  readonly services: number;
  readonly maxWallShare: number;
}

const days = 20;
const sizes: readonly Size[] = [
  { rows: '10,000', accounts: 25, services: 20, maxWallShare: 0.5 },
  { rows: '100,000', accounts: 200, services: 25, maxWallShare: 0.6 },
  { rows: '1,000,000', accounts: 1000, services: 50, maxWallShare: 0.8 },
];
const maxMemoryShare = 0.75;

export async function archiveResultBench(setting: BenchSetting): Promise<readonly BenchRow[]> {
  const program = await setting.bundle('tests/bench/programs/archive-result.ts');
  const rows: BenchRow[] = [];
  for (const size of setting.isQuick ? sizes.slice(0, 2) : sizes) {
    const file = join(setting.folder, 'result.csv');
    await writeAthenaResult(file, { days, ...size });
    rows.push(...(await measure(setting, program, size, file)));
    rmSync(file);
  }
  return rows;
}

async function measure(
  { folder, python, runs }: BenchSetting,
  program: string,
  size: Size,
  file: string,
): Promise<readonly BenchRow[]> {
  const outOf = (name: string) => join(folder, `out-${name}`);
  const contender = (name: string, command: string, script: string): Contender => ({
    command,
    args: [script, file, outOf(name)],
    prepare: () => empty(outOf(name)),
  });
  const ours = contender('ours', process.execPath, program);
  const area = `${size.rows} rows → archive → CSV`;
  if (python === undefined) {
    const found = await sideBySide({ ours }, runs);
    return rowsOf({ area, size, ours: found.ours });
  }
  const peer = contender('pandas', python.python, peerScript('archive_result.py'));
  const verified = { ...peer, args: [...peer.args, 'verified'] };
  const found = await sideBySide({ ours, peer, verified }, runs);
  if (found.ours.stdout.trim() !== found.peer.stdout.trim().replaceAll(' ', '')) {
    throw new Error(`ours made ${found.ours.stdout}, pandas ${found.peer.stdout}`);
  }
  const bytes = { ours: bytesBelow(outOf('ours')), peer: bytesBelow(outOf('pandas')) };
  return [...rowsOf({ area, size, ...found }), sizeRow(area, bytes)];
}

function rowsOf(found: {
  readonly area: string;
  readonly size: Size;
  readonly ours: Medians;
  readonly peer?: Medians;
  readonly verified?: Medians;
}): readonly BenchRow[] {
  const { area, size, ours, peer, verified } = found;
  const beside = (value: number | undefined) =>
    value === undefined ? undefined : { name: 'pandas', value };
  return [
    {
      area,
      what: 'wall',
      unit: 's',
      ours: ours.seconds,
      peer: beside(peer?.seconds),
      goal: { of: 'peer', atMost: size.maxWallShare },
    },
    ...(verified ? [againstVerified(area, ours, verified)] : []),
    {
      area,
      what: 'peak memory',
      unit: 'MiB',
      ours: ours.peakBytes / 2 ** 20,
      peer: beside(peer && peer.peakBytes / 2 ** 20),
      goal: { of: 'peer', atMost: maxMemoryShare },
    },
  ];
}

/** pandas with a hash of each day and the read-back, which ours has in every row of the table. */
function againstVerified(area: string, ours: Medians, verified: Medians): BenchRow {
  const peer = { name: 'pandas, verifying too', value: verified.seconds };
  return { area, what: 'wall, against a peer that verifies', unit: 's', ours: ours.seconds, peer };
}

function sizeRow(area: string, bytes: { readonly ours: number; readonly peer: number }): BenchRow {
  const peer = { name: 'pandas', value: bytes.peer / 1000 };
  const goal = { of: 'peer', atMost: 1 } as const;
  return { area, what: 'Parquet', unit: 'kB', ours: bytes.ours / 1000, peer, goal };
}

function empty(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
}

/** Bytes of all Parquet files. */
function bytesBelow(folder: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const parquet = files.filter((file) => file.endsWith('.parquet'));
  return parquet.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
}
