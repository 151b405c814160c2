/**
 * The steps of the daily run, from top to bottom. Each step takes the result of the step
 * before it, so that no step can be skipped. The steps after the query are in `report-bill.ts`.
 */
import { noRules } from '../../src/allocation/compile/allocation-rules.ts';
import { readForArchive } from '../../src/archive/window/read-for-archive.ts';
import { openWindow } from '../../src/domain/calendar/open-window.ts';
import { RunRecord } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import type { DigestOutcome, DigestRequest, MailsToResend } from './digest-run.ts';
import type { ResendRequest } from './resend-request.ts';

/**
 * Reports one day. Safe to repeat: a second run rewrites nothing that did not change and sends
 * nothing that was sent. Throws an InputError for what the caller can correct, otherwise an Error that
 * says what to do; also, after the mails were sent, when one of them could not be sent, or when the
 * dashboard, the forecast or the anomalies failed.
 */
export async function dailyDigest(
  given: Platform,
  settings: DigestSettings,
  request: DigestRequest,
): Promise<DigestOutcome> {
  const record = new RunRecord(given, request);
  const platform = {
    ...given,
    engine: record.observe(given.engine),
    staging: record.observeStaging(given.staging),
  };
  return record.keep(async () => {
    const toResend = await readResend(request.resend, settings);
    const window = openWindow(request.day, settings.restatementDays);
    const rules = { current: noRules, published: async () => noRules };
    const laterSteps = import('./report-bill.ts');
    const bill = await record.step('query', () =>
      readForArchive(platform, window, settings, { rules, accept: request.accept }),
    );
    const { reportBill } = await laterSteps;
    return reportBill({ platform, settings, request, record, window, toResend }, bill);
  });
}

/** Loads the code for a resend only when one is requested. */
async function readResend(resend: ResendRequest, settings: DigestSettings): Promise<MailsToResend> {
  if (resend === false) return new Set();
  const { mailsToResend } = await import('./mails-to-resend.ts');
  return mailsToResend(resend, settings);
}
