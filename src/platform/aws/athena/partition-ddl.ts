/**
 * Writes the statements that the catalog sends to Athena: one that lists the partitions (Trino), and those
 * that add or move partitions (Hive DDL, which quotes with backticks). Values are checked by pattern, so
 * nothing needs escaping.
 */
import { type BillingDay, partsOf } from '../../../domain/calendar/billing-day.ts';
import type { ResultSchema } from '../../../ports/query-engine.ts';
import { sqlIdentifier, sqlInteger } from '../../../sql/bind.ts';

export interface TableName {
  readonly database: string;
  readonly table: string;
}

/** A day and the S3 folder of its objects. */
export interface PartitionPlace {
  readonly day: BillingDay;
  /** s3://bucket/prefix/ */
  readonly location: string;
}

/** Athena has no limit, but a Glue call takes 100, and a small statement is cheap to repeat. */
const partitionsPerStatement = 50;

export const partitionSchema = {
  year: 'integer',
  month: 'integer',
  day: 'integer',
} as const satisfies ResultSchema;

/**
 * Returns the query for the registered partitions of the days [from, to]. It reads the table's metadata and
 * no object. https://docs.aws.amazon.com/athena/latest/ug/querying-glue-catalog-listing-partitions.html
 */
export function partitionsQuery(name: TableName, from: BillingDay, to: BillingDay): string {
  const database = sqlIdentifier(name.database);
  const table = `"${safeName(name.table)}$partitions"`;
  const range = `${sqlInteger(keyOf(from))} and ${sqlInteger(keyOf(to))}`;
  return [
    'select year, month, day',
    `from ${database}.${table}`,
    `where year * 10000 + month * 100 + day between ${range}`,
    'order by year, month, day',
  ].join('\n');
}

/**
 * Returns statements that add the partitions, a few dozen per statement; registered partitions stay
 * unchanged. Throws a TypeError if a name or location contains unexpected characters.
 * https://docs.aws.amazon.com/athena/latest/ug/alter-table-add-partition.html
 */
export function addPartitions(table: string, partitions: readonly PartitionPlace[]): string[] {
  const statements: string[] = [];
  for (let start = 0; start < partitions.length; start += partitionsPerStatement) {
    const places = partitions.slice(start, start + partitionsPerStatement).map(partitionClause);
    statements.push(`ALTER TABLE \`${safeName(table)}\` ADD IF NOT EXISTS\n${places.join('\n')}`);
  }
  return statements;
}

/**
 * Returns statements that change the location of registered partitions, one per partition: Athena takes no
 * list here. https://docs.aws.amazon.com/athena/latest/ug/alter-table-set-location.html
 */
export function setLocations(table: string, partitions: readonly PartitionPlace[]): string[] {
  return partitions.map(
    ({ day, location }) =>
      `ALTER TABLE \`${safeName(table)}\` ${partitionSpec(day)} ` +
      `SET LOCATION '${plainLocation(location)}'`,
  );
}

function partitionClause({ day, location }: PartitionPlace): string {
  return `${partitionSpec(day)} LOCATION '${plainLocation(location)}'`;
}

function partitionSpec(day: BillingDay): string {
  const parts = partsOf(day);
  const values = (['year', 'month', 'day'] as const).map(
    (name) => `${name}=${sqlInteger(parts[name])}`,
  );
  return `PARTITION (${values.join(', ')})`;
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

function keyOf(billingDay: BillingDay): number {
  const { year, month, day } = partsOf(billingDay);
  return year * 10_000 + month * 100 + day;
}
