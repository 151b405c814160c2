/**
 * What happens after the daily mail: each summary that is due goes once to each audience. One that
 * fails never stops the others; the report says which, so that the run can fail at its end.
 */

import { isDelivered, readEarlierReceipt } from '../../../src/delivery/mail-receipt.ts';
import { retryThrottledSend } from '../../../src/delivery/retry-throttled-send.ts';
import { runLimited, type SendLimiter, sendLimiter } from '../../../src/delivery/send-limiter.ts';
import { type DeliveryOutcome, sendOnce } from '../../../src/delivery/send-once.ts';
import { organizationScope, requireBudgetCurrency } from '../../../src/domain/budgets/budgets.ts';
import { periodOf } from '../../../src/domain/calendar/billing-day.ts';
import type { Period } from '../../../src/domain/calendar/period.ts';
import { buildSummaryMessage } from '../../../src/mail/period/summary-message.ts';
import type { Platform } from '../../../src/ports/platform.ts';
import {
  type DuePeriod,
  duePeriods,
  type WaitingPeriod,
} from '../../../src/reports/period/due-periods.ts';
import { type PeriodCosts, readPeriod } from '../../../src/reports/period/read-period.ts';
import { composePeriodSummary, type SummaryInput } from './compose-period-summary.ts';
import {
  type MailedSummary,
  periodKinds,
  type SummaryAudience,
  type SummaryRequest,
  type SummarySettings,
  summaryReceipt,
} from './summary-settings.ts';

/** The outcome of one summary for one audience. */
export interface SummaryOutcome {
  readonly period: Period;
  readonly audience: string;
  readonly delivery: DeliveryOutcome | { readonly outcome: 'failed'; readonly error: Error };
}

export interface SummaryReport {
  readonly summaries: readonly SummaryOutcome[];
  /** Periods whose summary is switched on but not due today, with the reason. */
  readonly notSent: readonly WaitingPeriod[];
  /** Number of summaries for which there was no time. */
  readonly remaining: number;
  /** Names each summary that failed or could not be sent again; null when there is none. */
  readonly failure: Error | null;
}

/** A summary that was begun; undefined when the archive has no day of its period. */
type Begun = SummaryOutcome | undefined;
type CostsOnce = () => Promise<PeriodCosts | undefined>;
type SummaryPlatform = Pick<Platform, 'engine' | 'tables' | 'catalog' | 'store' | 'outbox' | 'now'>;

/** Sends the due summaries. Does not throw: the report contains the failures. */
export async function sendPeriodSummaries(
  platform: SummaryPlatform,
  settings: SummarySettings,
  request: SummaryRequest,
): Promise<SummaryReport> {
  const { due, waiting: notDue } = duePeriods({ ...settings, ...request });
  const pace = request.pace ?? sendLimiter({ sendsPerSecond: null });
  const summaries: SummaryOutcome[] = [];
  const notSent = [...notDue];
  let remaining = 0;
  for (const one of due) {
    const costs = readOnce(platform, one.period, settings.costMetric);
    const send = async (audience: SummaryAudience): Promise<Begun> => {
      const { windowStatus } = request;
      const input = { due: one, audience, settings, windowStatus };
      const sent = retryThrottledSend(() => sendSummary(platform, costs, input, request, pace));
      const delivery = await sent.catch(failed);
      return delivery && { period: one.period, audience: audience.name, delivery };
    };
    const begun = await sendToAll(request.audiences, pace, send);
    summaries.push(...begun.filter((outcome) => outcome !== undefined));
    // An empty archive gives no summary to any audience, so nothing remains for another run.
    if (begun.includes(undefined)) notSent.push(emptyArchive(one));
    else remaining += request.audiences.length - begun.length;
  }
  const failure = failureOf(summaries, notSentAgain(request, summaries, notSent));
  return { summaries, notSent, remaining, failure };
}

/** Sends first the whole organization's, which reads the period for all. Returns the begun ones. */
async function sendToAll(
  [first, ...owners]: readonly SummaryAudience[],
  pace: SendLimiter,
  send: (audience: SummaryAudience) => Promise<Begun>,
): Promise<readonly Begun[]> {
  const begun = first === undefined ? [] : await runLimited([first], pace, send);
  if (begun.includes(undefined)) return begun;
  return [...begun, ...(await runLimited(owners, pace, send))];
}

/** Reads when the first audience needs it, so that a period that was sent to all costs no query. */
function readOnce(
  platform: SummaryPlatform,
  period: Period,
  costMetric: SummarySettings['costMetric'],
): CostsOnce {
  let costs: ReturnType<CostsOnce> | undefined;
  return () => {
    costs ??= readPeriod(platform, period, costMetric);
    return costs;
  };
}

/** A first run in the middle of a month has no archived day of the month before. This is normal. */
function emptyArchive({ period, until }: DuePeriod): WaitingPeriod {
  const { id, from, to } = period;
  return {
    period,
    why: 'archive-empty',
    advice:
      `The archive holds no day of ${id}, so no summary of it was sent. Backfill ${from} to ${to} ` +
      `(runbooks/backfill.md), and the next run up to the report day ${until} sends it.`,
  };
}

/** Undefined, without claiming a receipt, when the archive has no day of the period. */
async function sendSummary(
  platform: SummaryPlatform,
  readCosts: CostsOnce,
  input: SummaryInput,
  { runId, toResend, closeTeams, onSummary }: SummaryRequest,
  pace: SendLimiter,
): Promise<DeliveryOutcome | undefined> {
  const { due, audience, settings } = input;
  const { from, staleSeconds, claimWaitSeconds } = settings.mail;
  const receipt = summaryReceipt(audience.name, due.period.kind);
  const resend = toResend.has(receipt);
  const earlier = await readEarlierReceipt(platform.store, due.period.to, receipt);
  const isDone = earlier !== undefined && isDelivered(earlier, { resend, runId });
  if (!isDone && (await readCosts()) === undefined) return undefined;
  let mailed: MailedSummary | undefined;
  const compose = async (attempt: number) => {
    requireSameCurrency(input);
    const costs = (await readCosts()) as PeriodCosts;
    const isForAll = due.period.kind === 'month' && audience.scope === organizationScope;
    const closed = isForAll ? ((await closeTeams?.(due)) ?? null) : null;
    const composed = await composePeriodSummary(platform.store, costs, { ...input, closed });
    const date = new Date(platform.now());
    const { to } = audience;
    const messageInput = { ...composed, periodId: due.period.id, audience: receipt, from, to };
    const message = await buildSummaryMessage({ ...messageInput, date, attempt });
    const { html, text } = composed.mail;
    mailed = { period: due.period, audience: composed.figures.audience, html, text };
    await pace.turn();
    return message;
  };
  const outcome = await sendOnce(platform, compose, {
    runId,
    staleSeconds,
    claimWaitSeconds,
    reportDay: due.period.to,
    audience: receipt,
    resend,
  });
  if (outcome.outcome === 'sent' && mailed !== undefined) await onSummary?.(mailed);
  return outcome;
}

/** A month is compared with its own budgets, which the daily run may not have checked. */
function requireSameCurrency({ due, settings, windowStatus }: SummaryInput): void {
  const { kind, to } = due.period;
  const months = kind === 'month' ? [periodOf(to)] : [];
  requireBudgetCurrency(settings.budgets, months, windowStatus.currency);
}

function failed(error: unknown): SummaryOutcome['delivery'] {
  return { outcome: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
}

const reasons: Readonly<Record<WaitingPeriod['why'], string>> = {
  'not-whole': 'the last day of its period is not complete in the bill yet.',
  'not-archived': 'the bill does not reach back to its period.',
  'not-final': 'its month is not final yet, so it was never sent.',
  past: 'its month is too long ago; name an earlier report day.',
  'archive-empty': 'the archive holds no day of its period.',
};

/** Summaries with a requested resend that are not due on this report day, one sentence each. */
function notSentAgain(
  { toResend, audiences, reportDay }: SummaryRequest,
  summaries: readonly SummaryOutcome[],
  notSent: readonly WaitingPeriod[],
): readonly string[] {
  const tried = new Set(
    summaries.map(({ audience, period }) => summaryReceipt(audience, period.kind)),
  );
  const receipts = audiences.flatMap(({ name }) =>
    periodKinds.map((kind) => ({ kind, receipt: summaryReceipt(name, kind) })),
  );
  return receipts
    .filter(({ receipt }) => toResend.has(receipt) && !tried.has(receipt))
    .map(({ kind, receipt }) => {
      const found = notSent.find(({ period }) => period.kind === kind);
      const why = found?.advice ?? (found === undefined ? '' : reasons[found.why]);
      return `${receipt} was not sent again on the report day ${reportDay}: ${why}`;
    });
}

function failureOf(summaries: readonly SummaryOutcome[], unsent: readonly string[]): Error | null {
  const failures = summaries.flatMap(({ period, audience, delivery }) =>
    delivery.outcome === 'failed' ? [{ period, audience, error: delivery.error }] : [],
  );
  if (failures.length === 0) return unsent.length > 0 ? new Error(unsent.join(' ')) : null;
  const named = failures.map(
    ({ period, audience, error }) => `${period.id} to ${audience}: ${error.message}`,
  );
  return new AggregateError(
    failures.map(({ error }) => error),
    `${failures.length} of ${summaries.length} summaries failed. ${[...named, ...unsent].join(' ')}`,
  );
}
