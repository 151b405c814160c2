/** A range of days, both included. */
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';

export interface DayRange {
  readonly from: BillingDay;
  readonly to: BillingDay;
}
