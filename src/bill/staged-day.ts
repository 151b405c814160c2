/**
 * Reads days of an unloaded breakdown. Their rows are in several files, unordered; they become columns of
 * dictionary codes in the archive's order, which they stay up to the archive's Parquet and the CSV.
 */
import { addDays, type BillingDay } from '../domain/calendar/billing-day.ts';
import { rowOrder } from '../domain/columns/row-order.ts';
import {
  inRowOrder,
  pickNumbers,
  pickRows,
  type TextColumn,
} from '../domain/columns/text-column.ts';
import type { BreakdownDay } from '../domain/costs/breakdown.ts';
import type { StagedRows } from '../ports/staging.ts';
import { dayOfNumber } from '../tables/stored-days.ts';
import {
  accountNames,
  flaggedCosts,
  invoicingByOu,
  serviceNames,
  sumByText,
  total,
} from './day-sums.ts';
import { scanTotals } from './scan-totals.ts';
import { readStagedColumns, type StagedColumns } from './staged-columns.ts';

/**
 * The days of one part, in order. Throws an Error naming the part's day when a file cannot be read or has
 * other columns, or when there are no rows, or rows of other days.
 */
export async function readStagedPart(
  { read, daysPerPart }: Pick<StagedRows, 'read' | 'daysPerPart'>,
  part: BillingDay,
): Promise<readonly BreakdownDay[]> {
  const columns = await readStagedColumns(await read(part)).catch((cause: unknown) => {
    const reason = (cause as Error).message;
    throw new Error(`an unloaded file of ${part} cannot be read: ${reason}`, { cause });
  });
  const order = rowOrder([columns.ou, columns.linked_account, columns.service]);
  const dates = columns.billing_date;
  const days = [...new Set(dates)].sort((a, b) => a - b);
  requireDaysOf(part, daysPerPart, days.map(dayOfNumber));
  return days.map((date) => {
    const rows = days.length === 1 ? order : order.filter((row) => dates[row] === date);
    return breakdownDay(dayOfNumber(date), columns, rows);
  });
}

function requireDaysOf(part: BillingDay, count: number, days: readonly BillingDay[]): void {
  const end = addDays(part, count);
  if (days.length > 0 && days.every((day) => day >= part && day < end)) return;
  const wanted = count === 1 ? 'that day' : `days of these ${count}`;
  throw new Error(`the files unloaded for ${part} do not contain exactly ${wanted}`);
}

/** `order`: the indexes of the day's rows, in the archive's order. */
function breakdownDay(day: BillingDay, columns: StagedColumns, order: Uint32Array): BreakdownDay {
  const text = (column: TextColumn) => inRowOrder(pickRows(column, order));
  const numbers = (column: Float64Array) => pickNumbers(column, order);
  const ou = text(columns.ou);
  const service = text(columns.service);
  const linkedAccount = text(columns.linked_account);
  const dailyCost = numbers(columns.daily_cost);
  const absolute = numbers(columns.absolute_cost);
  const uninvoiced = numbers(columns.uninvoiced_cost);
  return {
    day,
    rows: { billingDate: day, ou, service, linkedAccount, dailyCost },
    lineCount: total(numbers(columns.line_count)),
    absoluteCost: total(absolute),
    uninvoicedCost: total(uninvoiced),
    invoicing: invoicingByOu(ou, absolute, uninvoiced),
    accountNames: accountNames(linkedAccount, pickRows(columns.account_name, order)),
    accountCosts: sumByText(linkedAccount, absolute),
    serviceNames: serviceNames(service, pickRows(columns.service_code, order)),
    unassigned: flaggedCosts(linkedAccount, dailyCost, numbers(columns.is_unassigned)),
    ...scanTotals(columns, order[0] as number),
  };
}
