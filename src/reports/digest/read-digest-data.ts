/**
 * Reads once from the archive all data for the figures of all audiences. Figures come only from the
 * archive, so that mail and dashboard agree; the scan of the bill only shows which days are complete.
 */

import { daysOfSeries, readOuCosts } from '../../archive/read/read-ou-series.ts';
import type { ArchivedDay, ArchivedWindow } from '../../archive/window/archive-window.ts';
import { dayLines } from '../../archive/window/day-lines.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { Movers } from '../../domain/figures/figures.ts';
import type { OuSeries } from '../../domain/figures/ou-figures.ts';
import { chooseReportDay, type ReportDay } from '../../domain/figures/report-day.ts';
import type { MonthsNotArchived, UnknownBudget } from '../../domain/figures/trust.ts';
import { atOnce } from '../../ports/at-once.ts';
import type { Platform } from '../../ports/platform.ts';
import type { DigestSettings } from '../../settings/digest-settings.ts';
import { matchBudgets } from './match-budgets.ts';
import { monthsNotArchived } from './months-not-archived.ts';
import { type DayDetailRows, readDayDetails } from './read-day-details.ts';
import { readMovers } from './read-movers.ts';
import { type RecurringCosts, readRecurringCosts } from './read-recurring-costs.ts';

/** The data of the report day and the days before it, of the whole organization. */
export interface DigestData extends ReportDay {
  readonly archived: ArchivedWindow;
  /** The report day, as this run archived it. */
  readonly reportedDay: ArchivedDay;
  /** Every OU's daily costs of the last half year, and every budget of the month. */
  readonly series: OuSeries;
  /** What the projections are made from. */
  readonly recurring: RecurringCosts;
  /** Largest change first; for each OU as many as a mail lists. */
  readonly movers: Movers;
  /** In a first run, months of the bill that only a backfill archives. */
  readonly notArchived: MonthsNotArchived | null;
  /** Rows by service, account and Region, of the whole organization. */
  readonly details: DayDetailRows;
  /** Budgets of the month that match no OU. */
  readonly unknownBudgets: readonly UnknownBudget[];
}

/** What this run archived, and all archived days of at least half a year before each of its days. */
export interface DigestSource {
  readonly archived: ArchivedWindow;
  readonly archivedDays: readonly BillingDay[];
  /** The teams of the allocation rules, whose budgets are known, such as 'team/retail'. */
  readonly teams?: readonly string[];
}

/** Throws an Error when the bill has no complete day in the window to report. */
export async function readDigestData(
  platform: Platform,
  { archived, archivedDays, teams = [] }: DigestSource,
  settings: DigestSettings,
): Promise<DigestData> {
  const chosen = chooseDay(archived, settings);
  const { reportDay } = chosen;
  const reportedDay = archived.days.find(({ day }) => day.day === reportDay) as ArchivedDay;
  const days = { reportDay, archived: daysOfSeries(archivedDays, reportDay) };
  const { costMetric } = reportedDay.day;
  const [costs, recurring, movers, details, notArchived] = await atOnce([
    readOuCosts(platform, reportDay),
    readRecurringCosts(platform, { ...days, costMetric }),
    readMovers(platform, { ...days, ...chosen }, archived, settings),
    readDayDetails(platform, days, archived, { rowCount: reportedDay.rowCount, costMetric }),
    monthsNotArchived(platform.bill, archived.window, archivedDays),
  ]);
  const { budgets, unknown } = await matchBudgets(
    platform,
    { ...days, ...costs },
    { ...settings, teams },
  );
  const series = {
    ...days,
    ...costs,
    budgets,
    thresholds: settings.thresholds,
    remainingCosts: new Map(),
  };
  return {
    ...chosen,
    archived,
    reportedDay,
    series,
    recurring,
    movers,
    details,
    notArchived,
    unknownBudgets: unknown,
  };
}

function chooseDay(archived: ArchivedWindow, settings: DigestSettings): ReportDay {
  const { window } = archived;
  const chosen = chooseReportDay(window.to, dayLines(archived), settings.completeness);
  if (chosen === undefined) {
    throw new Error(
      `The bill has no lines from ${window.from} to ${window.to}: nothing to report.`,
    );
  }
  return chosen;
}
