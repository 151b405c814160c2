/** Small bills with hourly or daily lines, of each kind of bill, for tests of incomplete days. */

import { addDays, type BillingDay, firstOfPeriod } from '../../src/domain/calendar/billing-day.ts';
import type { BillSource } from '../../src/domain/costs/bill-source.ts';
import {
  csvOf,
  focusCharge,
  type Line,
  usageLine,
  writeFile,
} from '../platform/local/bill/hand-written-bill.ts';

/** The lines of one day. */
export interface BillDay {
  readonly day: BillingDay;
  /** Lines of an hour each, from midnight on; null: daily lines. */
  readonly hours: number | null;
  /** Lines of each hour, or of the day. */
  readonly lines: number;
  /** Cost of each line. */
  readonly cost: number;
}

/** Writes the days as one CSV file and returns its path. Some exports have no end of the usage. */
export function writeHourlyBill(
  path: string,
  source: BillSource,
  days: readonly BillDay[],
  { hasEnds = true }: { readonly hasEnds?: boolean } = {},
): string {
  const lines = days.flatMap((one) => linesOf(source, one));
  return writeFile(path, csvOf(hasEnds ? lines : lines.map(withoutEnd)));
}

function linesOf(source: BillSource, { day, hours, lines, cost }: BillDay): Line[] {
  const starts = hours === null ? [0] : Array.from({ length: hours }, (_, hour) => hour);
  return starts.flatMap((hour) => {
    const start = timeOf(day, hour);
    const end = timeOf(day, hours === null ? 24 : hour + 1);
    const period = `${firstOfPeriod(day)} 00:00:00`;
    return Array.from({ length: lines }, (_, number) =>
      source === 'focus'
        ? focusLine(period, start, end, number, cost)
        : reportLine(source, period, start, end, number, cost),
    );
  });
}

function timeOf(day: BillingDay, hour: number): string {
  return hour === 24
    ? `${addDays(day, 1)} 00:00:00`
    : `${day} ${String(hour).padStart(2, '0')}:00:00`;
}

function focusLine(period: string, start: string, end: string, number: number, cost: number): Line {
  return focusCharge({
    billingperiodstart: period,
    chargeperiodstart: start,
    chargeperiodend: end,
    resourceid: `i-${number}`,
    billedcost: cost,
    effectivecost: cost,
  });
}

function reportLine(
  source: BillSource,
  period: string,
  start: string,
  end: string,
  number: number,
  cost: number,
): Line {
  // A column that only CUR 2.0 has distinguishes the two reports.
  const own = source === 'cur2' ? { line_item_usage_account_name: 'main' } : {};
  return usageLine({
    ...own,
    bill_billing_period_start_date: period,
    line_item_usage_start_date: start,
    line_item_usage_end_date: end,
    line_item_resource_id: `i-${number}`,
    line_item_unblended_cost: cost,
  });
}

function withoutEnd(line: Line): Line {
  const { line_item_usage_end_date: _, chargeperiodend: __, ...rest } = line;
  return rest;
}
