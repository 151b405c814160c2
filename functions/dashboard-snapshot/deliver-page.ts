/**
 * Sends executives their page once: our mail with the page attached, or QuickSight's own, whose
 * schedule is fired under the same receipt, so that neither leaves twice.
 */

import { type DeliveryOutcome, sendOnce } from '../../src/delivery/send-once.ts';
import { type ExecutiveFigures, executives } from '../../src/domain/figures/executive-figures.ts';
import {
  buildExecutiveMessage,
  type PageAttachment,
} from '../../src/mail/executive/executive-message.ts';
import type { PageRoute } from '../../src/ports/executive-page-route.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { PageSettings } from '../../src/settings/page-settings.ts';
import type { PageRequest } from './page-request.ts';
import type { StoredPage } from './store-page.ts';

type Mailing = Pick<Platform, 'store' | 'outbox' | 'now'>;

/** Base64 in a mail; SES slows down above 10 MB, and many servers refuse more. */
const largestPage = 5_000_000;

/** Throws as `sendOnce` does. */
export function mailPage(
  platform: Mailing,
  page: StoredPage,
  figures: ExecutiveFigures,
  { mail: { from, to, ...patience } }: PageSettings,
  request: PageRequest,
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
  { fire }: Extract<PageRoute, { kind: 'schedule' }>,
  { mail: { from, staleSeconds, claimWaitSeconds } }: PageSettings,
  request: PageRequest,
): Promise<DeliveryOutcome> {
  const outbox = { send: async () => ({ messageId: await fire(), rejected: [] }) };
  const nothing = { from, to: [], raw: new Uint8Array(), name: `snapshot.${request.day}` };
  return sendOnce({ ...platform, outbox }, async () => nothing, {
    ...deliveryOf(request),
    staleSeconds,
    claimWaitSeconds,
  });
}

function deliveryOf({ day, runId, resend }: PageRequest) {
  return { reportDay: day, audience: executives, runId, resend };
}

function attachmentOf({ kind, fileName, body }: StoredPage, location: string): PageAttachment {
  return body.length > largestPage
    ? { kind: 'link', fileName, location }
    : { kind, fileName, body };
}
