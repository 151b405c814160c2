/**
 * The result of the run's scan of the bill for the summaries: the days it has, and how much of each
 * billing period is invoiced.
 */
import type { ArchivedWindow } from '../../archive/window/archive-window.ts';
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import {
  type BillingDay,
  type BillingPeriod,
  periodOf,
} from '../../domain/calendar/billing-day.ts';
import type { AccountNames } from '../../domain/costs/breakdown.ts';

export interface WindowStatus {
  /** First and last day of the run's window. */
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** Days of the window that are in the archive. */
  readonly archivedDays: ReadonlySet<BillingDay>;
  /** The latest complete day: the report day of the daily digest. */
  readonly completeUntil: BillingDay;
  /**
   * Share (0 to 1) of each billing period's absolute cost on lines without an invoice id, within the
   * window; null when the period has no cost.
   */
  readonly uninvoicedShares: ReadonlyMap<BillingPeriod, number | null>;
  readonly accountNames: AccountNames;
  /** ISO 4217: that of the last archived day. */
  readonly currency: string;
}

/** The status of a window with at least one archived day. */
export function windowStatus(
  { window, days, kept, accountNames }: ArchivedWindow,
  completeUntil: BillingDay,
): WindowStatus {
  const archived = days.map(({ day }) => day);
  return {
    from: window.from,
    to: window.to,
    archivedDays: new Set([...archived, ...kept].map(({ day }) => day)),
    completeUntil,
    uninvoicedShares: new Map(
      window.periods.map((period) => [
        period,
        uninvoicedShare(archived.filter(({ day }) => periodOf(day) === period)),
      ]),
    ),
    accountNames,
    currency: archived.at(-1)?.currency ?? '',
  };
}

type InvoicedCost = ArchivedWindow['days'][number]['day'];

function uninvoicedShare(days: readonly InvoicedCost[]): number | null {
  const absolute = sumOf(days.map(({ absoluteCost }) => absoluteCost));
  const uninvoiced = sumOf(days.map(({ uninvoicedCost }) => uninvoicedCost));
  return absolute === 0 ? null : uninvoiced / absolute;
}
