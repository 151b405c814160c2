/** Sends the due summaries after the daily mails: the week's summary, the month's close. */
import type { ArchivedWindow } from '../../src/archive/window/archive-window.ts';
import { lastCompleteDay } from '../../src/domain/figures/report-day.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { duePeriods } from '../../src/reports/period/due-periods.ts';
import { windowStatus } from '../../src/reports/period/window-status.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import type { Sender } from './deliver-mail.ts';
import type { PreparedMails } from './prepare-mails.ts';
import { type SummaryReport, sendPeriodSummaries } from './summaries/send-period-summaries.ts';
import type { SummaryListener } from './summaries/summary-settings.ts';
import { closeTeams, type MonthToClose, mailClosedTeams } from './teams/close-teams.ts';

/** Results of the run so far, and how it sends. */
export interface SummaryMaterial {
  readonly archived: ArchivedWindow;
  readonly mails: PreparedMails;
  /** The run that sends, the mails it sends again, and the send limits. */
  readonly sender: Pick<Sender, 'runId' | 'toResend' | 'pace'>;
  /** For the statements of teams; null when they could not be read. */
  readonly rules: MonthToClose['rules'];
  readonly onSummary?: SummaryListener | undefined;
}

/** Does not throw when a summary fails: the report contains the error. */
export async function sendDueSummaries(
  platform: Platform,
  { archived, mails, sender: { runId, toResend, pace }, rules, onSummary }: SummaryMaterial,
  { summaries, ...settings }: DigestSettings,
  addToRecord: (facts: StepFacts) => void,
): Promise<SummaryReport> {
  const status = windowStatus(archived, lastCompleteDay(mails.organization.figures));
  const reportDay = archived.window.to;
  const decided = duePeriods({ ...settings, ...summaries, reportDay, windowStatus: status });
  const due = decided.due.find(({ period }) => period.kind === 'month');
  const { currency } = status;
  const { closed, failure: unclosed } = await closeTeams(
    platform,
    { rules, due, currency },
    addToRecord,
  );
  const report = await sendPeriodSummaries(
    platform,
    { ...settings, ...summaries },
    {
      reportDay,
      runId,
      toResend,
      pace,
      windowStatus: status,
      closeTeams: async () => closed,
      onSummary,
      audiences: mails.mails.map(({ mailAudience, figures }) => ({
        ...mailAudience,
        daily: figures,
      })),
    },
  );
  const { mail, dashboardUrl } = settings;
  const { recipients } = mail;
  const sending = { mail, recipients, dashboardUrl, runId, toResend, pace };
  const statements = await mailClosedTeams(platform, closed, sending, addToRecord);
  const remaining = report.remaining + statements.remaining;
  const failure = report.failure ?? unclosed ?? statements.failure;
  const sent = report.summaries.map(({ period, audience, delivery: { outcome } }) => ({
    period: period.id,
    audience,
    outcome,
  }));
  const notSent = report.notSent.map(({ period, ...reason }) => ({ period: period.id, ...reason }));
  addToRecord({
    summaries: sent,
    waiting: notSent,
    ...(remaining > 0 ? { rest: remaining } : {}),
    ...(unclosed === null ? {} : { unclosed: unclosed.message }),
  });
  return { ...report, remaining, failure };
}
