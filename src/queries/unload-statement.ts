/**
 * The breakdown with partition columns, so that one scan stages its rows by day; and Athena's UNLOAD around
 * it.
 */
import type { StagedSelect } from '../ports/staging.ts';
import { breakdownSchema, breakdownStatement } from './breakdown-statement.ts';
import { daysPerPart, sqlFirstOfPart } from './staged-parts.ts';

type Breakdown = Parameters<typeof breakdownStatement>;

/** Partition columns of the staged rows, in the archive's order. They must be the last columns. */
export const stagedPartitions = ['year', 'month', 'day'] as const;

/**
 * The breakdown's columns, then `year`, `month` and `day` of its `billing_date`; in a window of many days,
 * `day` is the first of a few days, see `daysPerPart`.
 */
export function stagedBreakdown(...[tables, input]: Breakdown): StagedSelect {
  const { name, sql } = breakdownStatement(tables, input);
  const date = 'breakdown.billing_date';
  const daysOfPart = daysPerPart(input.window);
  const columns = [
    ...Object.keys(breakdownSchema).map((column) => `breakdown.${column}`),
    `year(${date}) as year`,
    `month(${date}) as month`,
    `${sqlFirstOfPart(`day(${date})`, daysOfPart)} as day`,
  ];
  const select = `select ${columns.join(', ')}\nfrom (\n${sql.trim()}\n) as breakdown`;
  return { name, sql: select, daysPerPart: daysOfPart };
}

/**
 * Writes a SELECT's rows as Snappy Parquet below `folder`, an s3:// URI ending in '/'. Athena keeps
 * files that are already there. Throws a TypeError when the folder has unusual characters.
 * https://docs.aws.amazon.com/athena/latest/ug/unload.html
 */
export function unloadStatement(select: string, folder: string): string {
  if (!/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/[A-Za-z0-9=_./-]{1,900}\/$/.test(folder)) {
    throw new TypeError(`'${folder}' is not a plain folder of a bucket`);
  }
  const columns = stagedPartitions.map((part) => `'${part}'`).join(', ');
  return (
    `UNLOAD (\n${select}\n)\nTO '${folder}'\n` +
    `WITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY[${columns}])`
  );
}
