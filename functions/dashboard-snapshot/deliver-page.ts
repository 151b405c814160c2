/**
 * Sends executives their page once: our mail with the page attached, or QuickSight's own, whose
 * schedule is fired under the same receipt, so that neither leaves twice.
 */

import { type DeliveryOutcome, sendOnce } from '../../src/delivery/receipts.ts';
import { type ExecutiveFigures, executives } from '../../src/domain/figures/executive-figures.ts';
import {
  buildExecutiveMessage,
  type PageAttachment,
} from '../../src/mail/executive/executive-message.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { SnapshotRoute } from '../../src/ports/snapshot-ports.ts';
import type { SnapshotSettings } from '../../src/settings/snapshot-settings.ts';
import type { SnapshotRequest } from './snapshot-request.ts';
import type { StoredPage } from './store-page.ts';

type Mailing = Pick<Platform, 'store' | 'outbox' | 'now'>;

/** Base64 in a mail; SES slows down above 10 MB, and many servers refuse more. */
const largestPage = 5_000_000;

/** Throws as `sendOnce` does. */
export function mailPage(
  platform: Mailing,
  page: StoredPage,
  figures: ExecutiveFigures,
  { mail: { from, to, ...patience } }: SnapshotSettings,
  request: SnapshotRequest,
): Promise<DeliveryOutcome> {
  const attachment = attachmentOf(page, platform.store.locate(page.key));
  const date = new Date(platform.now());
  return sendOnce(
    platform,
    (attempt) => buildExecutiveMessage({ figures, attachment, from, to, date, attempt }),
    { ...deliveryOf(request), ...patience },
  );
}

/** QuickSight mails to those that its schedule names; the receipt holds its request id. */
export function fireSchedule(
  platform: Mailing,
  { fire }: Extract<SnapshotRoute, { kind: 'schedule' }>,
  { mail: { from, staleSeconds, patienceSeconds } }: SnapshotSettings,
  request: SnapshotRequest,
): Promise<DeliveryOutcome> {
  const outbox = { send: async () => ({ messageId: await fire(), rejected: [] }) };
  const nothing = { from, to: [], raw: new Uint8Array(), name: `snapshot.${request.day}` };
  return sendOnce({ ...platform, outbox }, async () => nothing, {
    ...deliveryOf(request),
    staleSeconds,
    patienceSeconds,
  });
}

function deliveryOf({ day, runId, resend }: SnapshotRequest) {
  return { reportDay: day, audience: executives, runId, resend };
}

function attachmentOf({ kind, fileName, body }: StoredPage, location: string): PageAttachment {
  return body.length > largestPage
    ? { kind: 'link', fileName, location }
    : { kind, fileName, body };
}
