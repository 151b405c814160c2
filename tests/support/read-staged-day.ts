/** Reads the only day of a part, as of an unload whose parts have one day each. */
import { readStagedPart } from '../../src/bill/staged-day.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { BreakdownDay } from '../../src/domain/costs/breakdown.ts';
import type { StagedRows } from '../../src/ports/staging.ts';

/** Throws as `readStagedPart` does. */
export async function readStagedDay(
  { read }: Pick<StagedRows, 'read'>,
  day: BillingDay,
): Promise<BreakdownDay> {
  const [found] = await readStagedPart({ read, daysPerPart: 1 }, day);
  return found as BreakdownDay;
}
