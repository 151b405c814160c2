/**
 * What the morning's scan of the bill tells about whole periods: which days it has, and how much of
 * each billing period is on an invoice.
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
  /** First and last day that the run asked the bill for. */
  readonly from: BillingDay;
  readonly to: BillingDay;
  /** Days of the window that are in the archive. */
  readonly archivedDays: ReadonlySet<BillingDay>;
  /** The latest day whose costs are whole: the day that the daily digest describes. */
  readonly completeUntil: BillingDay;
  /**
   * Share (0 to 1) of each billing period's absolute cost on lines without an invoice id, as far as
   * the window reaches; null where the period has no cost.
   */
  readonly uninvoicedShares: ReadonlyMap<BillingPeriod, number | null>;
  readonly accountNames: AccountNames;
  /** ISO 4217: that of the last archived day. */
  readonly currency: string;
}

/** The facts of a window of which at least one day was archived. */
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
