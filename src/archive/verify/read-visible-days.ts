/** What readers of the archive see of each day, which is what its partitions point at. */
import { addDays, type BillingDay } from '../../domain/calendar/billing-day.ts';
import type { Platform } from '../../ports/platform.ts';
import { archiveDaysStatement } from '../../queries/archive-days-statement.ts';
import { collect } from '../../queries/collect.ts';

/** A day as readers see it. */
export interface VisibleDay {
  readonly rowCount: number;
  /** Rows of another day. */
  readonly rowsOfOtherDays: number;
  readonly totalCost: number;
}

/** What a day's object holds. */
export interface StoredContent {
  readonly rowCount: number;
  readonly totalCost: number;
}

const nothing: VisibleDay = { rowCount: 0, rowsOfOtherDays: 0, totalCost: 0 };

/** A sum in double differs from run to run in its last digits. */
const tolerance = 1e-9;

/**
 * A function that tells what readers see of each of the days, which ascend; undefined where they get an
 * error. A partition that points at something unreadable fails every statement that reads it: then
 * each day is asked for alone. Throws what the engine throws where nothing at all can be read.
 */
export async function readVisibleDays(
  platform: Pick<Platform, 'engine' | 'tables'>,
  days: readonly BillingDay[],
): Promise<(day: BillingDay) => VisibleDay | undefined> {
  const found = new Map<BillingDay, VisibleDay | undefined>(days.map((day) => [day, nothing]));
  try {
    await look(platform, days, found);
  } catch (error) {
    let failures = 0;
    for (const day of days) {
      found.set(day, nothing);
      await look(platform, [day], found).catch(() => {
        failures += 1;
        found.set(day, undefined);
      });
    }
    if (failures === days.length) throw error;
  }
  return (day) => found.get(day);
}

/** What lies between the days is not read. */
async function look(
  platform: Pick<Platform, 'engine' | 'tables'>,
  days: readonly BillingDay[],
  found: Map<BillingDay, VisibleDay | undefined>,
): Promise<void> {
  for (const { from, to } of unbrokenRanges(days)) {
    const statement = archiveDaysStatement(platform.tables, from, to);
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

function unbrokenRanges(days: readonly BillingDay[]) {
  const ranges: { from: BillingDay; to: BillingDay }[] = [];
  for (const day of days) {
    const last = ranges.at(-1);
    if (last !== undefined && addDays(last.to, 1) === day) last.to = day;
    else ranges.push({ from: day, to: day });
  }
  return ranges;
}

/** Whether readers see just what the day's object holds. */
export function isVisibleAsStored(seen: VisibleDay | undefined, held: StoredContent): boolean {
  if (seen === undefined) return false;
  const allowed = tolerance * Math.max(1, Math.abs(held.totalCost));
  return (
    seen.rowsOfOtherDays === 0 &&
    seen.rowCount === held.rowCount &&
    Math.abs(seen.totalCost - held.totalCost) <= allowed
  );
}
