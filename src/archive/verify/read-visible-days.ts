/**
 * Reads what queries see of each archived day: the rows at the location of its partition, in the breakdown or in
 * the allocation.
 */
import { addDays, type BillingDay } from '../../domain/calendar/billing-day.ts';
import type { Platform, QueryTables } from '../../ports/platform.ts';
import {
  allocationDaysStatement,
  archiveDaysStatement,
} from '../../queries/archive-days-statement.ts';
import { collect } from '../../queries/collect.ts';

/** A day as queries see it. */
export interface VisibleDay {
  readonly rowCount: number;
  /** Rows of another day. */
  readonly rowsOfOtherDays: number;
  readonly totalCost: number;
}

/** The content of a day's object. */
export interface StoredContent {
  readonly rowCount: number;
  readonly totalCost: number;
}

const nothing: VisibleDay = { rowCount: 0, rowsOfOtherDays: 0, totalCost: 0 };

/** The last digits of a sum of doubles depend on the order of addition. */
const tolerance = 1e-9;

export type DaysReader = typeof readVisibleDays;

/** As `readVisibleDays`, of `cost_allocation`: `totalCost` is the unblended cost. */
export const readVisibleAllocations: DaysReader = (platform, days) =>
  readDays(platform, days, allocationDaysStatement);

/**
 * Returns a function that gives the visible rows of each of the ascending days; undefined when a query
 * of that day fails. A partition with an unreadable object fails every statement that reads it: then
 * each day is read alone. Throws the engine's error when no day can be read.
 */
export async function readVisibleDays(
  platform: Pick<Platform, 'engine' | 'tables'>,
  days: readonly BillingDay[],
): Promise<(day: BillingDay) => VisibleDay | undefined> {
  return readDays(platform, days, archiveDaysStatement);
}

type DaysStatement = (
  tables: QueryTables,
  from: BillingDay,
  to: BillingDay,
) => ReturnType<typeof archiveDaysStatement>;

async function readDays(
  platform: Pick<Platform, 'engine' | 'tables'>,
  days: readonly BillingDay[],
  statementOf: DaysStatement,
): Promise<(day: BillingDay) => VisibleDay | undefined> {
  const reading = { platform, statementOf };
  const found = new Map<BillingDay, VisibleDay | undefined>(days.map((day) => [day, nothing]));
  try {
    await addVisibleDays(reading, days, found);
  } catch (error) {
    let failures = 0;
    for (const day of days) {
      found.set(day, nothing);
      await addVisibleDays(reading, [day], found).catch(() => {
        failures += 1;
        found.set(day, undefined);
      });
    }
    if (failures === days.length) throw error;
  }
  return (day) => found.get(day);
}

/** Does not read days that are not in the list. */
async function addVisibleDays(
  {
    platform,
    statementOf,
  }: {
    readonly platform: Pick<Platform, 'engine' | 'tables'>;
    readonly statementOf: DaysStatement;
  },
  days: readonly BillingDay[],
  found: Map<BillingDay, VisibleDay | undefined>,
): Promise<void> {
  for (const { from, to } of unbrokenRanges(days)) {
    const statement = statementOf(platform.tables, from, to);
    for (const { year, month, day, ...counted } of await collect(platform, statement)) {
      const parts = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')];
      found.set(parts.join('-') as BillingDay, {
        rowCount: counted.row_count,
        rowsOfOtherDays: counted.foreign_rows,
        totalCost: counted.daily_cost,
      });
    }
  }
}

/** The ascending days as ranges without a gap. */
export function unbrokenRanges(days: readonly BillingDay[]) {
  const ranges: { from: BillingDay; to: BillingDay }[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day) last.to = day;
    else ranges.push({ from: day, to: day });
  }
  return ranges;
}

/** Whether queries see exactly the content of the day's object. */
export function isVisibleAsStored(visible: VisibleDay | undefined, stored: StoredContent): boolean {
  if (visible === undefined) return false;
  const allowed = tolerance * Math.max(1, Math.abs(stored.totalCost));
  return (
    visible.rowsOfOtherDays === 0 &&
    visible.rowCount === stored.rowCount &&
    Math.abs(visible.totalCost - stored.totalCost) <= allowed
  );
}
