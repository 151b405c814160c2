/**
 * Finds files of the bill that repeat lines of other files. A table without the columns that identify a
 * line can still be audited: then `notCompared` gives the reason.
 */
import type { BillingPeriod } from '../../src/domain/calendar/billing-day.ts';
import type { CopiedFile } from '../../src/ports/bill-files.ts';
import type { Platform } from '../../src/ports/platform.ts';

export interface CopiesFound {
  readonly copies: readonly CopiedFile[];
  /** Why the lines could not be compared; null when they were compared. */
  readonly notCompared: string | null;
}

export async function findCopies(
  { bill }: Pick<Platform, 'bill'>,
  period: BillingPeriod,
): Promise<CopiesFound> {
  try {
    return { copies: await bill.copies(period), notCompared: null };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { copies: [], notCompared: `${period}: ${reason}` };
  }
}
