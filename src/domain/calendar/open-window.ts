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
  /** The last day: the report day of a digest. */
  readonly to: BillingDay;
  /** Every day from `from` to `to`. */
  readonly days: readonly BillingDay[];
  /** The billing periods those days lie in, oldest first. */
  readonly periods: readonly BillingPeriod[];
}

/** AWS may change a closed billing period for two weeks. */
export const defaultRestatementDays = 14;
/** More than a year back no bill changes. */
export const maxRestatementDays = 400;

/** From the first of the month that contains (report day − restatementDays) to the report day. */
export function openWindow(reportDay: BillingDay, restatementDays: number): OpenWindow {
  return windowOf(firstOfPeriod(addDays(reportDay, -restatementDays)), reportDay);
}

/** The range cut at the ends of months: one window for each billing period, oldest first. */
export function monthlyWindows(from: BillingDay, to: BillingDay): readonly OpenWindow[] {
  const { days, periods } = windowOf(from, to);
  return periods.map((period) => {
    const own = days.filter((day) => periodOf(day) === period);
    return windowOf(own[0] as BillingDay, own.at(-1) as BillingDay);
  });
}

function windowOf(from: BillingDay, to: BillingDay): OpenWindow {
  const days = daysFromTo(from, to);
  return { from, to, days, periods: [...new Set(days.map(periodOf))] };
}
