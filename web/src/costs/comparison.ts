/** Whether the costs of an answer can be compared: with which days, or why not. */
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { DayRange } from '../../../src/domain/questions/compared-days.ts';
import type { Costs } from '../api/answers.ts';
import { counted, rangeText } from '../words/day-words.ts';
import { metricWords } from '../words/dimension-words.ts';

export interface Comparison {
  /** Null where no row is compared. */
  readonly daysBefore: DayRange | null;
  /** Why the total is not compared, without a full stop; null if it is, or if nobody asked for it. */
  readonly reason: string | null;
}

/** Costs are compared only if all days of both ranges are archived: else the change would be that of the days. */
export function comparisonOf(data: Omit<Costs, 'rows' | 'nextCursor'>): Comparison {
  if (data.daysBefore === undefined) return { daysBefore: null, reason: null };
  const [days, daysBefore] = [rangeOf(data.days), rangeOf(data.daysBefore)];
  const missing =
    missingText(daysBefore, data.missingDaysBefore) ?? missingText(days, data.missingDays);
  if (missing !== null) return { daysBefore: null, reason: missing };
  const isKnown = typeof data.total.costBefore === 'string';
  return { daysBefore, reason: isKnown ? null : unknownText(daysBefore, data.metric) };
}

function missingText(range: DayRange, missing: readonly string[] = []): string | null {
  if (missing.length === 0) return null;
  return `${counted(missing.length, 'day')} of ${rangeText(range)} ${missing.length === 1 ? 'is' : 'are'} not archived`;
}

function unknownText(range: DayRange, metric: string): string {
  const word = metricWords[metric as keyof typeof metricWords]?.toLowerCase() ?? metric;
  return `lines of ${rangeText(range)} have no ${word} cost in the export`;
}

function rangeOf({ from, to }: Costs['days']): DayRange {
  return { from: parseBillingDay(from), to: parseBillingDay(to) };
}
