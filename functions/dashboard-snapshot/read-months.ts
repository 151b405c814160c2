/**
 * Reads the cost of the months before the report day's month, and how many of their days the archive has:
 * a month with missing days is never shown as one that cost less.
 */
import {
  addDays,
  type BillingDay,
  daysFromTo,
  firstOfPeriod,
  lastOfPeriod,
} from '../../src/domain/calendar/billing-day.ts';
import type { MonthCost } from '../../src/domain/figures/executive-figures.ts';
import { atOnce } from '../../src/ports/at-once.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { collect } from '../../src/queries/collect.ts';
import { monthCostsStatement } from '../../src/queries/period-statements.ts';

/** Months in addition to that of the report day, so that the same month of last year is shown. */
const monthsBefore = 12;

/** The twelve months before that of the report day, oldest first, and this month up to the report day. */
export async function readMonths(
  platform: Pick<Platform, 'engine' | 'tables' | 'catalog'>,
  reportDay: BillingDay,
): Promise<readonly MonthCost[]> {
  const firsts = firstDays(reportDay);
  const from = firsts[0] ?? reportDay;
  const [partitions, rows] = await atOnce([
    platform.catalog.registered(from, reportDay),
    collect(platform, monthCostsStatement(platform.tables, from, reportDay)),
  ]);
  const archived = new Set(partitions.map(({ day }) => day));
  const costs = new Map(rows.map((row) => [row.month_start, row.month_cost]));
  return firsts.map((first) => {
    const last = lastOfPeriod(first);
    const days = daysFromTo(first, last < reportDay ? last : reportDay);
    const archivedDays = days.filter((day) => archived.has(day)).length;
    return { first, cost: costs.get(first) ?? 0, archivedDays, days: days.length };
  });
}

function firstDays(reportDay: BillingDay): BillingDay[] {
  const firsts = [firstOfPeriod(reportDay)];
  while (firsts.length <= monthsBefore) {
    firsts.unshift(firstOfPeriod(addDays(firsts[0] as BillingDay, -1)));
  }
  return firsts;
}
