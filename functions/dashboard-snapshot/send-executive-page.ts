/**
 * The steps of the executives' page: wait until the digest was sent and the dashboard has its figures,
 * store the page in the bucket, and then send one mail.
 */

import { readReceipt } from '../../src/delivery/mail-receipt.ts';
import type { DeliveryOutcome } from '../../src/delivery/send-once.ts';
import { executives } from '../../src/domain/figures/executive-figures.ts';
import { RunRecord, type StepFacts } from '../../src/observability/run-record.ts';
import type { PageRoute } from '../../src/ports/executive-page-route.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { PageSettings } from '../../src/settings/page-settings.ts';
import { fireSchedule, mailPage } from './deliver-page.ts';
import type { PageRequest } from './page-request.ts';
import { readFigures } from './read-executive-figures.ts';
import { type StoredPageRoute, storePage } from './store-page.ts';
import { type SentDigest, waitForDigest } from './wait-for-digest.ts';

export interface PageOutcome {
  readonly delivery: DeliveryOutcome;
  /** Key of the page; null when QuickSight mails its own page, or when an earlier run sent it. */
  readonly pageKey: string | null;
  readonly recordKey: string;
}

/**
 * Safe to repeat: a page that was sent is not made or sent again. Throws an Error that says what to do
 * when the digest or the ingestion is not finished in time, when the page cannot be made, and as
 * `sendOnce` does.
 */
export async function sendExecutivePage(
  given: Platform,
  route: PageRoute,
  settings: PageSettings,
  request: PageRequest,
): Promise<PageOutcome> {
  const record = new RunRecord(given, { ...request, runId: `dashboard-snapshot-${request.runId}` });
  const platform = { ...given, engine: record.observe(given.engine) };
  return record.keep(async () => {
    const recordKey = record.key;
    const earlier = await record.step('receipt', () => earlierDelivery(platform, request));
    if (earlier !== null) return { delivery: earlier, pageKey: null, recordKey };
    const digest = await record.step('wait', (addToRecord) =>
      waitForFigures(platform, route, settings, request, addToRecord),
    );
    if (route.kind === 'schedule') {
      const delivery = await record.step('send', (addToRecord) =>
        recordedDelivery(addToRecord, fireSchedule(platform, route, settings, request)),
      );
      return { delivery, pageKey: null, recordKey };
    }
    const sent = await sendPage({ record, platform, route, settings, request, digest });
    return { ...sent, recordKey };
  });
}

async function earlierDelivery(
  { store }: Platform,
  { day, resend }: PageRequest,
): Promise<DeliveryOutcome | null> {
  if (resend) return null;
  const receipt = await readReceipt(store, day, executives);
  if (receipt?.state !== 'sent') return null;
  return { outcome: 'already-sent', messageId: receipt.messageId ?? '', at: receipt.at };
}

/** The rendered page is made from the archive: it needs the digest, but not the ingestion. */
async function waitForFigures(
  { store }: Platform,
  route: PageRoute,
  { waitSeconds }: PageSettings,
  { day, ingestionId, sleep }: PageRequest,
  addToRecord: (facts: StepFacts) => void,
): Promise<SentDigest> {
  const digest = await waitForDigest(store, day, { waitSeconds, sleep });
  addToRecord({ digestRun: digest.runId, reportDay: digest.reportDay });
  if (route.kind === 'rendered') return digest;
  const copy = { runId: digest.runId, ingestionId };
  addToRecord({ ingestionId: await route.copy.completed(copy, waitSeconds) });
  return digest;
}

interface Page {
  readonly record: RunRecord;
  readonly platform: Platform;
  readonly route: StoredPageRoute;
  readonly settings: PageSettings;
  readonly request: PageRequest;
  readonly digest: SentDigest;
}

async function sendPage({ record, platform, route, settings, request, digest }: Page) {
  const figures = await record.step('figures', (addToRecord) =>
    readFigures(platform, digest, settings, addToRecord),
  );
  const page = await record.step('page', async (addToRecord) => {
    const stored = await storePage(platform.store, route, request, figures);
    addToRecord({ route: route.kind, key: stored.key, bytes: stored.body.length });
    return stored;
  });
  const delivery = await record.step('send', (addToRecord) =>
    recordedDelivery(addToRecord, mailPage(platform, page, figures, settings, request)),
  );
  return { delivery, pageKey: page.key };
}

async function recordedDelivery(
  addToRecord: (facts: StepFacts) => void,
  sending: Promise<DeliveryOutcome>,
) {
  const delivery = await sending;
  addToRecord({ ...delivery });
  return delivery;
}
