/**
 * The open window: the days a run asks for again because AWS may still change them. A billing
 * period costs the same to scan for one day as for all, so the window starts on a first of month.
 */
import {
  addDays,
  type BillingDay,
  type BillingPeriod,
  daysFromTo,
  firstOfPeriod,
  periodOf,
} from './billing-day.ts';

export interface OpenWindow {
  readonly from: BillingDay;
  /** The report day. */
  readonly to: BillingDay;
  /** Every day from `from` to `to`. */
  readonly days: readonly BillingDay[];
  /** The billing periods those days lie in, oldest first. */
  readonly periods: readonly BillingPeriod[];
}

/** AWS may change a closed billing period for two weeks. */
export const defaultRestatementDays = 14;

/** From the first of the month that contains (report day − restatementDays) to the report day. */
export function openWindow(reportDay: BillingDay, restatementDays: number): OpenWindow {
  const from = firstOfPeriod(addDays(reportDay, -restatementDays));
  const days = daysFromTo(from, reportDay);
  return { from, to: reportDay, days, periods: [...new Set(days.map(periodOf))] };
}
