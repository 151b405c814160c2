/** The rows of the table about result → archive → CSV, for one size. */

import type { Medians } from '../processes/side-by-side.ts';
import type { BenchRow } from '../table/bench-row.ts';
import { wallAndCpu } from '../table/wall-and-cpu.ts';

export interface ArchiveResultSize {
  readonly rows: string;
  readonly accounts: number;
  readonly services: number;
  /** Of pandas on the CSV. */
  readonly maxWallShare: number;
}

/** By contender. The peers are missing without Python. */
export type Found = Readonly<Record<string, Medians>>;

interface Comparison {
  readonly peer: string;
  readonly name: string;
  readonly maxWallShare?: number;
  readonly maxCpuShare?: number;
}

const maxMemoryShare = 0.75;

const comparisons: readonly Comparison[] = [
  { peer: 'pandas', name: 'pandas on the CSV', maxCpuShare: 0.8 },
  {
    peer: 'pandasOnUnloaded',
    name: 'pandas on the same UNLOAD',
    maxWallShare: 1,
  },
  { peer: 'polars', name: 'polars on the CSV', maxWallShare: 1.7 },
  { peer: 'polarsOnUnloaded', name: 'polars on the same UNLOAD' },
  { peer: 'duckdb', name: 'DuckDB on the CSV' },
  { peer: 'duckdbOnUnloaded', name: 'DuckDB on the same UNLOAD' },
  { peer: 'pandasVerifying', name: 'pandas on the CSV, verifying too' },
];

export function archiveResultRows(
  size: ArchiveResultSize,
  found: Found,
  bytes: { readonly ours: number; readonly pandas: number },
): readonly BenchRow[] {
  const area = `${size.rows} rows → archive → CSV`;
  const compared = comparisons.flatMap((comparison) => compare(area, size, found, comparison));
  return [...compared, ...memoryAndBytes(area, found, bytes)];
}

function compare(
  area: string,
  size: ArchiveResultSize,
  found: Found,
  { peer, name, maxCpuShare, maxWallShare }: Comparison,
): readonly BenchRow[] {
  const [ours, other] = [found['ours'], found[peer]];
  if (ours === undefined || other === undefined) return [];
  return wallAndCpu({
    area,
    ours,
    against: 'peer',
    name,
    other,
    maxWallShare: peer === 'pandas' ? size.maxWallShare : maxWallShare,
    maxCpuShare,
  });
}

function memoryAndBytes(
  area: string,
  { ours, pandas }: Found,
  bytes: { readonly ours: number; readonly pandas: number },
): readonly BenchRow[] {
  if (ours === undefined) return [];
  const name = 'pandas on the CSV';
  const mebibytes = ({ peakBytes }: Medians) => peakBytes / 2 ** 20;
  return [
    {
      area,
      what: 'peak memory',
      unit: 'MiB',
      ours: mebibytes(ours),
      peer: pandas && { name, value: mebibytes(pandas) },
      goal: { of: 'peer', atMost: maxMemoryShare },
      runs: ours.runs,
    },
    {
      area,
      what: 'Parquet',
      unit: 'kB',
      ours: bytes.ours / 1000,
      peer: pandas && { name, value: bytes.pandas / 1000 },
      goal: { of: 'peer', atMost: 1 },
    },
  ];
}
