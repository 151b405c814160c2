/**
 * Archives the metrics of one day: all of the chosen resources on a day without an object, or with a damaged one; else
 * only those that were not complete, so that no figure is paid for twice. An archived figure is never lost.
 */
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { MetricSource } from '../../ports/metric-source.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { type MeasuredResource, metricsOf } from '../plan/asked-metric.ts';
import { type AskedAgain, metricsToAskAgain } from '../rows/ask-again.ts';
import { rowKey } from '../rows/metric-columns.ts';
import type { MetricRow } from '../rows/metric-row.ts';
import { type AskedDay, askMetrics } from './ask-metrics.ts';
import { countOf, measuredDay, publishMeasuredDay } from './measured-day.ts';

export interface DayToMeasure {
  readonly day: BillingDay;
  /** Used for a day without an object. */
  readonly resources: readonly MeasuredResource[];
  /** States that are asked again. */
  readonly again: AskedAgain;
  /** The account that asks; null if every account is named. */
  readonly ownAccount: string | null;
}

export interface MeasuredDay extends Omit<AskedDay, 'rows'> {
  readonly day: BillingDay;
  /** 'kept': nothing was asked, because nothing was missing. */
  readonly outcome: 'written' | 'unchanged' | 'kept';
  /** Rows of the day now, by what CloudWatch answered. */
  readonly states: Readonly<Record<MetricRow['state'], number>>;
}

const nothingAsked = {
  requests: 0,
  calls: 0,
  retries: 0,
  askedAgain: 0,
  charged: 0,
  reasons: [],
} as const;

/** Throws an Error, and writes nothing, when CloudWatch answered none of the metrics. */
export async function measureDay(
  { store, metrics }: { readonly store: ObjectStore; readonly metrics: MetricSource },
  { day, resources, again, ownAccount }: DayToMeasure,
): Promise<MeasuredDay> {
  const stored = await measuredDay(store, day);
  const asked = stored === null ? metricsOf(resources) : metricsToAskAgain(stored, again);
  if (asked.length === 0) {
    return { day, outcome: 'kept', states: statesOf(stored ?? []), ...nothingAsked };
  }
  const { rows: found, ...counts } = await askMetrics(metrics, day, asked, ownAccount);
  requireAnswers(day, found, counts.reasons);
  const rows = merged(stored ?? [], found);
  const outcome = await publishMeasuredDay(store, day, rows);
  return { day, outcome, states: statesOf(rows), ...counts };
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
      `${reasons.join('; ') || 'no reason'}. Nothing was written. See the runbook resource-metrics.`,
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
