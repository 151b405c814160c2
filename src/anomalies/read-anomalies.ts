/**
 * Reads the anomalies of a report day: one query of the archive, and one of the bill if there are
 * suspects.
 */
import type { ArchivedWindow } from '../archive/window/archive-window.ts';
import { dayLines } from '../archive/window/day-lines.ts';
import { addDays, type BillingDay, timeOfDay } from '../domain/calendar/billing-day.ts';
import type { CostMetric } from '../domain/costs/cost-metric.ts';
import type { Anomalies } from '../domain/figures/anomaly.ts';
import type { Platform } from '../ports/platform.ts';
import { anomalyDays, daysToRead } from './anomaly-days.ts';
import type { AnomalySettings } from './anomaly-settings.ts';
import { detectAnomalies } from './detect-anomalies.ts';
import { explainAnomalies } from './explain-anomalies.ts';
import { type DayCompleteness, hasAllLines, lacksHours } from './late-costs.ts';
import { readSeries } from './read-service-series.ts';
import { referenceDays } from './reference-days.ts';
import { medianCost } from './robust-statistics.ts';

export interface AnomalyInput {
  readonly reportDay: BillingDay;
  /** The window of this run, for the completeness of its days and the organization's daily cost. */
  readonly archived: ArchivedWindow;
  /** Archived days of at least the last half year. */
  readonly archivedDays: ReadonlySet<BillingDay>;
  readonly costMetric: CostMetric;
  /** The selected ISO 4217 currency; null when the bill has only one. */
  readonly currency: string | null;
  readonly settings: AnomalySettings;
}

const millisecondsPerHour = 3_600_000;

/**
 * Anomalies of all OUs. 'short-history' without rows when too few days before the report day are
 * archived; 'incomplete' when the report day lacks lines, so that drops are not reported.
 * Throws the engine's errors.
 */
export async function readAnomalies(
  platform: Pick<Platform, 'engine' | 'tables' | 'now'>,
  input: AnomalyInput,
): Promise<Anomalies> {
  const { reportDay, archived, settings, costMetric, currency } = input;
  const days = anomalyDays(reportDay, input.archivedDays, settings.historyDays);
  if (days.trailing.length < settings.minimumHistoryDays)
    return { state: 'short-history', rows: [] };
  const lines = archived.days.map(({ day: { day, lineCount } }) => ({ day, lineCount }));
  const completeness = completenessOf(platform.now(), input);
  const floor = floorOf(input);
  const archivedDays = daysToRead(days);
  const knownServices = archived.serviceNames;
  const series = await readSeries(platform, { days: archivedDays, floor, knownServices });
  const suspects = detectAnomalies({
    series,
    days,
    completeness,
    settings: { floor, tolerance: settings.tolerance },
  });
  const isComplete = completeness.isSettled || completeness.hasAllLines;
  const state = isComplete ? 'checked' : 'incomplete';
  const references = referenceDays(reportDay, lines);
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
      countsBlankCurrency: !archived.scan.leftOut.some(({ reason }) => reason === 'no-currency'),
    },
    accountNames: archived.accountNames,
    isSettled: completeness.isSettled,
    drilledAnomalies: settings.drilledAnomalies,
    driverCount: settings.driverCount,
  });
  return { state, rows };
}

/** AWS may deliver usage up to a day late, and the digest may run on the next morning. */
function completenessOf(
  now: number,
  { reportDay, archived, settings }: AnomalyInput,
): DayCompleteness {
  const days = dayLines(archived);
  const share = settings.dropCompleteness;
  const settledAt = timeOfDay(addDays(reportDay, 1)) + settings.settlingHours * millisecondsPerHour;
  return {
    isSettled: now >= settledAt && !lacksHours(reportDay, days, share),
    hasAllLines: hasAllLines(reportDay, days, share),
  };
}

/** Uses the median cost of the window's days, which a spike or a first of a month does not change. */
function floorOf({ archived, settings }: AnomalyInput): number {
  const costs = archived.days.map(({ day }) => Math.abs(day.totalCost));
  return Math.max(settings.floorAmount, settings.floorShare * medianCost(costs));
}
