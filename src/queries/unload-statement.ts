/** Statements with partition columns, so that their rows are staged by day; and Athena's UNLOAD around them. */
import type { OpenWindow } from '../domain/calendar/open-window.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import type { StagedSelect } from '../ports/staging.ts';
import { daysPerPart, sqlFirstOfPart } from './staged-parts.ts';

/** Partition columns of the staged rows, in the archive's order. They must be the last columns. */
export const stagedPartitions = ['year', 'month', 'day'] as const;

/**
 * The statement's columns, then `year`, `month` and `day` of its `billing_date`; in a window of many days,
 * `day` is the first of a few days, see `daysPerPart`.
 */
export function stagedByDay<S extends ResultSchema & { readonly billing_date: 'date' }>(
  { name, sql, schema }: Statement<S>,
  window: Pick<OpenWindow, 'days'>,
): StagedSelect {
  const date = 'staged.billing_date';
  const daysOfPart = daysPerPart(window);
  const columns = [
    ...Object.keys(schema).map((column) => `staged.${column}`),
    `year(${date}) as year`,
    `month(${date}) as month`,
    `${sqlFirstOfPart(`day(${date})`, daysOfPart)} as day`,
  ];
  const select = `select ${columns.join(', ')}\nfrom (\n${sql.trim()}\n) as staged`;
  return { name, sql: select, daysPerPart: daysOfPart };
}

/**
 * Writes a SELECT's rows as Snappy Parquet below `folder`, an s3:// URI ending in '/'. Athena keeps
 * files that are already there. Throws a TypeError when the folder has unusual characters.
 * https://docs.aws.amazon.com/athena/latest/ug/unload.html
 */
export function unloadStatement(
  select: string,
  folder: string,
  partitions: readonly string[] = stagedPartitions,
): string {
  if (!/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/[A-Za-z0-9=_./-]{1,900}\/$/.test(folder)) {
    throw new TypeError(`'${folder}' is not a plain folder of a bucket`);
  }
  const columns = partitions.map((part) => `'${part}'`).join(', ');
  const partitionedBy = partitions.length === 0 ? '' : `, partitioned_by = ARRAY[${columns}]`;
  return (
    `UNLOAD (\n${select}\n)\nTO '${folder}'\n` +
    `WITH (format = 'PARQUET', compression = 'SNAPPY'${partitionedBy})`
  );
}
