/** Reads which columns the files of a bill have, and determines from them which kind of bill it is. */

import type { BillSource } from '../../../domain/costs/bill-source.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import { periodColumns, sourceColumns } from '../../../tables/bill-columns.ts';
import {
  detectSource,
  eitherReport,
  guessSource,
  normalizeColumn,
} from '../bill-format/source-detection.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import type { BillFile } from './bill-tree.ts';
import { type BillFileGroup, originsOf, readParquet } from './bill-view.ts';
import { readCsvHeaders } from './csv-integrity.ts';
import { parquetFileColumns, tableKind } from './parquet-columns.ts';

/**
 * Returns one file group per billing period, format and header (for Parquet: kind of table), in this order.
 * Throws an InputError if a file is cut short, damaged, or not what its name says.
 */
export async function readFileGroups(
  engine: DuckDbEngine,
  files: readonly BillFile[],
): Promise<readonly BillFileGroup[]> {
  const headers = await readCsvHeaders(files);
  const parquet = files.filter(({ format }) => format === 'parquet').map(({ path }) => path);
  const ofParquet = parquet.length > 0 ? await parquetFileColumns(engine, parquet) : undefined;
  const groups = new Map<string, BillFile[]>();
  for (const file of files) {
    const columns = ofParquet?.get(file.path);
    const header = columns ? tableKind(columns) : headers.get(file.path);
    const key = JSON.stringify([file.period ?? '', file.format, header]);
    groups.set(key, [...(groups.get(key) ?? []), file]);
  }
  const fileGroups: BillFileGroup[] = [];
  for (const key of [...groups.keys()].sort()) {
    const group = groups.get(key) ?? [];
    const { period, format, path } = group[0] as BillFile;
    const paths = group.map((file) => file.path);
    const header = headers.get(path);
    const texts = header?.names.map((name) => [name, 'VARCHAR'] as const);
    const columns = texts ? new Map(texts) : await parquetColumns(engine, paths);
    fileGroups.push({ period, format, paths, columns, delimiter: header?.delimiter ?? ',' });
  }
  return fileGroups;
}

async function parquetColumns(engine: DuckDbEngine, paths: readonly string[]) {
  const { batches } = await engine.query({
    name: 'bill columns',
    sql: `select column_name, column_type from (describe select * from ${readParquet(paths)})`,
    schema: { column_name: 'string', column_type: 'string' },
  });
  const columns = new Map<string, string>();
  for await (const { rowCount, columns: batch } of batches) {
    for (let row = 0; row < rowCount; row++) {
      columns.set(batch.column_name[row] ?? '', batch.column_type[row] ?? '');
    }
  }
  return columns;
}

/**
 * Returns the one source of all file groups. Files whose columns fit both usage reports take the source of
 * the others. Throws an InputError if file groups differ or lack a column.
 */
export function sourceOf(
  fileGroups: readonly BillFileGroup[],
  wanted: BillSource | undefined,
): BillSource {
  const described = fileGroups.map(describe);
  const known = described.find(({ guess }) => guess === 'cur2' || guess === 'legacy');
  const all = new Set(described.flatMap(({ names }) => [...names]));
  const either = wanted ?? (known?.guess as BillSource | undefined) ?? eitherReport(all, wanted);
  let found: { source: BillSource; where: string } | undefined;
  for (const { period, where, names, guess } of described) {
    const own = guess === 'either usage report' ? either : wanted;
    const source = detectSource(names, own, where, guess);
    if (found !== undefined && found.source !== source) {
      throw new InputError(
        `The bill mixes kinds, ${found.source} in ${found.where} and ${source} in ${where}: give one of them.`,
      );
    }
    if (period === undefined && !names.has(periodColumns[source])) {
      throw new InputError(
        `${where} lacks ${periodColumns[source]} and no folder name contains its billing period: put it into a BILLING_PERIOD=YYYY-MM folder.`,
      );
    }
    found = { source, where };
  }
  if (found === undefined) throw new Error('a bill without files was not rejected');
  return found.source;
}

/**
 * Throws an InputError if a CSV names a column twice, because only a person can know which of the two is
 * correct. The legacy report has some product attributes twice, in different case.
 */
export function rejectDuplicateColumns(
  source: BillSource,
  fileGroups: readonly BillFileGroup[],
): void {
  for (const fileGroup of fileGroups.filter(({ format }) => format !== 'parquet')) {
    for (const [name, origins] of originsOf(fileGroup)) {
      if (origins.length < 2 || !(name in sourceColumns[source])) continue;
      if (name.startsWith('product_')) continue;
      throw new InputError(
        `${fileGroup.paths[0]} has the column ${name} ${origins.length} times: keep the right one of them.`,
      );
    }
  }
}

function describe({ period, paths, columns }: BillFileGroup) {
  const written = [...columns.keys()];
  const names = new Set(written.map(normalizeColumn));
  const slashed = written.some((name) => name.includes('/'));
  const where =
    paths.length === 1 ? (paths[0] ?? '') : `${paths[0]} (and ${paths.length - 1} more)`;
  return { period, where, names, guess: guessSource(names, slashed) };
}
