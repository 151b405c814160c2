/**
 * Writes the statements that the catalog sends to Athena: one that lists the partitions (Trino), and those
 * that add or move partitions (Hive DDL, which quotes with backticks). Values are checked by pattern, so
 * nothing needs escaping.
 */
import type { BillingDay } from '../../../domain/calendar/billing-day.ts';
import type { ResultSchema } from '../../../ports/query-engine.ts';
import { sqlIdentifier, sqlInteger } from '../../../sql/bind.ts';
import { dayKey, dayKeySql, dayPartitions } from '../../../tables/day-partitions.ts';
import { partitionValue } from '../../../tables/object-key.ts';
import type { ParquetTable } from '../../../tables/table.ts';

export interface TableName {
  readonly database: string;
  readonly table: string;
}

/** A table whose partitions are registered, by its name in Glue. */
export interface RegisteredTable extends Pick<TableName, 'table'> {
  readonly declared: ParquetTable;
}

/** A day and the S3 folder of its objects. */
export interface PartitionPlace {
  readonly day: BillingDay;
  /** s3://bucket/prefix/ */
  readonly location: string;
}

/** Athena has no limit, but a Glue call takes 100, and a small statement is cheap to repeat. */
const partitionsPerStatement = 50;

const partitionColumns = dayPartitions.map(({ name }) => name);

export const partitionSchema: ResultSchema = Object.fromEntries(
  partitionColumns.map((name) => [name, 'integer']),
);

/**
 * Returns the query for the registered partitions of the days [from, to] of an archive table. It reads the
 * table's metadata and no object.
 * https://docs.aws.amazon.com/athena/latest/ug/querying-glue-catalog-listing-partitions.html
 */
export function partitionsQuery(name: TableName, from: BillingDay, to: BillingDay): string {
  const database = sqlIdentifier(name.database);
  const table = `"${safeName(name.table)}$partitions"`;
  const range = `${sqlInteger(dayKey(from))} and ${sqlInteger(dayKey(to))}`;
  return [
    `select ${partitionColumns.join(', ')}`,
    `from ${database}.${table}`,
    `where ${dayKeySql} between ${range}`,
    `order by ${partitionColumns.join(', ')}`,
  ].join('\n');
}

/**
 * Returns statements that add the partitions, a few dozen per statement; registered partitions stay
 * unchanged. Throws a TypeError if a name or location contains unexpected characters.
 * https://docs.aws.amazon.com/athena/latest/ug/alter-table-add-partition.html
 */
export function addPartitions(
  { table, declared }: RegisteredTable,
  partitions: readonly PartitionPlace[],
): string[] {
  const statements: string[] = [];
  for (let start = 0; start < partitions.length; start += partitionsPerStatement) {
    const places = partitions
      .slice(start, start + partitionsPerStatement)
      .map((place) => partitionClause(declared, place));
    statements.push(`ALTER TABLE \`${safeName(table)}\` ADD IF NOT EXISTS\n${places.join('\n')}`);
  }
  return statements;
}

/**
 * Returns statements that change the location of registered partitions, one per partition: Athena takes no
 * list here. https://docs.aws.amazon.com/athena/latest/ug/alter-table-set-location.html
 */
export function setLocations(
  { table, declared }: RegisteredTable,
  partitions: readonly PartitionPlace[],
): string[] {
  return partitions.map(
    ({ day, location }) =>
      `ALTER TABLE \`${safeName(table)}\` ${partitionSpec(declared, day)} ` +
      `SET LOCATION '${plainLocation(location)}'`,
  );
}

function partitionClause(table: ParquetTable, { day, location }: PartitionPlace): string {
  return `${partitionSpec(table, day)} LOCATION '${plainLocation(location)}'`;
}

function partitionSpec({ partitionKeys }: ParquetTable, day: BillingDay): string {
  const values = partitionKeys.map((key) => `${key.name}=${literal(partitionValue(key, day))}`);
  return `PARTITION (${values.join(', ')})`;
}

/** Hive reads a date from a text. */
function literal(value: number | BillingDay): string {
  if (typeof value === 'number') return sqlInteger(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return `'${value}'`;
  throw new TypeError(`'${value}' is not a day`);
}

function safeName(name: string): string {
  if (/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(name)) return name;
  throw new TypeError(`'${name}' is not a plain table name (letters, digits and _ only)`);
}

function plainLocation(location: string): string {
  if (/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/[A-Za-z0-9=_./-]{0,900}\/$/.test(location)) {
    return location;
  }
  throw new TypeError(`'${location}' is not a plain folder of a bucket`);
}
