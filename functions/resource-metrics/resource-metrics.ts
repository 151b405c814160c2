/**
 * The steps of the resource metrics: what resources cost, then how much the costliest were used, the newest day
 * first. A day that has all its metrics is not asked for again.
 */
import { type BillingDay, daysFromTo } from '../../src/domain/calendar/billing-day.ts';
import { type MeasuredDay, measureDay } from '../../src/metrics/archive/measure-day.ts';
import { priceOfMetrics } from '../../src/metrics/plan/metric-price.ts';
import type { AskedAgain } from '../../src/metrics/rows/ask-again.ts';
import { RunRecord, type StepListener } from '../../src/observability/run-record.ts';
import type { MetricSource } from '../../src/ports/metric-source.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { RecommendationFiles } from '../../src/recommendations/export/export-of-day.ts';
import type { MetricsSettings } from '../../src/settings/metrics-settings.ts';
import { archiveRecommendations, type RecommendationsOfDay } from './archive-recommendations.ts';
import { choiceOf, type PlannedDay, planDay } from './plan-metrics.ts';
import { storeThatReplacesDamage } from './replace-damage.ts';
import { type FoundCosts, findResourceCosts, publishCosts } from './resource-costs-of-days.ts';
import type { MetricsRange } from './resource-metrics-event.ts';

/** Time for the requests of one day, and for the run record. */
const dayMilliseconds = 180_000;

export interface MetricsRun extends Omit<MetricsRange, 'dryRun'> {
  readonly runId: string;
  /** The account that asks. */
  readonly ownAccount: string | null;
  /** Milliseconds until the run must end; without it there is always time. */
  readonly timeLeft?: () => number;
  readonly onStep?: StepListener | undefined;
  /** The export of AWS's own recommendations; absent where none is given. */
  readonly recommendations?: RecommendationFiles | undefined;
}

export interface MetricsOutcome {
  readonly days: readonly MeasuredDay[];
  /** Days whose resource costs changed. */
  readonly costsWritten: readonly BillingDay[];
  /** Days that the digest has not archived yet. */
  readonly notArchived: readonly BillingDay[];
  /** Days for which there was no time: run again. */
  readonly rest: readonly BillingDay[];
  /** Of each day of their export, newest first; empty where none is given. */
  readonly recommendations: readonly RecommendationsOfDay[];
  /** USD, for the metrics that were asked for. */
  readonly usd: number;
  readonly recordKey: string;
}

/** Throws what a step throws; days that were written stay, and the run can be repeated. */
export async function resourceMetrics(
  given: Platform & { readonly metrics: MetricSource },
  settings: MetricsSettings,
  run: MetricsRun,
): Promise<MetricsOutcome> {
  const { from, to, runId, onStep } = run;
  const record = new RunRecord(given, { runId, day: to, onStep });
  const store = storeThatReplacesDamage(given.store, run);
  const platform = record.observePlatform({ ...given, store });
  return record.keep(async () => {
    const found = await record.step('resource costs', async (addToRecord) => {
      const costs = await findResourceCosts(platform, { from, to }, settings);
      addToRecord({ ruleSet: costs.ruleSet, days: [...costs.costs.keys()] });
      return costs;
    });
    const costsWritten = await record.step('archive costs', async (addToRecord) => {
      const written = await publishCosts(platform, found);
      addToRecord({ written });
      return written;
    });
    const recommendations = await keepRecommendations(platform, { record, found, run });
    const range = daysFromTo(from, to).toReversed();
    const archived = range.filter((day) => found.archived.has(day));
    const measured = await measureDays(platform, { record, found, settings, run, archived });
    return {
      days: measured,
      costsWritten,
      notArchived: range.filter((day) => !found.archived.has(day)),
      rest: archived.slice(measured.length),
      recommendations,
      usd: priceOfMetrics(measured.reduce((sum, { charged }) => sum + charged, 0)),
      recordKey: record.key,
    };
  });
}

type Found = Pick<DaysToMeasure, 'record' | 'found' | 'run'>;

/** Before the metrics, which may use up the time. */
async function keepRecommendations(
  { store }: Pick<Platform, 'store'>,
  { record, found: { archived }, run: { from, to, recommendations: files } }: Found,
): Promise<readonly RecommendationsOfDay[]> {
  if (files === undefined) return [];
  return record.step('AWS recommendations', async (addToRecord) => {
    const days = await archiveRecommendations(store, { from, to, files, archived });
    addToRecord({ days });
    return days;
  });
}

interface DaysToMeasure {
  readonly record: RunRecord;
  readonly found: FoundCosts;
  readonly settings: MetricsSettings;
  readonly run: MetricsRun;
  readonly archived: readonly BillingDay[];
}

async function measureDays(
  platform: Pick<Platform, 'store'> & { readonly metrics: MetricSource },
  { record, found, settings, run, archived }: DaysToMeasure,
): Promise<readonly MeasuredDay[]> {
  const measured: MeasuredDay[] = [];
  for (const day of archived) {
    const isLate = run.timeLeft !== undefined && run.timeLeft() < dayMilliseconds;
    if (isLate && measured.length > 0) break;
    const done = await record.step(`metrics of ${day}`, async (addToRecord) => {
      const { resources, ...choice } = choiceOf(found, day, settings);
      const again = statesAskedAgain(run.again);
      const { ownAccount } = run;
      const result = await measureDay(platform, { day, resources, again, ownAccount });
      addToRecord({ choice: { ...choice, resources: resources.length }, ...result });
      return result;
    });
    measured.push(done);
  }
  return measured;
}

/** What was refused or empty stays so until somebody changed something. */
export function statesAskedAgain(again: boolean): AskedAgain {
  return again ? ['partial', 'inaccessible', 'none'] : ['partial'];
}

/** What a run would ask for: it reads the bill once, asks CloudWatch nothing and writes nothing. */
export async function planMetrics(
  platform: Platform,
  settings: MetricsSettings,
  { from, to, again }: Omit<MetricsRange, 'dryRun'>,
): Promise<readonly PlannedDay[]> {
  const found = await findResourceCosts(platform, { from, to }, settings);
  const planned: PlannedDay[] = [];
  for (const day of daysFromTo(from, to).toReversed()) {
    planned.push(await planDay(platform, found, day, settings, statesAskedAgain(again)));
  }
  return planned;
}
