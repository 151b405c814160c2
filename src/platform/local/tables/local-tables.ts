/** The tables that Glue defines on AWS, as DuckDB statements: the account directory and the archive. */
import type { DirectoryAccount } from '../../../directory/accounts-csv.ts';
import type { BillingDay } from '../../../domain/calendar/billing-day.ts';
import { sqlDate, sqlText } from '../../../sql/bind.ts';
import { accountsTable } from '../../../tables/accounts.ts';
import { partitionValue } from '../../../tables/object-key.ts';
import type {
  ParquetTable,
  PartitionKey,
  StoredTable,
  TextPartitionKey,
} from '../../../tables/table.ts';
import { noRows, partitionType, sqlTypes } from './no-rows.ts';

const [snapshotKey] = accountsTable.partitionKeys;

/** The table's columns, and the type as which each text of the directory is read. */
const accountTypes: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.values(accountsTable.columns).map(({ name, type }) => [name, sqlTypes[type]]),
  [snapshotKey.name, partitionType(snapshotKey)],
]);

/**
 * Creates `accounts` and fills it with the directory's snapshots. They are passed as one JSON text, because
 * DuckDB takes four times as long for a VALUES list. Throws a TypeError if a text contains a NUL character.
 */
export function createAccounts(accounts: readonly DirectoryAccount[]): string {
  const rows = accounts.map(accountRow);
  // JSON would hide the character that sqlText rejects.
  const hasNul = rows.some((row) => Object.values(row).some((text) => text.includes('\0')));
  if (hasNul) throw new TypeError('an account contains a NUL character');
  const shape = sqlText(JSON.stringify([accountTypes]));
  return `create or replace table ${accountsTable.name} as
  select unnest(from_json(${sqlText(JSON.stringify(rows))}, ${shape}), recursive := true);`;
}

function accountRow(account: DirectoryAccount): Readonly<Record<string, string>> {
  const columns = Object.entries(accountsTable.columns) as [
    keyof typeof accountsTable.columns,
    { readonly name: string },
  ][];
  return Object.fromEntries([
    ...columns.map(([field, { name }]) => [name, account[field]]),
    [snapshotKey.name, account.snapshotDate],
  ]);
}

/** An object of a day whose path does not contain the day, or that cannot be read. */
export interface PlacedFile {
  readonly day: BillingDay;
  readonly file: string;
}

/** The files that a table is read from. */
export interface ViewFiles {
  /** Objects at their own location. */
  readonly files: readonly string[];
  /** Objects that are registered at another location. */
  readonly misplaced?: readonly PlacedFile[];
  readonly damaged?: readonly PlacedFile[];
}

/**
 * Selects the rows of a table from the objects of its registered partitions. Partition values are read from the end
 * of each path, because a parent folder may be named 'year=2025' as well.
 */
export function rowsOfFiles(table: ParquetTable, viewed: ViewFiles): string {
  const { files, misplaced = [], damaged = [] } = viewed;
  const branches = [
    ...(files.length > 0 ? [usualFiles(table, files)] : []),
    ...misplaced.map((placed) => placedFile(table, placed)),
    ...damaged.map((placed) => damagedFile(table, placed)),
  ];
  return (branches.length > 0 ? branches : [noRows(table)]).join('\nunion all\n');
}

/** Creates the view of a table over these objects. */
export function createView(table: ParquetTable, viewed: ViewFiles): string {
  return `create or replace view ${table.name} as\n${rowsOfFiles(table, viewed)};`;
}

/** Creates the view of a table over all of the given objects, which are at their own locations. */
export function createFilesView(table: StoredTable, files: readonly string[]): string {
  return `create or replace view ${table.name} as\n${usualFiles(table, files)};`;
}

function columnsOf({ columns, partitionKeys }: StoredTable): string {
  return [...Object.values(columns), ...partitionKeys].map(({ name }) => name).join(', ');
}

function usualFiles(table: StoredTable, files: readonly string[]): string {
  const list = files.map((file) => sqlText(escapeGlob(file))).join(', ');
  return `select ${columnsOf(table)} from (
    select *, ${table.partitionKeys.map(valueInPath).join(', ')}
    from read_parquet([${list}], hive_partitioning = false, filename = true)
  ) as archived`;
}

function placedFile(table: ParquetTable, { day, file }: PlacedFile): string {
  return `select ${columnsOf(table)} from (
    select *, ${constants(table, day)}
    from read_parquet(${sqlText(escapeGlob(file))}, hive_partitioning = false)
  ) as misplaced`;
}

/**
 * A row of that day that fails when it is read. It is not a constant, because DuckDB would compute a
 * constant error before any filter.
 */
function damagedFile(table: ParquetTable, { day, file }: PlacedFile): string {
  const sqlError = `the archived object ${file} is damaged; backfill ${day}, or bring back an earlier copy.`;
  const raised = `error(${sqlText(sqlError)} || left(cast(range as varchar), 0))`;
  const columns = Object.values(table.columns).map(
    ({ name, type }) => `${raised}::${sqlTypes[type]} as ${name}`,
  );
  return `select ${columns.join(', ')}, ${constants(table, day)}
  from range(1)`;
}

function constants({ partitionKeys }: ParquetTable, day: BillingDay): string {
  const values = partitionKeys.map((key) => {
    const value = partitionValue(key, day);
    return `${typeof value === 'number' ? value : sqlDate(value)} as ${key.name}`;
  });
  return values.join(', ');
}

function valueInPath(key: PartitionKey | TextPartitionKey): string {
  const value = key.part === 'text' ? '[^/\\\\]+' : '[0-9-]+';
  const pattern = `.*[/\\\\]${key.name}=(${value})[/\\\\]`;
  return `regexp_extract(filename, '${pattern}', 1)::${partitionType(key)} as ${key.name}`;
}

/** DuckDB reads paths as patterns; a character in brackets matches itself only. */
export function escapeGlob(path: string): string {
  return path.replace(/[*?[]/g, '[$&]');
}
