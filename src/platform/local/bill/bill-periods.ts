/** Reads which billing periods the lines of a bill belong to where no folder tells it. */
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import { InputError } from '../../../domain/input/input-error.ts';
import type { SqlFragment } from '../../../sql/bind.ts';
import { type BillSource, periodColumns, usageDateColumns } from '../bill-format/bill-source.ts';
import type { DuckDbEngine } from '../duckdb/duckdb-engine.ts';
import { type BillFileGroup, linesWithoutDate } from './bill-view.ts';

/** Stands for no period at all. */
const undated = '' as BillingPeriod;

export interface LinePeriods {
  /** Of all lines, ascending. */
  readonly all: readonly BillingPeriod[];
  /** Of lines that count: a FOCUS file may hold other providers' lines in periods of their own. */
  readonly counted: readonly BillingPeriod[];
}

/**
 * Both are empty where folders tell every file's period. Throws an InputError naming the file of a line
 * that nothing dates: it would be in no query's periods, and missing without a word.
 */
export async function periodsOfLines(
  engine: DuckDbEngine,
  branches: readonly BillFileGroup[],
  source: BillSource,
  costLines: SqlFragment,
): Promise<LinePeriods> {
  if (branches.every(({ period }) => period !== undefined)) return { all: [], counted: [] };
  const all = await periodsWhere(engine, costLines, 'true');
  if (all.includes(undated)) await refuseUndated(engine, branches, source);
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

async function refuseUndated(
  engine: DuckDbEngine,
  branches: readonly BillFileGroup[],
  source: BillSource,
): Promise<never> {
  const flat = branches.filter(({ period }) => period === undefined);
  const selects = flat.map((branch) => linesWithoutDate(source, branch));
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
