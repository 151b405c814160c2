/**
 * THE PATH of a backfill: brings the archive up to the bill for a range of days, billing period by
 * billing period, one scan each, through the same door as the daily run. Safe to interrupt and to
 * repeat: days that did not change are not written. It never mails.
 */

import { archiveFacts } from '../archive/archive-facts.ts';
import { type ArchivedWindow, archiveWindow } from '../archive/archive-window.ts';
import { checkArchive } from '../archive/check-archive.ts';
import { type BreakdownSettings, findBreakdown } from '../archive/read-breakdown.ts';
import type { BillingDay, BillingPeriod } from '../domain/billing-day.ts';
import { monthlyWindows, type OpenWindow } from '../domain/open-window.ts';
import { RunRecord, type StepListener } from '../observability/run-record.ts';
import type { Platform } from '../platform/ports.ts';

export interface BackfillRequest {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly runId: string;
  readonly onStep?: StepListener;
}

export interface BackfillOutcome {
  /** What became of each billing period that the bill has lines of. */
  readonly archived: readonly ArchivedWindow[];
  /** Billing periods without a line in the range: their archived days stay as they are. */
  readonly withoutLines: readonly BillingPeriod[];
  readonly recordKey: string;
}

/** Throws as the daily digest's steps do; periods before the faulty one stay published. */
export async function backfill(
  given: Platform,
  settings: BreakdownSettings,
  request: BackfillRequest,
): Promise<BackfillOutcome> {
  const record = new RunRecord(given, { ...request, day: request.to });
  const platform = { ...given, engine: record.observe(given.engine) };
  return record.keep(async () => {
    const archived: ArchivedWindow[] = [];
    const withoutLines: BillingPeriod[] = [];
    for (const window of monthlyWindows(request.from, request.to)) {
      const result = await record.step(`archive ${window.periods[0]}`, async (note) => {
        const archivedMonth = await archiveMonth(platform, settings, window);
        if (archivedMonth !== undefined) note(archiveFacts(archivedMonth));
        return archivedMonth;
      });
      if (result === undefined) withoutLines.push(...window.periods);
      else archived.push(result);
    }
    await record.step('refresh', async (note) =>
      note({ ...(await platform.dashboard.refresh(request.runId)) }),
    );
    return { archived, withoutLines, recordKey: record.key };
  });
}

async function archiveMonth(
  platform: Platform,
  settings: BreakdownSettings,
  window: OpenWindow,
): Promise<ArchivedWindow | undefined> {
  const breakdown = await findBreakdown(platform, window, settings);
  if (breakdown === undefined) return undefined;
  const archived = await archiveWindow(platform, window, breakdown, settings.costMetric);
  await checkArchive(platform, archived);
  return archived;
}
