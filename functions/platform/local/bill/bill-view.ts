/**
 * Writes the view `bill`: the files of a bill as one table with the columns that `sql/sources/`
 * reads, one branch per billing period, so that a filter on the period leaves the other files closed.
 */
import type { BillingPeriod } from '../../../domain/billing-day.ts';
import { sqlText } from '../../../query/bind.ts';
import { unreadablePrefix } from '../duckdb-errors.ts';
import {
  type BillColumns,
  type BillColumnType,
  type BillSource,
  periodColumns,
  sourceColumns,
  usageDateColumns,
} from './bill-source.ts';
import type { BillFormat } from './bill-tree.ts';
import { normalizeColumn } from './source-detection.ts';

/** Files of one billing period and format, read together, with the columns they have between them. */
export interface BillBranch {
  /** Undefined where each line tells its own. */
  readonly period: BillingPeriod | undefined;
  readonly format: BillFormat;
  readonly paths: readonly string[];
  /** Column name as in the files → DuckDB's type of it. */
  readonly columns: ReadonlyMap<string, string>;
}

/** `read_parquet(…)` of some files, matched by column name. */
export function readParquet(paths: readonly string[]): string {
  const options = 'union_by_name = true, hive_partitioning = false, binary_as_string = true';
  return `read_parquet(${pathList(paths)}, ${options})`;
}

/** `read_csv(…)` with nothing left to guess. `types` are DuckDB types of columns that are not text. */
function readCsv(
  { format, paths, columns }: BillBranch,
  source: BillSource,
  types: ReadonlyMap<string, string>,
): string {
  const typed = [...columns.keys()].map(
    (name) => `${sqlText(name)}: '${types.get(name) ?? 'VARCHAR'}'`,
  );
  const options = [
    `auto_detect = false, header = true, delim = ',', quote = '"', escape = '"'`,
    'strict_mode = true, hive_partitioning = false',
    // FOCUS files in the wild write NULL as a word.
    `nullstr = ${source === 'focus' ? "['', 'NULL']" : "''"}`,
    `compression = ${format === 'csv.gz' ? "'gzip'" : "'none'"}`,
    `columns = {${typed.join(', ')}}`,
  ];
  return `read_csv(${pathList(paths)}, ${options.join(', ')})`;
}

/** Creates the view `bill`. `extra` are columns beyond the source's: the legacy report's tags. */
export function billView(
  source: BillSource,
  branches: readonly BillBranch[],
  extra: readonly string[],
): string {
  const columns: BillColumns = {
    ...sourceColumns[source],
    ...Object.fromEntries(extra.map((column) => [column, 'varchar'] as const)),
  };
  const selects = branches.map((branch) => branchSelect(source, branch, columns));
  return `create or replace view bill as\n${selects.join('\nunion all\n')};`;
}

function branchSelect(source: BillSource, branch: BillBranch, columns: BillColumns): string {
  const origins = originsOf(branch);
  const types = new Map<string, string>();
  const selected = Object.entries(columns).map(([name, type]) => {
    const from = origins.get(name) ?? [];
    for (const { raw } of from) if (csvTypes[type]) types.set(raw, csvTypes[type]);
    return `${columnExpression(from, type)} as ${quoted(name)}`;
  });
  const from =
    branch.format === 'parquet' ? readParquet(branch.paths) : readCsv(branch, source, types);
  return `select\n  ${[...selected, partitionColumns(source, branch, origins)].join(',\n  ')}\nfrom ${from}`;
}

interface Origin {
  readonly raw: string;
  readonly duckDbType: string;
}

/** Normalised name → the files' columns of that name: two tag keys may differ in case alone. */
function originsOf(branch: BillBranch): Map<string, Origin[]> {
  const origins = new Map<string, Origin[]>();
  for (const [raw, duckDbType] of branch.columns) {
    const name = normalizeColumn(raw);
    origins.set(name, [...(origins.get(name) ?? []), { raw, duckDbType }]);
  }
  return origins;
}

/** Read by the CSV reader itself, so that a wrong value is reported with its file and line. */
const csvTypes: Readonly<Partial<Record<BillColumnType, string>>> = {
  double: 'DOUBLE',
  timestamp: 'TIMESTAMP WITH TIME ZONE',
};

function columnExpression(origins: readonly Origin[], type: BillColumnType): string {
  const target = type === 'map' ? 'map(varchar, varchar)' : type;
  if (origins.length === 0) return `cast(null as ${target})`;
  const casts = origins.map(({ raw, duckDbType }) => {
    const column = quoted(raw);
    if (type === 'map' && !duckDbType.startsWith('MAP')) return mapOfJson(column, raw);
    // A time with an offset, or a text that may hold one, is an instant before it is a UTC time.
    const isUtc = type !== 'timestamp' || /^(TIMESTAMP(_\w+)?|DATE)$/.test(duckDbType);
    return `cast(${isUtc ? column : `cast(${column} as timestamptz)`} as ${target})`;
  });
  return casts.length === 1 ? casts.join('') : `coalesce(${casts.join(', ')})`;
}

/** In CSV a map is a JSON object; DuckDB's own complaint would not name the file. */
function mapOfJson(column: string, raw: string): string {
  const complaint = sqlText(
    `${unreadablePrefix}column ${raw} holds a value that is no JSON object, in `,
  );
  return `cast(case
    when ${column} is null then null
    when try(json_type(${column})) = 'OBJECT' then cast(${column} as json)
    else error(${complaint} || filename || ': export the file again.')
  end as map(varchar, varchar))`;
}

/** The columns by which Athena partitions the source's table. */
function partitionColumns(
  source: BillSource,
  branch: BillBranch,
  origins: ReadonlyMap<string, Origin[]>,
): string {
  const start = [periodColumns[source], usageDateColumns[source]]
    .map((column) => columnExpression(origins.get(column) ?? [], 'timestamp'))
    .join(', ');
  const [year, month] = branch.period?.split('-') ?? [];
  const part = (format: string) => `strftime(coalesce(${start}), '${format}')`;
  if (source === 'legacy') {
    return branch.period === undefined
      ? `${part('%Y')} as year, ${part('%m')} as month`
      : `'${year}' as year, '${month}' as month`;
  }
  return `${branch.period === undefined ? part('%Y-%m') : `'${branch.period}'`} as billing_period`;
}

/** Any text as a column name: those of a file need not be plain words. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** DuckDB takes paths for patterns; a bracketed character stands for itself. */
function pathList(paths: readonly string[]): string {
  return `[${paths.map((path) => sqlText(path.replace(/[*?[]/g, '[$&]'))).join(', ')}]`;
}
