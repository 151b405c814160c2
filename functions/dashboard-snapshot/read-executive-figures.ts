/**
 * Computes the executives' figures from the archive, as the digest does. They equal those of FinOps'
 * mail unless a run changed the archive in between.
 */
import { objectKey } from '../../src/archive/day/partition-key.ts';
import { readSeries } from '../../src/archive/read/read-ou-series.ts';
import { seriesWithin } from '../../src/domain/audience/audience-series.ts';
import type { LightThresholds } from '../../src/domain/budgets/budget-light.ts';
import { type Budget, budgetsOf, organizationScope } from '../../src/domain/budgets/budgets.ts';
import { addDays, type BillingDay, periodOf } from '../../src/domain/calendar/billing-day.ts';
import { type CostMetric, costMetrics } from '../../src/domain/costs/cost-metric.ts';
import type { ExecutiveFigures } from '../../src/domain/figures/executive-figures.ts';
import type { RemainingCost } from '../../src/domain/figures/month-end.ts';
import { type OuSeries, ouFigures, totalFigures } from '../../src/domain/figures/ou-figures.ts';
import { forecastOus } from '../../src/forecast/forecast-ous.ts';
import { loadForecaster } from '../../src/forecast/forecaster.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { SentDigest } from './wait-for-digest.ts';

export interface FiguresSettings {
  readonly thresholds: LightThresholds;
  readonly budgets: readonly Budget[];
}

/** The same horizon as that of the digest, so that the forecasts are equal. */
const daysAhead = 183;

/** Throws an Error when the day is not archived, or when its object lacks metadata. */
export async function readFigures(
  platform: Platform,
  { requestedDay, reportDay }: Pick<SentDigest, 'requestedDay' | 'reportDay'>,
  { thresholds, budgets }: FiguresSettings,
): Promise<ExecutiveFigures> {
  const unit = await archivedUnit(platform.store, reportDay);
  const known = {
    ...(await readSeries(platform, reportDay)),
    budgets: budgetsOf(budgets, periodOf(reportDay)),
    reportDay,
    thresholds,
    remainingCosts: new Map(),
  };
  const remainingCosts = await remainingCostsOf(known);
  const series = { ...seriesWithin(known, organizationScope), remainingCosts };
  const ous = ouFigures(series);
  return { requestedDay, reportDay, ...unit, total: totalFigures(series, ous), ous };
}

async function archivedUnit(
  store: ObjectStore,
  day: BillingDay,
): Promise<{ costMetric: CostMetric; currency: string }> {
  const stored = await store.head(objectKey(day));
  const where = store.locate(objectKey(day));
  if (stored === undefined) throw new Error(`${day} is not in the archive (${where}).`);
  const costMetric = costMetrics.find((metric) => metric === stored.metadata['cost-metric']);
  const currency = stored.metadata['currency'];
  if (costMetric !== undefined && currency !== undefined) return { costMetric, currency };
  throw new Error(`${where} lacks its currency or cost metric; run the digest for ${day}.`);
}

async function remainingCostsOf({
  reportDay,
  archived,
  costs,
  budgets,
}: OuSeries): Promise<ReadonlyMap<string, RemainingCost>> {
  const forecasts = forecastOus(await loadForecaster(), {
    reportDay,
    archived,
    costs,
    until: addDays(reportDay, daysAhead),
    budgeted: new Set(budgets.keys()),
  });
  return new Map([...forecasts].map(([ou, { monthEnd, method }]) => [ou, { ...monthEnd, method }]));
}
