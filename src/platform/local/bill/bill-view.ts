/**
 * Writes the view `bill`: the files of a bill as one table with the columns that `sql/sources/`
 * reads, one branch per billing period, so that a filter on the period leaves the other files closed.
 */
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { sqlText } from '../../../sql/bind.ts';
import {
  accountColumns,
  amountColumns,
  type BillColumns,
  type BillColumnType,
  type BillSource,
  periodColumns,
  sourceColumns,
  usageDateColumns,
} from '../bill-format/bill-source.ts';
import { normalizeColumn } from '../bill-format/source-detection.ts';
import type { BillFormat } from './bill-tree.ts';
import { columnExpression, type ReadAs } from './column-expression.ts';
import { type Origin, quoted } from './raw-column.ts';

/** Files of one billing period and format, read together, with the columns they have between them. */
export interface BillFileGroup {
  /** Undefined where each line tells its own. */
  readonly period: BillingPeriod | undefined;
  readonly format: BillFormat;
  readonly paths: readonly string[];
  /** Column name as in the files → DuckDB's type of it. */
  readonly columns: ReadonlyMap<string, string>;
  /** What stands between the columns of CSV. */
  readonly delimiter: string;
}

/** `read_parquet(…)` of some files, matched by column name. */
export function readParquet(paths: readonly string[]): string {
  const options = 'union_by_name = true, hive_partitioning = false, binary_as_string = true';
  return `read_parquet(${pathList(paths)}, ${options})`;
}

/**
 * `read_csv(…)` with nothing left to guess. It makes amounts itself, and so reports a wrong one with its
 * line; not costs, of which it takes 1_000 for one, nor times, of which it makes NULL.
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
    // Of numbers as well. NaN is no word for a number that is not there: it may be a fault's result.
    // None is a word of its own in some columns.
    `nullstr = ['', 'null', 'NULL']`,
    `compression = ${format === 'csv.gz' ? "'gzip'" : "'none'"}`,
    `columns = {${typed.join(', ')}}`,
  ];
  return `read_csv(${pathList(paths)}, ${options.join(', ')})`;
}

/** Creates the view `bill`. `extra` are columns beyond the source's: the legacy report's tags. */
export function billView(
  source: BillSource,
  branches: readonly BillFileGroup[],
  extra: readonly string[],
): string {
  const columns: BillColumns = {
    ...sourceColumns[source],
    ...Object.fromEntries(extra.map((column) => [column, 'varchar'] as const)),
  };
  const selects = branches.map((branch) => branchSelect(source, branch, columns));
  return `create or replace view bill as\n${selects.join('\nunion all\n')};`;
}

function branchSelect(source: BillSource, branch: BillFileGroup, columns: BillColumns): string {
  const origins = originsOf(branch);
  const selected = Object.entries(columns).map(
    ([name, type]) =>
      `${columnExpression(origins.get(name) ?? [], readAs(name, type))} as ${quoted(name)}`,
  );
  const all = [...selected, partitionColumns(source, branch, origins)].join(',\n  ');
  return `select\n  ${all}\nfrom ${readFiles(branch, source)}`;
}

/** Operations are called None where a service has one alone, as for CloudTrail's events. */
const wordColumns: ReadonlySet<string> = new Set(['line_item_operation', 'x_operation']);

/** As what a column of the source is read. */
export function readAs(name: string, type: BillColumnType): ReadAs {
  if (wordColumns.has(name)) return 'word';
  if (accountColumns.has(name)) return name.endsWith('accountid') ? 'providerAccount' : 'account';
  return type === 'double' && !amountColumns.has(name) ? 'cost' : type;
}

/** The files of a branch as a table, whatever their format. */
export function readFiles(branch: BillFileGroup, source: BillSource): string {
  return branch.format === 'parquet' ? readParquet(branch.paths) : readCsv(branch, source);
}

/** Normalised name → the files' columns of that name: two tag keys may differ in case alone. */
export function originsOf(branch: BillFileGroup): Map<string, Origin[]> {
  const origins = new Map<string, Origin[]>();
  for (const [raw, duckDbType] of branch.columns) {
    const name = normalizeColumn(raw);
    origins.set(name, [...(origins.get(name) ?? []), { raw, duckDbType }]);
  }
  return origins;
}

/** The columns by which Athena partitions the source's table. */
function partitionColumns(
  source: BillSource,
  branch: BillFileGroup,
  origins: ReadonlyMap<string, Origin[]>,
): string {
  const [year, month] = branch.period?.split('-') ?? [];
  if (branch.period !== undefined) {
    return source === 'legacy'
      ? `'${year}' as year, '${month}' as month`
      : `'${branch.period}' as billing_period`;
  }
  const part = (format: string) => `strftime(${lineStart(source, origins)}, '${format}')`;
  if (source === 'legacy') return `${part('%Y')} as year, ${part('%m')} as month`;
  return `${part('%Y-%m')} as billing_period`;
}

/** When a line's billing period starts or, where that is blank, its usage. */
function lineStart(source: BillSource, origins: ReadonlyMap<string, Origin[]>): string {
  const times = [periodColumns[source], usageDateColumns[source]].map((column) =>
    columnExpression(origins.get(column) ?? [], 'timestamp'),
  );
  return `coalesce(${times.join(', ')})`;
}

/** A SELECT of `file`, of each line of the branch that nothing dates. */
export function linesWithoutDate(source: BillSource, branch: BillFileGroup): string {
  return `select filename as file from ${readFiles(branch, source)}
    where ${lineStart(source, originsOf(branch))} is null`;
}

/** A SELECT of the lines of the branch as its files have them, of some of its columns, with their file. */
export function rawLines(
  source: BillSource,
  branch: BillFileGroup,
  columns: Iterable<string>,
): string {
  const names = ['filename', ...[...columns].map(quoted)];
  return `select ${names.join(', ')} from ${readFiles(branch, source)}`;
}

/** DuckDB takes paths for patterns; a bracketed character stands for itself. */
export function pathList(paths: readonly string[]): string {
  return `[${paths.map((path) => sqlText(path.replace(/[*?[]/g, '[$&]'))).join(', ')}]`;
}
