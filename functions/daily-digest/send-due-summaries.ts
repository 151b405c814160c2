/** Sends the due summaries after the daily mails: the week's summary, the month's close. */
import type { ArchivedWindow } from '../../src/archive/window/archive-window.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { windowStatus } from '../../src/reports/period/window-status.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import type { Sender } from './deliver-mail.ts';
import type { PreparedMails } from './prepare-mails.ts';
import { type SummaryReport, sendPeriodSummaries } from './summaries/send-period-summaries.ts';

/** Results of the run so far, and how it sends. */
export interface SummaryMaterial {
  readonly archived: ArchivedWindow;
  readonly mails: PreparedMails;
  /** The run that sends, the mails it sends again, and the send limits. */
  readonly sender: Pick<Sender, 'runId' | 'toResend' | 'pace'>;
}

/** Does not throw when a summary fails: the report contains the error. */
export async function sendDueSummaries(
  platform: Platform,
  { archived, mails, sender: { runId, toResend, pace } }: SummaryMaterial,
  { summaries, ...settings }: DigestSettings,
  addToRecord: (facts: StepFacts) => void,
): Promise<SummaryReport> {
  const report = await sendPeriodSummaries(
    platform,
    { ...settings, ...summaries },
    {
      reportDay: archived.window.to,
      runId,
      toResend,
      pace,
      windowStatus: windowStatus(archived, mails.organization.figures.reportDay),
      audiences: mails.mails.map(({ mailAudience, figures }) => ({
        ...mailAudience,
        daily: figures,
      })),
    },
  );
  const sent = report.summaries.map(({ period, audience, delivery: { outcome } }) => ({
    period: period.id,
    audience,
    outcome,
  }));
  const notSent = report.notSent.map(({ period, ...reason }) => ({ period: period.id, ...reason }));
  addToRecord({
    summaries: sent,
    waiting: notSent,
    ...(report.remaining > 0 ? { rest: report.remaining } : {}),
  });
  return report;
}
