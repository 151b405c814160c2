/**
 * THE PATH: what happens every morning, from top to bottom. Each step takes what the step before
 * it gives, so none can be left out; each is one room that can be read on its own.
 */

import type { Acceptance } from '../../src/archive/window/archive-settings.ts';
import { archiveStepFacts } from '../../src/archive/window/archive-step-facts.ts';
import type { ArchivedWindow } from '../../src/archive/window/archive-window.ts';
import { readForArchive } from '../../src/archive/window/read-for-archive.ts';
import type { DeliveryOutcome } from '../../src/delivery/send-once.ts';
import type { BillingDay } from '../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../src/domain/calendar/open-window.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import { RunRecord, type StepListener } from '../../src/observability/run-record.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { WaitingPeriod } from '../../src/reports/period/due-periods.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import type { ComposedMail } from './compose-mail.ts';
import type { MailListener, Sender } from './deliver-mail.ts';
import type { AudienceDelivery } from './deliver-mails.ts';
import { refreshDashboard } from './refresh-dashboard.ts';
import type { ResendRequest } from './resend-request.ts';
import type { SummaryOutcome, SummaryReport } from './summaries/send-period-summaries.ts';

/** Receipts' names of the mails to send again. */
type Resent = Sender['resent'];

export interface DigestRequest {
  /** The report day, usually yesterday in UTC. */
  readonly day: BillingDay;
  /** Names this run; a retry of the same invocation keeps it. */
  readonly runId: string;
  /** Send all mails of the day, or the one named, again although they were or may have been sent. */
  readonly resend: ResendRequest;
  /** The run whose mails this one goes on with: with `resend`, what that run sent is not sent again. */
  readonly continues?: string | undefined;
  /** Milliseconds left: when few are, no further mail is begun. Always enough without. */
  readonly timeLeft?: (() => number) | undefined;
  /** What someone accepts of this run's bill; nothing when absent. */
  readonly accept?: Acceptance | undefined;
  readonly onStep?: StepListener;
  /** Told of each mail that leaves; the command line makes pages of them. */
  readonly onMail?: MailListener | undefined;
}

export interface DigestOutcome {
  readonly archived: ArchivedWindow;
  /** Of the whole organization, as is the mail. */
  readonly figures: Figures;
  readonly mail: ComposedMail;
  readonly delivery: DeliveryOutcome;
  /** Of every audience, that of the whole organization first. */
  readonly deliveries: readonly AudienceDelivery[];
  /** Why recipients got no mail, one sentence each. */
  readonly unserved: readonly string[];
  /** The summaries of whole periods that were due, one for each audience. */
  readonly summaries: readonly SummaryOutcome[];
  /** Summaries that are switched on and not due today, and why. */
  readonly waiting: readonly WaitingPeriod[];
  /** Mails and summaries that were not begun, since time ran short: another run is to send them. */
  readonly rest: number;
  /** Key of the run record in the object store. */
  readonly recordKey: string;
  /** Bytes of bill and archive that the run's queries read, as far as the engine tells. */
  readonly bytesScanned: number;
}

/**
 * Reports one day. Safe to repeat: a second run rewrites nothing that did not change and sends
 * nothing that was sent. Throws an InputError for what the caller can mend, otherwise an Error that
 * says what to do; also, after the mails have left, when one of them could not, or when they had to
 * do without a refreshed dashboard, a forecast or a look for anomalies.
 */
export async function dailyDigest(
  given: Platform,
  settings: DigestSettings,
  request: DigestRequest,
): Promise<DigestOutcome> {
  const record = new RunRecord(given, request);
  const platform = { ...given, engine: record.observe(given.engine) };
  return record.keep(async () => {
    const resent = await readResend(request.resend, settings);
    const window = openWindow(request.day, settings.restatementDays);
    const reportSteps = import('./report-steps.ts');
    const bill = await record.step('query', () =>
      readForArchive(platform, window, settings, request.accept),
    );
    const steps = await reportSteps;
    const archived = await record.step('archive', async (note) => {
      const result = await steps.archiveWindow(platform, window, bill.breakdown, bill.archiving);
      note(archiveStepFacts(result));
      return result;
    });
    await record.step('check', () => steps.checkArchive(platform, archived));
    const facts = await record.step('figures', () => steps.readFacts(platform, archived, settings));
    const forecasts = await record.step('forecast', (note) =>
      steps.forecastCosts(platform, facts, settings, note),
    );
    const anomalies = await record.step('anomalies', (note) =>
      steps.findAnomalies(platform, facts, settings, note),
    );
    const refresh = await record.step('refresh', (note) =>
      refreshDashboard(platform.dashboard, request.runId, note),
    );
    const findings = { ...forecasts, ...anomalies, dashboardNotice: noticeOf(refresh, forecasts) };
    const mails = await record.step('mail', async (note) => {
      const prepared = await steps.prepareMails(platform, facts, findings, settings, note);
      steps.requireAudience(request.resend, resent, prepared);
      return prepared;
    });
    const { sendsPerSecond } = settings.mail;
    const pace = steps.sendingPace({ sendsPerSecond, timeLeft: request.timeLeft });
    const sender = senderOf(request, resent, pace);
    const sent = await record.step('send', (note) =>
      steps.deliverMails(platform, mails, settings.mail, sender, note),
    );
    const summaries = await record.step('summaries', (note) =>
      steps.sendSummaries(platform, { archived, mails, sender }, settings, note),
    );
    const { whole: mail, unserved } = mails;
    const { whole: delivery, all: deliveries } = sent.deliveries();
    const rest = sent.rest + summaries.rest;
    // The run that sends the rest tries again what failed here, and fails where it fails again.
    const spare = rest > 0 ? [] : [refresh, forecasts, anomalies, summaries];
    for (const { throwIfFailed } of spare) throwIfFailed();
    const { key: recordKey, bytesScanned } = record;
    const mailed = { figures: mail.figures, mail, delivery, deliveries, unserved };
    return { archived, ...mailed, ...summaryOutcome(summaries), rest, recordKey, bytesScanned };
  });
}

/** What the mail says about the dashboard; null when all is well. */
function noticeOf(...parts: readonly { readonly notice: string | null }[]): string | null {
  const notices = parts.map(({ notice }) => notice).filter((notice) => notice !== null);
  return notices.length === 0 ? null : notices.join(' ');
}

function summaryOutcome({ summaries, waiting }: SummaryReport) {
  return { summaries, waiting };
}

/** Who sends again is looked up only then: a morning without it need not load how. */
async function readResend(resend: ResendRequest, settings: DigestSettings): Promise<Resent> {
  if (resend === false) return new Set();
  const { resentMails } = await import('./mails-to-resend.ts');
  return resentMails(resend, settings);
}

/** A run that goes on with another's mails sends under its name: what that one sent is its own. */
function senderOf(
  { day, runId, continues = runId, onMail }: DigestRequest,
  resent: Resent,
  pace: Sender['pace'],
): Sender {
  return { reportDay: day, runId: continues, resent, onMail, pace };
}
