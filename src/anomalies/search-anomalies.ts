/**
 * Searches for the anomalies of a report day: one query of the archive, and one of the lines that may have caused them
 * if there are suspects.
 */
import { addDays, type BillingDay, timeOfDay } from '../domain/calendar/billing-day.ts';
import type { AccountNames } from '../domain/costs/breakdown.ts';
import type { CostMetric } from '../domain/costs/cost-metric.ts';
import type { Anomalies } from '../domain/figures/anomaly.ts';
import type { DayLines } from '../domain/figures/day-lines.ts';
import { anomalyDays, daysToRead } from './anomaly-days.ts';
import type { AnomalySettings } from './anomaly-settings.ts';
import { detectAnomalies } from './detect-anomalies.ts';
import { explainAnomalies, type SearchedPlatform } from './explain-anomalies.ts';
import { type DayCompleteness, hasAllLines, lacksHours } from './late-costs.ts';
import { readSeries } from './read-service-series.ts';
import { referenceDays } from './reference-days.ts';
import { medianCost } from './robust-statistics.ts';

/** The days that a run has read, for the completeness of the report day and the organization's daily cost. */
export interface SearchedWindow {
  /** The days as they are archived, in order. */
  readonly days: readonly DayLines[];
  /** The days with lines to compare causes with. */
  readonly comparedDays: readonly Pick<DayLines, 'day' | 'lineCount'>[];
  /** Cost of each day. */
  readonly dayCosts: readonly number[];
  readonly accountNames: AccountNames;
  /** Service code → name, for services that have both. */
  readonly serviceNames: ReadonlyMap<string, string>;
  /** Whether lines without a currency count as lines of the selected one. */
  readonly countsBlankCurrency: boolean;
}

export interface SearchInput {
  readonly reportDay: BillingDay;
  readonly window: SearchedWindow;
  /** Archived days of at least the last half year. */
  readonly archivedDays: ReadonlySet<BillingDay>;
  readonly costMetric: CostMetric;
  /** The selected ISO 4217 currency; null when the lines have only one. */
  readonly currency: string | null;
  readonly settings: AnomalySettings;
}

const millisecondsPerHour = 3_600_000;

/**
 * Anomalies of all OUs. 'short-history' without rows when too few days before the report day are
 * archived; 'incomplete' when the report day lacks lines, so that drops are not reported.
 * Throws the engine's errors.
 */
export async function searchAnomalies(
  platform: SearchedPlatform & { readonly now: () => number },
  input: SearchInput,
): Promise<Anomalies> {
  const { reportDay, window, settings, costMetric, currency } = input;
  const days = anomalyDays(reportDay, input.archivedDays, settings.historyDays);
  if (days.trailing.length < settings.minimumHistoryDays)
    return { state: 'short-history', rows: [] };
  const completeness = completenessOf(platform.now(), input);
  const floor = floorOf(input);
  const archivedDays = daysToRead(days);
  const knownServices = window.serviceNames;
  const series = await readSeries(platform, { days: archivedDays, floor, knownServices });
  const suspects = detectAnomalies({
    series,
    days,
    completeness,
    settings: { floor, tolerance: settings.tolerance },
  });
  const isComplete = completeness.isSettled || completeness.hasAllLines;
  const state = isComplete ? 'checked' : 'incomplete';
  const references = referenceDays(reportDay, window.comparedDays);
  if (suspects.length === 0 || references.length === 0) {
    return { state, rows: suspects.map(({ isConfirmed: _, ...row }) => ({ ...row, drivers: [] })) };
  }
  const rows = await explainAnomalies(platform, suspects, {
    input: {
      reportDay,
      referenceDays: references,
      archivedDays,
      costMetric,
      currency,
      knownServices,
      countsBlankCurrency: window.countsBlankCurrency,
    },
    accountNames: window.accountNames,
    isSettled: completeness.isSettled,
    drilledAnomalies: settings.drilledAnomalies,
    driverCount: settings.driverCount,
  });
  return { state, rows };
}

/** AWS may deliver usage up to a day late, and the digest may run on the next morning. */
function completenessOf(
  now: number,
  { reportDay, window: { days }, settings }: SearchInput,
): DayCompleteness {
  const share = settings.dropCompleteness;
  return {
    isSettled: isPastSettling(now, reportDay, settings) && !lacksHours(reportDay, days, share),
    hasAllLines: hasAllLines(reportDay, days, share),
  };
}

/** Whether AWS delivers no more costs of the day. `now`: milliseconds since 1970. */
export function isPastSettling(
  now: number,
  reportDay: BillingDay,
  { settlingHours }: Pick<AnomalySettings, 'settlingHours'>,
): boolean {
  return now >= timeOfDay(addDays(reportDay, 1)) + settlingHours * millisecondsPerHour;
}

/** Uses the median cost of the window's days, which a spike or a first of a month does not change. */
function floorOf({ window, settings }: SearchInput): number {
  const costs = window.dayCosts.map(Math.abs);
  return Math.max(settings.floorAmount, settings.floorShare * medianCost(costs));
}
