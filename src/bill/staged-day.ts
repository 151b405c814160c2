/**
 * Reads days of an unloaded breakdown. Their rows are in several files, unordered; they become columns of
 * dictionary codes in the archive's order, which they stay up to the archive's Parquet and the CSV.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import {
  inRowOrder,
  pickNumbers,
  pickRows,
  type TextColumn,
} from '../domain/columns/text-column.ts';
import type { BreakdownDay } from '../domain/costs/breakdown.ts';
import type { StagedRows } from '../ports/staging.ts';
import { breakdownSchema } from '../queries/breakdown-statement.ts';
import {
  accountNames,
  flaggedCosts,
  invoicingByOu,
  serviceNames,
  sumByText,
  total,
} from './day-sums.ts';
import { scanTotals } from './scan-totals.ts';
import type { StagedSchema } from './staged-columns.ts';
import { readPartByDay, type StagedDayRows } from './staged-part.ts';

const schema: StagedSchema<typeof breakdownSchema> = {
  columns: breakdownSchema,
  requiredTexts: ['ou', 'service', 'linked_account'],
  optionalNumbers: ['hours_present'],
};

/** The days of one part, in order. Throws as `readPartByDay` does. */
export async function readStagedPart(
  rows: Pick<StagedRows, 'read' | 'daysPerPart'>,
  part: BillingDay,
): Promise<readonly BreakdownDay[]> {
  const days = await readPartByDay(rows, part, schema, ({ ou, linked_account, service }) => [
    ou,
    linked_account,
    service,
  ]);
  return days.map(breakdownDay);
}

function breakdownDay({
  day,
  columns,
  order,
}: StagedDayRows<typeof breakdownSchema>): BreakdownDay {
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
