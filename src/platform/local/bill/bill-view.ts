/**
 * Writes the view `bill`: the files of a bill as one table with the columns that `sql/sources/` reads. It
 * has one SELECT per file group, so that a filter on the billing period does not open the files of other
 * periods.
 */
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import type { BillSource } from '../../../domain/costs/bill-source.ts';
import { sqlText } from '../../../sql/bind.ts';
import {
  accountColumns,
  amountColumns,
  type BillColumns,
  type BillColumnType,
  periodColumns,
  sourceColumns,
  usageDateColumns,
} from '../../../tables/bill-columns.ts';
import { normalizeColumn } from '../bill-format/source-detection.ts';
import type { BillFormat } from './bill-tree.ts';
import { columnExpression, type ReadAs } from './column-expression.ts';
import { type Origin, quoted } from './raw-column.ts';

/**
 * Files of one billing period and format that are read as one table, with all columns that occur in them.
 */
export interface BillFileGroup {
  /** Undefined if each line contains its own period. */
  readonly period: BillingPeriod | undefined;
  readonly format: BillFormat;
  readonly paths: readonly string[];
  /** Column name as in the files → its DuckDB type. */
  readonly columns: ReadonlyMap<string, string>;
  /** The delimiter between the columns of a CSV. */
  readonly delimiter: string;
}

/** `read_parquet(…)` of some files, with columns matched by name. */
export function readParquet(paths: readonly string[]): string {
  const options = 'union_by_name = true, hive_partitioning = false, binary_as_string = true';
  return `read_parquet(${pathList(paths)}, ${options})`;
}

/**
 * `read_csv(…)` with every option given, so that DuckDB guesses nothing. DuckDB parses amounts itself, and
 * so reports the line of a wrong one. Costs and times stay text: DuckDB would read the cost 1_000 as 1, and
 * a wrong time as NULL.
 */
function readCsv({ format, paths, columns, delimiter }: BillFileGroup, source: BillSource): string {
  const needed: BillColumns = sourceColumns[source];
  const typed = [...columns.keys()].map((name) => {
    const column = normalizeColumn(name);
    const type = needed[column];
    const isNumber = type === 'double' && readAs(column, type) === 'double';
    return `${sqlText(name)}: '${isNumber ? 'DOUBLE' : 'VARCHAR'}'`;
  });
  const options = [
    `auto_detect = false, header = true, delim = ${sqlText(delimiter)}, quote = '"', escape = '"'`,
    'strict_mode = true, hive_partitioning = false',
    // Applies to numbers as well. NaN is not in the list, because it may be the result of an error; None is
    // a real value in some columns.
    `nullstr = ['', 'null', 'NULL']`,
    `compression = ${format === 'csv.gz' ? "'gzip'" : "'none'"}`,
    `columns = {${typed.join(', ')}}`,
  ];
  return `read_csv(${pathList(paths)}, ${options.join(', ')})`;
}

/** Creates the view `bill`. `extra` are columns in addition to the source's: the legacy report's tags. */
export function billView(
  source: BillSource,
  fileGroups: readonly BillFileGroup[],
  extra: readonly string[],
): string {
  const columns: BillColumns = {
    ...sourceColumns[source],
    ...Object.fromEntries(extra.map((column) => [column, 'varchar'] as const)),
  };
  const selects = fileGroups.map((fileGroup) => fileGroupSelect(source, fileGroup, columns));
  return `create or replace view bill as\n${selects.join('\nunion all\n')};`;
}

function fileGroupSelect(
  source: BillSource,
  fileGroup: BillFileGroup,
  columns: BillColumns,
): string {
  const origins = originsOf(fileGroup);
  const selected = Object.entries(columns).map(
    ([name, type]) =>
      `${columnExpression(origins.get(name) ?? [], readAs(name, type))} as ${quoted(name)}`,
  );
  const all = [...selected, partitionColumns(source, fileGroup, origins)].join(',\n  ');
  return `select\n  ${all}\nfrom ${readFiles(fileGroup, source)}`;
}

/** The operation is called None if a service has only one, as in CloudTrail's events. */
const wordColumns: ReadonlySet<string> = new Set(['line_item_operation', 'x_operation']);

/** The type as which a column of the source is read. */
export function readAs(name: string, type: BillColumnType): ReadAs {
  if (wordColumns.has(name)) return 'word';
  if (accountColumns.has(name)) return name.endsWith('accountid') ? 'providerAccount' : 'account';
  return type === 'double' && !amountColumns.has(name) ? 'cost' : type;
}

/** The files of a file group as a table, in either format. */
export function readFiles(fileGroup: BillFileGroup, source: BillSource): string {
  return fileGroup.format === 'parquet' ? readParquet(fileGroup.paths) : readCsv(fileGroup, source);
}

/** Normalized name → the files' columns of that name: two tag keys may differ only in case. */
export function originsOf(fileGroup: BillFileGroup): Map<string, Origin[]> {
  const origins = new Map<string, Origin[]>();
  for (const [raw, duckDbType] of fileGroup.columns) {
    const name = normalizeColumn(raw);
    origins.set(name, [...(origins.get(name) ?? []), { raw, duckDbType }]);
  }
  return origins;
}

/** The columns by which Athena partitions the source's table. */
function partitionColumns(
  source: BillSource,
  fileGroup: BillFileGroup,
  origins: ReadonlyMap<string, Origin[]>,
): string {
  const [year, month] = fileGroup.period?.split('-') ?? [];
  if (fileGroup.period !== undefined) {
    return source === 'legacy'
      ? `'${year}' as year, '${month}' as month`
      : `'${fileGroup.period}' as billing_period`;
  }
  const part = (format: string) => `strftime(${lineStart(source, origins)}, '${format}')`;
  if (source === 'legacy') return `${part('%Y')} as year, ${part('%m')} as month`;
  return `${part('%Y-%m')} as billing_period`;
}

/** The start of a line's billing period or, if that is blank, of its usage. */
function lineStart(source: BillSource, origins: ReadonlyMap<string, Origin[]>): string {
  const times = [periodColumns[source], usageDateColumns[source]].map((column) =>
    columnExpression(origins.get(column) ?? [], 'timestamp'),
  );
  return `coalesce(${times.join(', ')})`;
}

/** A SELECT of `file` for each line of the file group that has no date. */
export function linesWithoutDate(source: BillSource, fileGroup: BillFileGroup): string {
  return `select filename as file from ${readFiles(fileGroup, source)}
    where ${lineStart(source, originsOf(fileGroup))} is null`;
}

/** A SELECT of some columns of the file group's lines, unchanged, with the file of each line. */
export function rawLines(
  source: BillSource,
  fileGroup: BillFileGroup,
  columns: Iterable<string>,
): string {
  const names = ['filename', ...[...columns].map(quoted)];
  return `select ${names.join(', ')} from ${readFiles(fileGroup, source)}`;
}

/** DuckDB reads paths as patterns; a character in brackets matches itself only. */
export function pathList(paths: readonly string[]): string {
  return `[${paths.map((path) => sqlText(path.replace(/[*?[]/g, '[$&]'))).join(', ')}]`;
}
