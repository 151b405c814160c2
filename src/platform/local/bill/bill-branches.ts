/** Reads which columns the files of a bill have, and tells from them which kind of bill it is. */
import { InputError } from '../../../domain/input/input-error.ts';
import { type BillSource, periodColumns, sourceColumns } from '../bill-format/bill-source.ts';
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
 * One branch per billing period, format and header (of Parquet: kind of table), in this order. Throws an InputError
 * where a file is cut short, damaged, or not what its name says.
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
  const branches: BillFileGroup[] = [];
  for (const key of [...groups.keys()].sort()) {
    const group = groups.get(key) ?? [];
    const { period, format, path } = group[0] as BillFile;
    const paths = group.map((file) => file.path);
    const header = headers.get(path);
    const texts = header?.names.map((name) => [name, 'VARCHAR'] as const);
    const columns = texts ? new Map(texts) : await parquetColumns(engine, paths);
    branches.push({ period, format, paths, columns, delimiter: header?.delimiter ?? ',' });
  }
  return branches;
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
 * The one source of all branches. Files whose columns may be those of either usage report are what the
 * others are. Throws an InputError where branches differ or lack a column.
 */
export function sourceOf(
  branches: readonly BillFileGroup[],
  wanted: BillSource | undefined,
): BillSource {
  const described = branches.map(describe);
  const known = described.find(({ looks }) => looks === 'cur2' || looks === 'legacy');
  const all = new Set(described.flatMap(({ names }) => [...names]));
  const either = wanted ?? (known?.looks as BillSource | undefined) ?? eitherReport(all, wanted);
  let found: { source: BillSource; where: string } | undefined;
  for (const { period, where, names, looks } of described) {
    const own = looks === 'either usage report' ? either : wanted;
    const source = detectSource(names, own, where, looks);
    if (found !== undefined && found.source !== source) {
      throw new InputError(
        `The bill mixes kinds, ${found.source} in ${found.where} and ${source} in ${where}: give one of them.`,
      );
    }
    if (period === undefined && !names.has(periodColumns[source])) {
      throw new InputError(
        `${where} lacks ${periodColumns[source]} and no folder tells its billing period: put it into a BILLING_PERIOD=YYYY-MM folder.`,
      );
    }
    found = { source, where };
  }
  if (found === undefined) throw new Error('a bill without files was not refused');
  return found.source;
}

/**
 * Throws an InputError where a CSV names a column twice: which of the two is right, only a person knows.
 * The legacy report has some of a product's attributes twice, in another case.
 */
export function refuseDoubledColumns(source: BillSource, branches: readonly BillFileGroup[]): void {
  for (const branch of branches.filter(({ format }) => format !== 'parquet')) {
    for (const [name, origins] of originsOf(branch)) {
      if (origins.length < 2 || !(name in sourceColumns[source])) continue;
      if (name.startsWith('product_')) continue;
      throw new InputError(
        `${branch.paths[0]} has the column ${name} ${origins.length} times: keep the right one of them.`,
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
  return { period, where, names, looks: guessSource(names, slashed) };
}
