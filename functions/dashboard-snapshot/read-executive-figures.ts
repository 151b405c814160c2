/**
 * Computes the executives' figures from the archive and the forecast that the digest published. They
 * equal those of FinOps' mail unless a run changed the archive in between.
 */

import { readSeries } from '../../src/archive/read/read-ou-series.ts';
import { seriesWithin } from '../../src/domain/audience/audience-series.ts';
import type { LightThresholds } from '../../src/domain/budgets/budget-light.ts';
import { type Budget, budgetsOf, organizationScope } from '../../src/domain/budgets/budgets.ts';
import { type BillingDay, periodOf } from '../../src/domain/calendar/billing-day.ts';
import { type CostMetric, costMetrics } from '../../src/domain/costs/cost-metric.ts';
import { comparedIf } from '../../src/domain/figures/compared-day.ts';
import type { ExecutiveFigures } from '../../src/domain/figures/executive-figures.ts';
import { ouFigures, totalFigures } from '../../src/domain/figures/ou-figures.ts';
import { readRemainingCosts } from '../../src/forecast/read-forecast.ts';
import type { RemainingCosts } from '../../src/forecast/remaining-costs.ts';
import type { StepFacts } from '../../src/observability/run-record.ts';
import { atOnce } from '../../src/ports/at-once.ts';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import type { Platform } from '../../src/ports/platform.ts';
import { objectKey } from '../../src/tables/object-key.ts';
import { ouBreakdownTable } from '../../src/tables/ou-breakdown.ts';
import { forecastState } from './forecast-state.ts';
import { readDayCause } from './read-day-cause.ts';
import { readMonths } from './read-months.ts';
import type { SentDigest } from './wait-for-digest.ts';

export interface FiguresSettings {
  readonly thresholds: LightThresholds;
  readonly budgets: readonly Budget[];
}

/**
 * `addToRecord` records the source of the month end. Throws an Error when the day is not archived, or when its
 * object lacks metadata.
 */
export async function readFigures(
  platform: Platform,
  { requestedDay, reportDay, mailed }: Omit<SentDigest, 'runId'>,
  { thresholds, budgets }: FiguresSettings,
  addToRecord: (facts: StepFacts) => void,
): Promise<ExecutiveFigures> {
  const unit = await archivedUnit(platform.store, reportDay);
  const [read, months] = await atOnce([
    readSeries(platform, reportDay),
    readMonths(platform, reportDay),
  ]);
  const remainingCosts = await remainingCostsOf(platform.store, reportDay, addToRecord);
  const known = {
    ...read,
    budgets: budgetsOf(budgets, periodOf(reportDay)),
    reportDay,
    thresholds,
    remainingCosts: remainingCosts ?? new Map(),
  };
  const series = seriesWithin(known, organizationScope);
  const hours = mailed?.hours;
  const compare = comparedIf(hours === undefined);
  const ous = ouFigures(series).map(compare);
  const total = compare(totalFigures(series, ous));
  const cause = hours === undefined ? await readDayCause(platform, reportDay, read.archived) : null;
  const forecast = forecastState(total.projected, remainingCosts !== null, mailed);
  if (forecast.state === 'other-run') addToRecord({ forecastOf: 'another run' });
  return { requestedDay, reportDay, ...unit, hours, total, ous, months, cause, forecast };
}

async function archivedUnit(
  store: ObjectStore,
  day: BillingDay,
): Promise<{ costMetric: CostMetric; currency: string }> {
  const stored = await store.head(objectKey(ouBreakdownTable, day));
  const where = store.locate(objectKey(ouBreakdownTable, day));
  if (stored === undefined) throw new Error(`${day} is not in the archive (${where}).`);
  const costMetric = costMetrics.find((metric) => metric === stored.metadata['cost-metric']);
  const currency = stored.metadata['currency'];
  if (costMetric !== undefined && currency !== undefined) return { costMetric, currency };
  throw new Error(`${where} lacks its currency or cost metric; run the digest for ${day}.`);
}

/** Null without a readable forecast: then month ends are unknown. */
async function remainingCostsOf(
  store: ObjectStore,
  reportDay: BillingDay,
  addToRecord: (facts: StepFacts) => void,
): Promise<RemainingCosts | null> {
  try {
    const remainingCosts = await readRemainingCosts(store, reportDay);
    addToRecord({ monthEnd: 'published forecast' });
    return remainingCosts;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    addToRecord({ monthEnd: 'unknown', reason });
    return null;
  }
}
