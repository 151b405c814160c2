/**
 * Reads the days of an unloaded period in order, each while the days before it are published. Only the
 * few days read ahead are in memory.
 */
import {
  type Breakdown,
  type BreakdownSettings,
  checkedFirst,
  executionIdsOf,
} from '../../src/archive/window/read-breakdown.ts';
import { readStagedDay } from '../../src/bill/staged-day.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { BreakdownDay } from '../../src/domain/costs/breakdown.ts';
import type { StagedPeriod } from './staged-periods.ts';

/** Number of days to read while one is published. */
const daysAhead = 2;

/** Called with each day after it was published or found unchanged. */
export type DayListener = (day: BillingDay) => void;

/**
 * The breakdown of a period with at least one day. Throws as `readStagedDay` does, and as `readBreakdown`
 * does when a scan must not be archived.
 */
export async function breakdownOf(
  period: StagedPeriod,
  settings: BreakdownSettings,
  onDay: DayListener,
): Promise<Breakdown> {
  const { window, staged, listing } = period;
  const firstDay = staged.days[0] as BillingDay;
  const first = await readStagedDay(staged, firstDay);
  return {
    days: stagedDays(period, first, onDay),
    readAt: staged.readAt,
    firstDay,
    ...checkedFirst(first, window, settings),
    executionIds: executionIdsOf(listing),
  };
}

async function* stagedDays(
  { staged }: StagedPeriod,
  first: BreakdownDay,
  onDay: DayListener,
): AsyncGenerator<BreakdownDay> {
  const waiting = staged.days.slice(1);
  const reading: Promise<BreakdownDay>[] = [Promise.resolve(first)];
  const readAhead = () => {
    while (reading.length <= daysAhead && waiting.length > 0) {
      const day = readStagedDay(staged, waiting.shift() as BillingDay);
      day.catch(() => undefined);
      reading.push(day);
    }
  };
  readAhead();
  for (let next = reading.shift(); next !== undefined; next = reading.shift()) {
    const day = await next;
    readAhead();
    yield day;
    onDay(day.day);
  }
}
