/** How much of a day the bill has, to tell whether the day is complete. */
import type { BillingDay } from '../calendar/billing-day.ts';

/** What the bill has of one day. */
export interface DayLines {
  readonly day: BillingDay;
  readonly lineCount: number;
  /** Sum of the absolute cost of those lines. */
  readonly absoluteCost: number;
  /**
   * The latest hour that hourly lines cover, 1 to 24; null without hourly lines. 'unknown' of a day whose
   * archived version is used in place of the bill's.
   */
  readonly hours: number | null | 'unknown';
  /** True when the bill has lost lines of other days: then this day may be incomplete too. */
  readonly isUnconfirmed?: boolean;
}

/** A day with all its hours. */
export const hoursOfDay = 24;
