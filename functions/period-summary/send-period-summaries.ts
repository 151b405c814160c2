/**
 * What happens after the daily mail: each summary that is due goes once to each audience. One that
 * fails never keeps the others back; the report says which, so that the run can fail at its end.
 */
import { periodOf } from '../domain/billing-day.ts';
import { requireBudgetCurrency } from '../domain/budgets.ts';
import { type DeliveryOutcome, sendOnce } from '../mail/receipts.ts';
import { sendPatiently } from '../mail/send-patiently.ts';
import { paced, type SendingPace, sendingPace } from '../mail/sending-pace.ts';
import type { Period } from '../mail/summary-figures.ts';
import { buildSummaryMessage } from '../mail/summary-message.ts';
import type { Platform } from '../platform/ports.ts';
import { composePeriodSummary, type SummaryQuestion } from './compose-summary.ts';
import { duePeriods, type WaitingPeriod } from './due-periods.ts';
import { type PeriodCosts, readPeriod } from './read-period.ts';
import type { SummaryAudience, SummaryRequest, SummarySettings } from './summary-settings.ts';

/** What became of one summary for one audience. */
export interface SummaryOutcome {
  readonly period: Period;
  readonly audience: string;
  readonly delivery: DeliveryOutcome | { readonly outcome: 'failed'; readonly error: Error };
}

export interface SummaryReport {
  readonly summaries: readonly SummaryOutcome[];
  /** Periods whose summary is switched on and not due today, and why. */
  readonly waiting: readonly WaitingPeriod[];
  /** How many were not begun, since time ran short. */
  readonly rest: number;
  /** Throws an AggregateError that names each summary that failed; nothing when none did. */
  readonly throwIfFailed: () => void;
}

type SummaryPlatform = Pick<Platform, 'engine' | 'tables' | 'catalog' | 'store' | 'outbox' | 'now'>;

/** Sends what is due. Never throws: what failed is in the report. */
export async function sendPeriodSummaries(
  platform: SummaryPlatform,
  settings: SummarySettings,
  request: SummaryRequest,
): Promise<SummaryReport> {
  const { due, waiting } = duePeriods({ ...settings, ...request });
  const pace = request.pace ?? sendingPace({ sendsPerSecond: null });
  const summaries: SummaryOutcome[] = [];
  for (const one of due) {
    const costs = readOnce(platform, one.period);
    const send = async (audience: SummaryAudience): Promise<SummaryOutcome> => {
      const question = { due: one, audience, settings, facts: request.facts };
      const sent = sendPatiently(() => sendSummary(platform, costs, question, request, pace));
      return { period: one.period, audience: audience.name, delivery: await sent.catch(failed) };
    };
    const [first, ...owners] = request.audiences;
    // The whole organization's alone, first: its period is read once, for all.
    const whole = first === undefined ? [] : await paced([first], pace, send);
    summaries.push(...whole, ...(await paced(owners, pace, send)));
  }
  const rest = due.length * request.audiences.length - summaries.length;
  return { summaries, waiting, rest, throwIfFailed: () => throwFailures(summaries) };
}

/** Reads when the first audience needs it: a period that was sent to all costs no query. */
function readOnce(platform: SummaryPlatform, period: Period): () => Promise<PeriodCosts> {
  let costs: Promise<PeriodCosts> | undefined;
  return () => {
    costs ??= readPeriod(platform, period);
    return costs;
  };
}

async function sendSummary(
  platform: SummaryPlatform,
  costs: () => Promise<PeriodCosts>,
  question: SummaryQuestion,
  { runId, resend }: SummaryRequest,
  pace: SendingPace,
): Promise<DeliveryOutcome> {
  const { due, audience, settings } = question;
  const { from, staleSeconds, patienceSeconds } = settings.mail;
  const receipt = `${audience.name}-${due.period.kind}`;
  const compose = async (attempt: number) => {
    requireSameCurrency(question);
    const composed = await composePeriodSummary(platform.store, await costs(), question);
    const date = new Date(platform.now());
    const { to } = audience;
    const letter = { ...composed, periodId: due.period.id, audience: receipt, from, to };
    const message = await buildSummaryMessage({ ...letter, date, attempt });
    await pace.turn();
    return message;
  };
  return sendOnce(platform, compose, {
    ...{ runId, staleSeconds, patienceSeconds },
    reportDay: due.period.to,
    audience: receipt,
    resend: resend === due.period.kind,
  });
}

/** A month is compared with its own budgets, which the daily run may not have looked at. */
function requireSameCurrency({ due, settings, facts }: SummaryQuestion): void {
  const { kind, to } = due.period;
  const months = kind === 'month' ? [periodOf(to)] : [];
  requireBudgetCurrency(settings.budgets, months, facts.currency);
}

function failed(error: unknown): SummaryOutcome['delivery'] {
  return { outcome: 'failed', error: error instanceof Error ? error : new Error(String(error)) };
}

function throwFailures(summaries: readonly SummaryOutcome[]): void {
  const failures = summaries.flatMap(({ period, audience, delivery }) =>
    delivery.outcome === 'failed' ? [{ period, audience, error: delivery.error }] : [],
  );
  if (failures.length === 0) return;
  const named = failures.map(
    ({ period, audience, error }) => `${period.id} to ${audience}: ${error.message}`,
  );
  throw new AggregateError(
    failures.map(({ error }) => error),
    `${failures.length} of ${summaries.length} summaries failed. ${named.join(' ')}`,
  );
}
