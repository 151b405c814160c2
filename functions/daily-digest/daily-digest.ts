/**
 * THE PATH: what happens every morning, from top to bottom. Each step takes what the step before
 * it gives, so none can be left out; each is one room that can be read on its own.
 */

import { archiveFacts } from '../archive/archive-facts.ts';
import { type ArchivedWindow, archiveWindow } from '../archive/archive-window.ts';
import { checkArchive } from '../archive/check-archive.ts';
import { readBreakdown } from '../archive/read-breakdown.ts';
import type { BillingDay } from '../domain/billing-day.ts';
import type { Figures } from '../domain/figures.ts';
import { openWindow } from '../domain/open-window.ts';
import type { DeliveryOutcome } from '../mail/receipts.ts';
import { RunRecord, type StepListener } from '../observability/run-record.ts';
import type { Platform } from '../platform/ports.ts';
import { type ComposedMail, composeMail } from './compose-mail.ts';
import { deliverMail } from './deliver-mail.ts';
import { readFigures } from './read-figures.ts';
import { refreshDashboard } from './refresh-dashboard.ts';
import type { DigestSettings } from './settings.ts';

export interface DigestRequest {
  /** The report day, usually yesterday in UTC. */
  readonly day: BillingDay;
  /** Names this run; a retry of the same invocation keeps it. */
  readonly runId: string;
  /** Send the mail again although it was sent, or may have been. */
  readonly resend: boolean;
  readonly onStep?: StepListener;
}

export interface DigestOutcome {
  readonly archived: ArchivedWindow;
  readonly figures: Figures;
  readonly mail: ComposedMail;
  readonly delivery: DeliveryOutcome;
  /** Key of the run record in the object store. */
  readonly recordKey: string;
  /** Bytes of bill and archive that the run's queries read, as far as the engine tells. */
  readonly bytesScanned: number;
}

/**
 * Reports one day. Safe to repeat: a second run rewrites nothing that did not change and sends
 * nothing that was sent. Throws an InputError for what the caller can mend, otherwise an Error that
 * says what to do; also, after the mail has left, when the dashboard could not be refreshed.
 */
export async function dailyDigest(
  given: Platform,
  settings: DigestSettings,
  request: DigestRequest,
): Promise<DigestOutcome> {
  const record = new RunRecord(given, request);
  const platform = { ...given, engine: record.observe(given.engine) };
  return record.keep(async () => {
    const window = openWindow(request.day, settings.restatementDays);
    const breakdown = await record.step('query', () => readBreakdown(platform, window, settings));
    const archived = await record.step('archive', async (note) => {
      const result = await archiveWindow(platform, window, breakdown, settings.costMetric);
      note(archiveFacts(result));
      return result;
    });
    await record.step('check', () => checkArchive(platform, archived));
    const refresh = await record.step('refresh', (note) =>
      refreshDashboard(platform.dashboard, request.runId, note),
    );
    const figures = await record.step('figures', () =>
      readFigures(platform, archived, settings, refresh.notice),
    );
    const mail = await record.step('mail', () => composeMail(platform, figures));
    const delivery = await record.step('send', (note) =>
      deliverMail(platform, mail, settings.mail, request, note),
    );
    refresh.throwIfFailed();
    const { key: recordKey, bytesScanned } = record;
    return { archived, figures, mail, delivery, recordKey, bytesScanned };
  });
}
