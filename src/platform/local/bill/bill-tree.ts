/**
 * Finds the files of a bill under a path, in AWS's folder layout, and determines each file's billing period
 * from its path. Reads names only, no contents.
 */
import type { Stats } from 'node:fs';
import { basename, dirname, resolve, sep } from 'node:path';
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import { listFiles } from './list-files.ts';
import { otherFiles } from './other-files.ts';

export type BillFormat = 'parquet' | 'csv' | 'csv.gz';

export interface BillFile {
  /** Absolute. */
  readonly path: string;
  readonly format: BillFormat;
  /** The billing period in its folder names, if there is one. */
  readonly period: BillingPeriod | undefined;
  readonly bytes: number;
  /** Changes whenever another content replaces it: size, time and identity of the file. */
  readonly state: string;
}

export interface BillTree {
  /** Absolute. */
  readonly root: string;
  readonly files: readonly BillFile[];
  /** Absolute paths of `*Manifest.json` files. */
  readonly manifests: readonly string[];
  /** Absolute paths of files that contain no line of a bill, such as a README. */
  readonly notRead: readonly string[];
  /** Absolute paths of hidden or temporary files whose names look like a bill's. */
  readonly hidden: readonly string[];
}

/** Size, time of change and identity of a file as one text. */
export function stateOf({ size, mtimeMs, dev, ino }: Stats): string {
  return `${size} ${mtimeMs} ${dev}:${ino}`;
}

/**
 * Lists a file or folder. Throws an InputError if nothing there can be a bill, or if a file may contain
 * lines of the bill in a format that is not supported.
 */
export async function listBillTree(path: string): Promise<BillTree> {
  const root = resolve(path);
  const { files: listed, hidden } = await listFiles(root);
  const files: BillFile[] = [];
  for (const { path: file, stats } of listed) {
    const format = formatOf(file);
    if (format === undefined) continue;
    const bytes = stats.size;
    if (bytes === 0) throw new InputError(`${file} is empty (0 bytes): copy or export it again.`);
    files.push({ path: file, format, period: periodOfPath(file), bytes, state: stateOf(stats) });
  }
  const paths = listed.map((file) => file.path);
  if (files.length === 0) throw new InputError(nothingFound(path, paths));
  const manifests = paths.filter((file) => /manifest\.json$/i.test(file));
  const known = new Set([...manifests, ...files.map((file) => file.path)]);
  const notRead = await otherFiles(listed.filter((file) => !known.has(file.path)));
  return { root, files, manifests, notRead, hidden };
}

function formatOf(path: string): BillFormat | undefined {
  const name = basename(path).toLowerCase();
  if (name.endsWith('.parquet')) return 'parquet';
  if (name.endsWith('.csv')) return 'csv';
  return name.endsWith('.csv.gz') ? 'csv.gz' : undefined;
}

function nothingFound(path: string, paths: readonly string[]): string {
  const zip = paths.find((file) => file.toLowerCase().endsWith('.zip'));
  return zip === undefined
    ? `The bill ${path} holds no .parquet, .csv or .csv.gz file: give the folder of the export or one file.`
    : `The bill ${path} is zipped (${basename(zip)}): unzip it, or deliver the report as GZIP or Parquet.`;
}

/** The folders of a path that name its billing period, and that period. */
export interface PeriodSegment {
  readonly period: BillingPeriod;
  /** Indexes of its first and last folder: `year=` and `month=` are two. */
  readonly first: number;
  readonly last: number;
}

/**
 * Finds, from the end, `BILLING_PERIOD=2026-11` (Data Exports, either case), `20261101-20261201`
 * (legacy) or `year=2026/month=11` (legacy for Athena) among a path's folders.
 */
export function findPeriodSegment(folders: readonly string[]): PeriodSegment | undefined {
  for (let index = folders.length - 1; index >= 0; index--) {
    const folder = folders[index] ?? '';
    const dashed = /^billing_period=(\d{4})-(0[1-9]|1[0-2])$/i.exec(folder);
    const ranged = /^(\d{4})(0[1-9]|1[0-2])\d{2}-\d{8}$/.exec(folder);
    const month = /^month=(1[0-2]|0?[1-9])$/i.exec(folder);
    const year = month ? /^year=(\d{4})$/i.exec(folders[index - 1] ?? '') : null;
    const match = dashed ?? ranged;
    if (match) return periodSegment(match[1], match[2], index, index);
    if (month && year) return periodSegment(year[1], month[1], index - 1, index);
  }
  return undefined;
}

function periodSegment(year = '', month = '', first: number, last: number): PeriodSegment {
  return { period: `${year}-${month.padStart(2, '0')}` as BillingPeriod, first, last };
}

function periodOfPath(file: string): BillingPeriod | undefined {
  return findPeriodSegment(dirname(file).split(sep))?.period;
}
