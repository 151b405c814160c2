/**
 * Archives the metrics of some days: of a day without an object, or with a damaged one, those of all the chosen
 * resources; else only those that were not complete. A metric is asked once for all of the days, so that it is paid for
 * once. An archived figure is never lost.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { eachBounded } from '../../ports/each-bounded.ts';
import type { MetricSource } from '../../ports/metric-source.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { askOnce, chargedByDay } from '../plan/ask-once.ts';
import { type AskedMetric, type MeasuredResource, metricsOf } from '../plan/asked-metric.ts';
import { type AskedAgain, metricsToAskAgain } from '../rows/ask-again.ts';
import { rowKey } from '../rows/metric-columns.ts';
import type { MetricRow } from '../rows/metric-row.ts';
import { type AskedCounts, askMetrics, nothingAsked } from './ask-metrics.ts';
import { countOf, measuredDay, publishMeasuredDay } from './measured-day.ts';

export interface DayToMeasure {
  readonly day: BillingDay;
  /** Used for a day without an object. */
  readonly resources: readonly MeasuredResource[];
}

export interface DaysToMeasure {
  /** Newest first, each once. They are written in this order. */
  readonly days: readonly DayToMeasure[];
  /** States that are asked again. */
  readonly again: AskedAgain;
  /** The account that asks; null if every account is named. */
  readonly ownAccount: string | null;
}

export interface MeasuredDay {
  readonly day: BillingDay;
  /** 'kept': nothing was asked, because nothing was missing. */
  readonly outcome: 'written' | 'unchanged' | 'kept';
  /** Rows of the day now, by what CloudWatch answered. */
  readonly states: Readonly<Record<MetricRow['state'], number>>;
  /** Metrics that AWS charges, and that no newer one of the days has asked for; without those that were asked again. */
  readonly charged: number;
}

export interface MeasuredDays {
  readonly days: readonly MeasuredDay[];
  readonly counts: AskedCounts;
}

interface Plan {
  readonly day: BillingDay;
  /** What is archived. */
  readonly stored: readonly MetricRow[];
  readonly asked: readonly AskedMetric[];
}

/** Number of archived days that are read at the same time. */
const concurrentReads = 4;

/** Throws an Error for the first day of which CloudWatch answered no metric: it and those after it are not written. */
export async function measureDays(
  { store, metrics }: { readonly store: ObjectStore; readonly metrics: MetricSource },
  { days, again, ownAccount }: DaysToMeasure,
): Promise<MeasuredDays> {
  const plans = await eachBounded(days, concurrentReads, (one) => planOf(store, one, again));
  const asked = askOnce(plans.map((plan) => [plan.day, plan.asked]));
  const { rows, counts } =
    asked.length === 0
      ? { rows: new Map<BillingDay, readonly MetricRow[]>(), counts: nothingAsked }
      : await askMetrics(metrics, asked, ownAccount);
  const charged = chargedByDay(asked);
  const measured: MeasuredDay[] = [];
  for (const plan of plans) {
    const found = rows.get(plan.day) ?? [];
    const written = await archive(store, plan, found, counts.reasons);
    measured.push({ ...written, day: plan.day, charged: charged.get(plan.day) ?? 0 });
  }
  return { days: measured, counts };
}

async function planOf(
  store: ObjectStore,
  { day, resources }: DayToMeasure,
  again: AskedAgain,
): Promise<Plan> {
  const stored = await measuredDay(store, day);
  const asked = stored === null ? metricsOf(resources) : metricsToAskAgain(stored, again);
  return { day, stored: stored ?? [], asked };
}

async function archive(
  store: ObjectStore,
  { day, stored, asked }: Plan,
  found: readonly MetricRow[],
  reasons: readonly string[],
): Promise<Pick<MeasuredDay, 'outcome' | 'states'>> {
  if (asked.length === 0) return { outcome: 'kept', states: statesOf(stored) };
  requireAnswers(day, found, reasons);
  const rows = merged(stored, found);
  return { outcome: await publishMeasuredDay(store, day, rows), states: statesOf(rows) };
}

function merged(stored: readonly MetricRow[], found: readonly MetricRow[]): readonly MetricRow[] {
  const byKey = new Map(stored.map((row) => [rowKey(row), row]));
  for (const row of found) byKey.set(rowKey(row), row);
  return [...byKey.values()];
}

function requireAnswers(
  day: BillingDay,
  rows: readonly MetricRow[],
  reasons: readonly string[],
): void {
  if (rows.some(({ state }) => state === 'complete' || state === 'none')) return;
  throw new Error(
    `CloudWatch gave none of the ${rows.length} metrics of ${day} that were asked for: ` +
      `${reasons.join('; ') || 'no reason'}. Nothing was written of it. See the runbook resource-metrics.`,
  );
}

function statesOf(rows: readonly MetricRow[]): MeasuredDay['states'] {
  return {
    complete: countOf(rows, 'complete'),
    partial: countOf(rows, 'partial'),
    none: countOf(rows, 'none'),
    inaccessible: countOf(rows, 'inaccessible'),
  };
}
