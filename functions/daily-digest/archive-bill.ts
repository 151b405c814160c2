/**
 * Archives the bill's days. Meanwhile lists the days that were archived before, so that the next steps know
 * all archived days and can start their queries at once.
 */
import { historyDays } from '../../src/archive/read/read-ou-series.ts';
import { archiveStepFacts } from '../../src/archive/window/archive-step-facts.ts';
import { type ArchivedWindow, archiveWindow } from '../../src/archive/window/archive-window.ts';
import type { BillForArchive } from '../../src/archive/window/read-for-archive.ts';
import { addDays, type BillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { OpenWindow } from '../../src/domain/calendar/open-window.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import { atOnce } from '../../src/ports/at-once.ts';
import type { Platform } from '../../src/ports/platform.ts';

export interface ArchivedBill {
  readonly archived: ArchivedWindow;
  /** Archived days of the half year before each day of the window, and of the window; ascending. */
  readonly archivedDays: readonly BillingDay[];
}

/** Throws as `archiveWindow` does, else the catalog's errors. */
export async function archiveBill(
  platform: Pick<Platform, 'store' | 'catalog'>,
  window: OpenWindow,
  { breakdown, archiving }: BillForArchive,
  addToRecord: (facts: StepFacts) => void,
): Promise<ArchivedBill> {
  const from = addDays(window.from, -historyDays);
  const [archived, before] = await atOnce([
    archiveWindow(platform, window, breakdown, archiving),
    platform.catalog.registered(from, window.to),
  ]);
  addToRecord(archiveStepFacts(archived));
  // Every day of the bill is registered now.
  const days = [...before, ...archived.days.map(({ day }) => day)].map(({ day }) => day);
  return { archived, archivedDays: [...new Set(days)].sort() };
}
