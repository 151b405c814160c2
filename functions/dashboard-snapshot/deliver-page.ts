/**
 * Sends executives their page once: as a mail with the page attached, or as a mail of QuickSight, whose
 * schedule is started with the same receipt, so that neither is sent twice.
 */

import { type DeliveryOutcome, sendOnce } from '../../src/delivery/send-once.ts';
import { type ExecutiveFigures, executives } from '../../src/domain/figures/executive-figures.ts';
import { dashboardIfSet } from '../../src/domain/links/dashboard-links.ts';
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

/** The mail is larger because of Base64. SES slows down above 10 MB, and many servers reject more. */
const maxPageBytes = 5_000_000;

/** Throws as `sendOnce` does. */
export function mailPage(
  platform: Mailing,
  page: StoredPage,
  figures: ExecutiveFigures,
  { dashboardUrl, mail: { from, to, ...waiting } }: PageSettings,
  request: PageRequest,
): Promise<DeliveryOutcome> {
  const attachment = attachmentOf(page, platform.store.locate(page.key));
  const date = new Date(platform.now());
  const dashboard = dashboardIfSet(dashboardUrl);
  const message = { figures, attachment, dashboard, from, to, date };
  return sendOnce(platform, (attempt) => buildExecutiveMessage({ ...message, attempt }), {
    ...deliveryOf(request),
    ...waiting,
  });
}

/** QuickSight mails to the recipients of its schedule; the receipt contains its request id. */
export function fireSchedule(
  platform: Mailing,
  { fire }: Extract<PageRoute, { kind: 'schedule' }>,
  { mail: { from, staleSeconds, claimWaitSeconds } }: PageSettings,
  request: PageRequest,
): Promise<DeliveryOutcome> {
  const outbox = { send: async () => ({ messageId: await fire(), rejected: [] }) };
  const noMail = { from, to: [], raw: new Uint8Array(), name: `snapshot.${request.day}` };
  return sendOnce({ ...platform, outbox }, async () => noMail, {
    ...deliveryOf(request),
    staleSeconds,
    claimWaitSeconds,
  });
}

function deliveryOf({ day, runId, resend }: PageRequest) {
  return { reportDay: day, audience: executives, runId, resend };
}

function attachmentOf({ kind, fileName, body }: StoredPage, location: string): PageAttachment {
  return body.length > maxPageBytes
    ? { kind: 'link', fileName, location }
    : { kind, fileName, body };
}
