/**
 * Cuts the breakdown's rows, which arrive ordered by day, into one BreakdownDay at a time. Memory
 * is bounded by one day, whatever the window.
 */
import { type BillingDay, parseBillingDay } from '../domain/billing-day.ts';
import type { BreakdownDay, InvoicedCosts } from '../domain/breakdown.ts';
import type { Batch } from '../platform/ports.ts';
import type { breakdownSchema } from '../query/statements.ts';

type BreakdownBatch = Batch<typeof breakdownSchema>;

/**
 * Yields each day once, in order. Throws an Error naming column and row when a value is absent, and
 * naming both days when the rows are not in order of day.
 */
export async function* splitDays(
  batches: AsyncIterable<BreakdownBatch>,
): AsyncGenerator<BreakdownDay> {
  let open: DayInProgress | undefined;
  for await (const batch of batches) {
    for (let row = 0; row < batch.rowCount; row++) {
      const day = required(batch, 'billing_date', row) as BillingDay;
      if (open?.day !== day) {
        if (open !== undefined) {
          if (day < open.day) throw new Error(`the breakdown gave ${day} after ${open.day}`);
          yield open;
        }
        open = startDay(batch, row);
      }
      addRow(open, batch, row);
    }
  }
  if (open !== undefined) yield open;
}

/** A BreakdownDay while its rows are still coming. */
interface DayInProgress extends BreakdownDay {
  readonly rows: {
    readonly billingDate: BillingDay;
    readonly ou: string[];
    readonly service: string[];
    readonly linkedAccount: string[];
    readonly dailyCost: number[];
  };
  lineCount: number;
  absoluteCost: number;
  uninvoicedCost: number;
  latestUsageAt: string | null;
  readonly invoicing: Map<string, InvoicedCosts>;
  readonly unassigned: Map<string, number>;
}

function startDay(batch: BreakdownBatch, row: number): DayInProgress {
  const day = parseBillingDay(required(batch, 'billing_date', row));
  return {
    day,
    rows: { billingDate: day, ou: [], service: [], linkedAccount: [], dailyCost: [] },
    sourceCost: required(batch, 'source_cost', row),
    sourceRows: required(batch, 'source_rows', row),
    lineCount: 0,
    absoluteCost: 0,
    uninvoicedCost: 0,
    invoicing: new Map(),
    latestUsageAt: null,
    currencies: [required(batch, 'first_currency', row), required(batch, 'last_currency', row)],
    accountNames: new Map(),
    unassigned: new Map(),
  };
}

function addRow(day: DayInProgress, batch: BreakdownBatch, row: number): void {
  const account = required(batch, 'linked_account', row);
  const cost = required(batch, 'daily_cost', row);
  const ou = required(batch, 'ou', row);
  day.rows.ou.push(ou);
  day.rows.service.push(required(batch, 'service', row));
  day.rows.linkedAccount.push(account);
  day.rows.dailyCost.push(cost);
  day.lineCount += required(batch, 'line_count', row);
  addInvoiced(day, ou, {
    absoluteCost: required(batch, 'absolute_cost', row),
    uninvoicedCost: required(batch, 'uninvoiced_cost', row),
  });
  day.latestUsageAt ??= instantOf(batch.columns.latest_usage_hour[row]);
  // Some lines of an account may carry its name and others none.
  const name = batch.columns.account_name[row] ?? day.accountNames.get(account) ?? null;
  day.accountNames.set(account, name);
  if (required(batch, 'is_unassigned', row) === 1) {
    day.unassigned.set(account, (day.unassigned.get(account) ?? 0) + cost);
  }
}

function addInvoiced(day: DayInProgress, ou: string, costs: InvoicedCosts): void {
  const { absoluteCost, uninvoicedCost } = costs;
  const known = day.invoicing.get(ou) ?? { absoluteCost: 0, uninvoicedCost: 0 };
  day.absoluteCost += absoluteCost;
  day.uninvoicedCost += uninvoicedCost;
  day.invoicing.set(ou, {
    absoluteCost: known.absoluteCost + absoluteCost,
    uninvoicedCost: known.uninvoicedCost + uninvoicedCost,
  });
}

/** '2026-11-20 23' → an instant; null for a text that has no hour. */
function instantOf(hour: string | null | undefined): string | null {
  const isHour = hour !== null && hour !== undefined && /^\d{4}(-\d\d){2} \d\d$/.test(hour);
  return isHour ? `${hour.replace(' ', 'T')}:00:00Z` : null;
}

type Column = keyof typeof breakdownSchema;
type Value<C extends Column> = NonNullable<BreakdownBatch['columns'][C][number]>;

function required<C extends Column>(batch: BreakdownBatch, column: C, row: number): Value<C> {
  const value = batch.columns[column][row];
  if (value === null || value === undefined) {
    throw new Error(
      `the breakdown has no ${column} in a row of ${batch.columns.billing_date[row]}`,
    );
  }
  return value as Value<C>;
}
