/**
 * Finds the months that the bill has and the archive has not, in a first run: comparisons and forecasts need
 * them, and only a backfill archives them. Lists the bill's files and reads no line.
 */
import {
  addDays,
  type BillingDay,
  type BillingPeriod,
  firstOfPeriod,
  parseBillingDay,
  periodOf,
} from '../../domain/calendar/billing-day.ts';
import type { OpenWindow } from '../../domain/calendar/open-window.ts';
import type { MonthsNotArchived } from '../../domain/figures/trust.ts';
import type { BillFiles } from '../../ports/bill-files.ts';

/** The digest compares and forecasts with less. */
const maxMonths = 13;

/**
 * Null if the archive has days before the run's window, or the bill has no earlier month; also if its files
 * cannot be listed, because the figures do not need this.
 */
export async function monthsNotArchived(
  bill: Pick<BillFiles, 'listDeliveries' | 'alwaysReadPeriods'>,
  window: OpenWindow,
  archivedDays: readonly BillingDay[],
): Promise<MonthsNotArchived | null> {
  if (archivedDays.some((day) => day < window.from)) return null;
  const earlier = periodsBefore(window);
  const { deliveries } = await bill.listDeliveries(earlier).catch(() => ({ deliveries: [] }));
  const found = new Set([...deliveries.map(({ period }) => period), ...bill.alwaysReadPeriods]);
  const months = earlier.filter((period) => found.has(period));
  const [first] = months;
  if (first === undefined) return null;
  return {
    months: months.length,
    from: parseBillingDay(`${first}-01`),
    to: addDays(window.from, -1),
  };
}

/** The oldest first. */
function periodsBefore({ from }: OpenWindow): readonly BillingPeriod[] {
  const periods: BillingPeriod[] = [];
  for (let first = firstOfPeriod(from); periods.length < maxMonths; ) {
    first = firstOfPeriod(addDays(first, -1));
    periods.unshift(periodOf(first));
  }
  return periods;
}
