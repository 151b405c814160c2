/**
 * Windows of days that a run reads. A digest's is the open window: the days that are still open, because
 * AWS may still change them. A scan reads an entire billing period anyway, so the open window starts on the
 * first day of a month.
 */
import {
  addDays,
  type BillingDay,
  type BillingPeriod,
  daysFromTo,
  firstOfPeriod,
  periodOf,
} from './billing-day.ts';

/** Consecutive days that a run reads: the open window of a digest, or a part of a backfill. */
export interface OpenWindow {
  readonly from: BillingDay;
  /** The last day: the report day of a digest. */
  readonly to: BillingDay;
  /** Every day from `from` to `to`. */
  readonly days: readonly BillingDay[];
  /** The billing periods of those days, oldest first. */
  readonly periods: readonly BillingPeriod[];
}

/** AWS may still change a billing period two weeks after its end. */
export const defaultRestatementDays = 14;
/** AWS does not change bills that are more than a year old. */
export const maxRestatementDays = 400;

/** The open window: from the first of the month of (report day − restatementDays) to the report day. */
export function openWindow(reportDay: BillingDay, restatementDays: number): OpenWindow {
  return windowOf(firstOfPeriod(addDays(reportDay, -restatementDays)), reportDay);
}

/** Splits the range into one window for each billing period, oldest first. */
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
