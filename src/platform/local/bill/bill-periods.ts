/** Reads the billing periods of the lines in files whose folders do not show the period. */
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import type { BillSource } from '../../../domain/costs/bill-source.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import type { SqlFragment } from '../../../sql/bind.ts';
import { periodColumns, usageDateColumns } from '../../../tables/bill-columns.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { type BillFileGroup, linesWithoutDate } from './bill-view.ts';

/** Represents the absence of a period. */
const undated = '' as BillingPeriod;

export interface LinePeriods {
  /** Periods of all lines, ascending. */
  readonly all: readonly BillingPeriod[];
  /** Periods of the lines that count: a FOCUS file may contain other providers' lines in other periods. */
  readonly counted: readonly BillingPeriod[];
}

/**
 * Both are empty if folders show every file's period. Throws an InputError naming the file of a line
 * without any date: no query would ask for its period, and its cost would be missing silently.
 */
export async function periodsOfLines(
  engine: DuckDbEngine,
  fileGroups: readonly BillFileGroup[],
  source: BillSource,
  costLines: SqlFragment,
): Promise<LinePeriods> {
  if (fileGroups.every(({ period }) => period !== undefined)) return { all: [], counted: [] };
  const all = await periodsWhere(engine, costLines, 'true');
  if (all.includes(undated)) await rejectLinesWithoutDate(engine, fileGroups, source);
  if (source !== 'focus') return { all, counted: all };
  return { all, counted: await periodsWhere(engine, costLines, 'left_out is null') };
}

async function periodsWhere(engine: DuckDbEngine, costLines: SqlFragment, condition: string) {
  const { batches } = await engine.query({
    name: 'billing periods',
    sql: `select distinct billing_period from ${costLines} as cost_lines
      where ${condition} order by billing_period`,
    schema: { billing_period: 'string' },
  });
  const periods: BillingPeriod[] = [];
  for await (const { columns } of batches) {
    periods.push(...columns.billing_period.map((period) => (period ?? undated) as BillingPeriod));
  }
  return periods;
}

async function rejectLinesWithoutDate(
  engine: DuckDbEngine,
  fileGroups: readonly BillFileGroup[],
  source: BillSource,
): Promise<never> {
  const flat = fileGroups.filter(({ period }) => period === undefined);
  const selects = flat.map((fileGroup) => linesWithoutDate(source, fileGroup));
  const { batches } = await engine.query({
    name: 'lines without a date',
    sql: `select min(file) as file from (${selects.join(' union all ')}) as undated`,
    schema: { file: 'string' },
  });
  let file = '';
  for await (const { columns } of batches) file = columns.file[0] ?? '';
  throw new InputError(
    `${file}: a line has neither ${periodColumns[source]} nor ${usageDateColumns[source]}; correct it, or put the file into a BILLING_PERIOD=YYYY-MM folder.`,
  );
}
