/**
 * Archives the bill's days, and tells the next steps all archived days, so that they can start their
 * queries at once.
 */
import { archiveStepFacts } from '../../src/archive/window/archive-step-facts.ts';
import { type ArchivedWindow, archiveWindow } from '../../src/archive/window/archive-window.ts';
import type { BillForArchive } from '../../src/archive/window/read-for-archive.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { OpenWindow } from '../../src/domain/calendar/open-window.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';

export interface ArchivedBill {
  readonly archived: ArchivedWindow;
  /** Archived days of the half year before each day of the window, and of the window; ascending. */
  readonly archivedDays: readonly BillingDay[];
}

/** Throws as `archiveWindow` does. */
export async function archiveBill(
  platform: Pick<Platform, 'store' | 'catalog' | 'allocationCatalog'>,
  window: OpenWindow,
  { breakdown, archiving }: BillForArchive,
  addToRecord: (facts: StepFacts) => void,
): Promise<ArchivedBill> {
  const archived = await archiveWindow(platform, window, breakdown, archiving);
  addToRecord(archiveStepFacts(archived));
  // Every day of the bill is registered now.
  const days = [...archiving.registered, ...archived.days.map(({ day }) => day.day)];
  return { archived, archivedDays: [...new Set(days)].sort() };
}
