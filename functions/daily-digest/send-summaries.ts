/** Sends what is due beside the daily mail: the week's summary, the month's close. */
import type { ArchivedWindow } from '../archive/archive-window.ts';
import type { Facts } from '../observability/run-record.ts';
import {
  type SummaryReport,
  sendPeriodSummaries,
} from '../period-summary/send-period-summaries.ts';
import { windowFacts } from '../period-summary/window-facts.ts';
import type { Platform } from '../platform/ports.ts';
import type { PreparedMails } from './prepare-mails.ts';
import type { DigestSettings } from './settings.ts';

/** What the run has by now. */
export interface SummaryMaterial {
  readonly archived: ArchivedWindow;
  readonly mails: PreparedMails;
  readonly runId: string;
  /** Receipts' names of the mails to send again. */
  readonly resent: ReadonlySet<string>;
}

/** Never throws for one summary: the report does, when the run ends. */
export async function sendSummaries(
  platform: Platform,
  { archived, mails, runId, resent }: SummaryMaterial,
  { summaries, ...settings }: DigestSettings,
  note: (facts: Facts) => void,
): Promise<SummaryReport> {
  const report = await sendPeriodSummaries(
    platform,
    { ...settings, ...summaries },
    {
      reportDay: archived.window.to,
      runId,
      resent,
      facts: windowFacts(archived, mails.whole.figures.reportDay),
      audiences: mails.mails.map(({ addressee, figures }) => ({ ...addressee, daily: figures })),
    },
  );
  const told = report.summaries.map(({ period, audience, delivery: { outcome } }) => ({
    period: period.id,
    audience,
    outcome,
  }));
  const waiting = report.waiting.map(({ period, ...rest }) => ({ period: period.id, ...rest }));
  note({ summaries: told, waiting });
  return report;
}
