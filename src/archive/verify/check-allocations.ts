/**
 * Checks that the archived allocation of days has the costs of their breakdown, as queries see both: one
 * statement over the archive, without the bill.
 */
import { type BillingDay, daysFromTo } from '../../domain/calendar/billing-day.ts';
import type { CostMetric } from '../../domain/costs/cost-metric.ts';
import type { Platform } from '../../ports/platform.ts';
import {
  allocationCheckStatement,
  type CheckedRange,
} from '../../queries/allocation-check-statement.ts';
import { collect } from '../../queries/collect.ts';
import { dayKey } from '../../tables/day-partitions.ts';
import { unbrokenRanges } from './read-visible-days.ts';

/** A day whose allocation has other costs than its breakdown. */
export interface AllocationDifference {
  readonly day: BillingDay;
  /** What differs most, as a part of a sentence. */
  readonly says: string;
}

/**
 * Of these ascending days, and of no other day, because an object that cannot be read fails each statement that
 * reads it. In order of day; empty where all is well. Throws the engine's error.
 */
export async function allocationDifferences(
  platform: Pick<Platform, 'engine' | 'tables'>,
  days: readonly BillingDay[],
  costMetric: CostMetric,
): Promise<readonly AllocationDifference[]> {
  const found: AllocationDifference[] = [];
  for (const range of unbrokenRanges(days)) {
    found.push(...(await differencesIn(platform, range, costMetric)));
  }
  return found;
}

async function differencesIn(
  platform: Pick<Platform, 'engine' | 'tables'>,
  range: CheckedRange,
  costMetric: CostMetric,
): Promise<readonly AllocationDifference[]> {
  const statement = allocationCheckStatement(platform.tables, range, costMetric);
  const rows = await collect(platform, statement);
  const dayOf = new Map(daysFromTo(range.from, range.to).map((day) => [dayKey(day), day]));
  return rows.map((row) => {
    const { ou, service, linked_account: account, archived_cost, allocated_cost } = row;
    const more =
      row.difference_count === 1 ? '' : `, and ${row.difference_count - 1} others differ`;
    const says =
      `account ${account}, service '${service}', OU '${ou}' cost ${archived_cost} in the breakdown and ` +
      `${allocated_cost} in the allocation${more}`;
    return { day: dayOf.get(row.day_key) as BillingDay, says };
  });
}

/** Checks ascending days with one statement. Throws an Error naming the first day that differs. */
export async function checkAllocations(
  platform: Pick<Platform, 'engine' | 'tables'>,
  days: readonly BillingDay[],
  costMetric: CostMetric,
): Promise<void> {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return;
  const differences = await differencesIn(platform, { from, to }, costMetric);
  const [first, ...others] = differences.filter(({ day }) => days.includes(day));
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` ${others.length} other days differ too.`;
  throw new Error(
    `The archived allocation of ${first.day} differs from the breakdown: ${first.says}.${more} ` +
      'Run the audit to see every problem and the command that fixes it.',
  );
}
