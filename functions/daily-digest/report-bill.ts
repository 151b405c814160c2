/**
 * The steps of the daily run, second part: from the bill's rows to the mails. `daily-digest.ts` loads this module while
 * Athena works, because it imports half of the function's code and would delay every cold start.
 */

import type { RunRules } from '../../src/allocation/published/rules-for-run.ts';
import type { BillForArchive } from '../../src/archive/window/read-for-archive.ts';
import { sendLimiter } from '../../src/delivery/send-limiter.ts';
import type { OpenWindow } from '../../src/domain/calendar/open-window.ts';
import type { DigestAllocation } from '../../src/domain/figures/digest-allocation.ts';
import type { RunRecord } from '../../src/observability/run-record.ts';
import { atOnce } from '../../src/ports/at-once.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { type DigestData, readDigestData } from '../../src/reports/digest/read-digest-data.ts';
import type { DigestSettings } from '../../src/settings/digest-settings.ts';
import { archiveBill } from './archive-bill.ts';
import { askDashboard } from './ask-dashboard.ts';
import { type AllocationCheck, checkRun } from './check-run.ts';
import type { Sender } from './deliver-mail.ts';
import { deliverMails } from './deliver-mails.ts';
import type { DigestOutcome, DigestRequest, MailsToResend } from './digest-run.ts';
import { type FoundAllocation, findAllocation, usesRules } from './find-allocation.ts';
import { findAnomalies } from './find-anomalies.ts';
import { forecastCosts } from './forecast-costs.ts';
import { requireAudience } from './mails-to-resend.ts';
import { type OptionalResult, throwFirst } from './optional-step.ts';
import { prepareMails } from './prepare-mails.ts';
import { recordRestatements } from './record-restatements.ts';
import { refreshDashboard } from './refresh-dashboard.ts';
import { sendDueSummaries } from './send-due-summaries.ts';
import { type DailyTeamReport, noTeamMails, sendTeamMails } from './teams/send-team-mails.ts';

/** The run as set up before the query. */
export interface DigestRun {
  readonly platform: Platform;
  readonly settings: DigestSettings;
  readonly request: DigestRequest;
  readonly record: RunRecord;
  readonly window: OpenWindow;
  readonly toResend: MailsToResend;
  /** Null when they could not be read. */
  readonly rules: OptionalResult<RunRules | null>;
}

/** See `dailyDigest` for what it throws. */
export async function reportBill(run: DigestRun, bill: BillForArchive): Promise<DigestOutcome> {
  const { platform, settings, request, record, window, toResend } = run;
  const { archived, archivedDays } = await record.step('archive', (addToRecord) =>
    archiveBill(platform, window, bill, addToRecord),
  );
  // The archive is read while it is checked. Nothing is published or sent before both have succeeded.
  const [allocationCheck, data] = await atOnce([
    record.step('check', (addToRecord) =>
      checkRun(platform, archived, settings.costMetric, addToRecord),
    ),
    record.step('figures', async (addToRecord) => {
      const source = { archived, archivedDays, teams: teamsIn(run) };
      const found = await readDigestData(platform, source, settings);
      addToRecord({ reportDay: found.reportDay, data: found.data });
      return found;
    }),
  ]);
  const [{ forecasts, refresh }, anomalies, teams] = await atOnce([
    updateDashboard(run, data),
    record.step('anomalies', (addToRecord) => findAnomalies(platform, data, settings, addToRecord)),
    teamsOf(run, data, allocationCheck),
  ]);
  const { allocation } = teams;
  const dashboardNotice = noticeOf(refresh, forecasts);
  const findings = { ...forecasts, ...anomalies, dashboardNotice, allocation };
  const mails = await record.step('mail', async (addToRecord) => {
    const prepared = await prepareMails(platform, data, findings, settings, addToRecord);
    requireAudience(request.resend, toResend, prepared);
    return prepared;
  });
  const restatements = await record.step('restatements', (addToRecord) =>
    recordRestatements(
      platform,
      data.reportDay,
      mails.organization.figures.trust.restatedDays,
      addToRecord,
    ),
  );
  const sender = senderOf(run);
  const sent = await record.step('send', (addToRecord) =>
    deliverMails(platform, mails, settings.mail, sender, addToRecord),
  );
  const teamMails = await mailTeams(run, allocation, sender);
  const untagged = await archiveUntagged(run, data);
  const summaries = await record.step('summaries', (addToRecord) =>
    sendDueSummaries(
      platform,
      { archived, mails, sender, rules: run.rules.value, onSummary: request.onSummary },
      settings,
      addToRecord,
    ),
  );
  const { organization: delivery, all: deliveries } = sent.deliveries();
  const rest = sent.rest + teamMails.remaining + summaries.remaining;
  const { askDashboard: ask } = request;
  if (rest === 0 && ask !== undefined) {
    await record.step('dashboard questions', (addToRecord) => askDashboard(ask, addToRecord));
  }
  // If mails remain, the next run repeats the failed steps, and fails when they fail again.
  if (rest === 0)
    throwFirst([
      refresh,
      forecasts,
      anomalies,
      data.details,
      teams,
      teamMails,
      untagged,
      restatements,
      summaries,
    ]);
  return {
    archived,
    figures: mails.organization.figures,
    mail: mails.organization,
    delivery,
    deliveries,
    unserved: [...mails.unserved, ...teamMails.unserved],
    summaries: summaries.summaries,
    waiting: summaries.notSent,
    rest,
    recordKey: record.key,
    bytesScanned: record.bytesScanned,
  };
}

/** The dashboard copies the forecast, so it is refreshed after the forecast was published. */
async function updateDashboard(
  { platform, settings, request, record }: DigestRun,
  data: DigestData,
) {
  const forecasts = await record.step('forecast', (addToRecord) =>
    forecastCosts(platform, data, settings, addToRecord),
  );
  const refresh = await record.step('refresh', (addToRecord) =>
    refreshDashboard(platform.dashboard, request.runId, addToRecord),
  );
  return { forecasts, refresh };
}

/** The mail's notice about the dashboard; null when there is no problem. */
function noticeOf(...parts: readonly { readonly notice: string | null }[]): string | null {
  const notices = parts.map(({ notice }) => notice).filter((notice) => notice !== null);
  return notices.length === 0 ? null : notices.join(' ');
}

/** 'team/retail', …: teams that may have a budget. */
function teamsIn({ rules }: DigestRun): readonly string[] {
  return (rules.value?.set.teams ?? []).map(({ team }) => `team/${team}`);
}

/** Without rules there are no teams, and no step. */
async function teamsOf(
  { platform, settings, record, rules }: DigestRun,
  data: DigestData,
  check: AllocationCheck,
): Promise<FoundAllocation> {
  const failure = data.archived.allocation.failure ?? check.failure;
  if (!usesRules(rules)) return { allocation: undefined, failure };
  const archived = { data, failure };
  return record.step('teams', (addToRecord) =>
    findAllocation(platform, archived, rules, settings, addToRecord),
  );
}

/** Weekly; after the mails, because it reads the bill once more. */
async function archiveUntagged(
  { platform, settings, record, rules }: DigestRun,
  data: DigestData,
): Promise<OptionalResult<null>> {
  const done = { value: null, failure: null };
  if (rules.value === null) return done;
  const { archiveUntaggedResources, dueWeek } = await import('./untagged-resources.ts');
  const found = rules.value;
  const week = await dueWeek(platform.store, rules, data);
  if (week === null) return done;
  const known = {
    currency: data.reportedDay.day.currency,
    serviceNames: data.archived.serviceNames,
  };
  return record.step('untagged resources', (addToRecord) =>
    archiveUntaggedResources(platform, week, found, known, settings, addToRecord),
  );
}

async function mailTeams(
  { platform, request, settings, record }: DigestRun,
  allocation: DigestAllocation | undefined,
  { runId, toResend, pace }: Sender,
): Promise<DailyTeamReport> {
  if ((allocation?.figures ?? null) === null || allocation === undefined) return noTeamMails;
  const { mail, dashboardUrl } = settings;
  const { recipients } = mail;
  const sending = { recipients, mail, dashboardUrl, runId, toResend, pace };
  const to = { ...sending, allocation, requestedDay: request.day };
  return record.step('team mails', (addToRecord) => sendTeamMails(platform, to, addToRecord));
}

/** A run that continues another one sends with that run's id, so that its receipts count as its own. */
function senderOf({ settings, request, toResend }: DigestRun): Sender {
  const { day, runId, continues = runId, onMail, timeLeft } = request;
  const pace = sendLimiter({ sendsPerSecond: settings.mail.sendsPerSecond, timeLeft });
  return { reportDay: day, runId: continues, toResend, onMail, pace };
}
