/**
 * The steps of the resource metrics: what resources cost, then how much the costliest were used, for some days together,
 * the newest first. A day that has all its metrics is not asked for again.
 */
import { addDays, type BillingDay, daysFromTo } from '../../src/domain/calendar/billing-day.ts';
import type { AskedCounts } from '../../src/metrics/archive/ask-metrics.ts';
import { type MeasuredDay, measureDays } from '../../src/metrics/archive/measure-days.ts';
import { priceOfMetrics } from '../../src/metrics/plan/metric-price.ts';
import type { AskedAgain } from '../../src/metrics/rows/ask-again.ts';
import type { RefusedPlace } from '../../src/metrics/rows/refused-places.ts';
import { RunRecord, type StepListener } from '../../src/observability/run-record.ts';
import type { MetricSource } from '../../src/ports/metric-source.ts';
import type { Platform } from '../../src/ports/platform.ts';
import type { RecommendationFiles } from '../../src/recommendations/export/export-of-day.ts';
import type { MetricsSettings } from '../../src/settings/metrics-settings.ts';
import { archiveRecommendations, type RecommendationsOfDay } from './archive-recommendations.ts';
import { type MetricsWindow, metricWindows } from './metric-windows.ts';
import { newlyRefused } from './newly-refused.ts';
import { choiceOf, type PlannedDay, planDays } from './plan-metrics.ts';
import { storeThatReplacesDamage } from './replace-damage.ts';
import { type FoundCosts, findResourceCosts, publishCosts } from './resource-costs-of-days.ts';
import type { MetricsRange } from './resource-metrics-event.ts';
import { timeForWindows } from './time-for-windows.ts';

export interface MetricsRun extends Omit<MetricsRange, 'dryRun' | 'hop' | 'costsFrom'> {
  /** Costs are archived from this day on, if it is before the first one; absent: of the days by which is chosen. */
  readonly costsFrom?: BillingDay;
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
  /** Newest first. */
  readonly days: readonly MeasuredDay[];
  readonly asked: AskedCounts;
  /** Accounts and Regions that answered on the day before the newest one, and refuse now. */
  readonly newlyRefused: readonly RefusedPlace[];
  /** Days whose resource costs changed. */
  readonly costsWritten: readonly BillingDay[];
  /** Days that the digest has not archived yet. */
  readonly notArchived: readonly BillingDay[];
  /** Days for which there was no time, the oldest of the range: run again. */
  readonly rest: MetricsWindow | null;
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
    const windows = metricWindows(run, settings.maxUsdPerDay);
    const mayStart = timeForWindows(run.timeLeft);
    const done: MeasuredWindow[] = [];
    for (const window of windows) {
      if (!mayStart()) break;
      done.push(await measureWindow(platform, { record, settings, run, window }));
    }
    const next = windows[done.length];
    const measured = inAll(done);
    const refused = await record.step('refused metrics', async (addToRecord) => {
      const places = await newlyRefused(platform.store, measured.days[0]);
      addToRecord({ newlyRefused: places });
      return places;
    });
    return {
      ...measured,
      newlyRefused: refused,
      rest: next === undefined ? null : { from, to: next.to },
      recordKey: record.key,
    };
  });
}

type MeasuredWindow = Omit<MetricsOutcome, 'newlyRefused' | 'rest' | 'recordKey' | 'usd'>;

function inAll(
  windows: readonly MeasuredWindow[],
): Omit<MetricsOutcome, 'newlyRefused' | 'rest' | 'recordKey'> {
  const days = windows.flatMap((one) => one.days);
  const total = (field: Exclude<keyof AskedCounts, 'reasons'>) =>
    windows.reduce((sum, { asked }) => sum + asked[field], 0);
  return {
    days,
    asked: {
      requests: total('requests'),
      calls: total('calls'),
      retries: total('retries'),
      askedAgain: total('askedAgain'),
      reasons: [...new Set(windows.flatMap(({ asked }) => asked.reasons))],
    },
    costsWritten: windows.flatMap(({ costsWritten }) => costsWritten),
    notArchived: windows.flatMap(({ notArchived }) => notArchived),
    recommendations: windows.flatMap(({ recommendations }) => recommendations),
    usd: priceOfMetrics(days.reduce((sum, { charged }) => sum + charged, 0)),
  };
}

interface WindowToMeasure {
  readonly record: RunRecord;
  readonly settings: MetricsSettings;
  readonly run: MetricsRun;
  readonly window: MetricsWindow;
}

type Measuring = Platform & { readonly metrics: MetricSource };

async function measureWindow(
  platform: Measuring,
  { record, settings, run, window }: WindowToMeasure,
): Promise<MeasuredWindow> {
  const found = await record.step('resource costs', async (addToRecord) => {
    const costs = await findResourceCosts(platform, costDays(window, run), settings);
    addToRecord({ ruleSet: costs.ruleSet, days: [...costs.costs.keys()] });
    return costs;
  });
  const costsWritten = await record.step('archive costs', async (addToRecord) => {
    const written = await publishCosts(platform, found);
    addToRecord({ written });
    return written;
  });
  const recommendations = await keepRecommendations(platform, { record, found, run, window });
  const range = daysFromTo(window.from, window.to).toReversed();
  const archived = range.filter((day) => found.archived.has(day));
  const { days, counts } = await record.step('metrics', async (addToRecord) => {
    const chosen = archived.map((day) => ({ day, ...choiceOf(found, day, settings) }));
    const again = statesAskedAgain(run.again);
    const { ownAccount } = run;
    const measured = await measureDays(platform, { days: chosen, again, ownAccount });
    const choices = chosen.map(({ resources, ...one }) => ({
      ...one,
      resources: resources.length,
    }));
    addToRecord({ choices, ...measured });
    return measured;
  });
  const notArchived = range.filter((day) => !found.archived.has(day));
  return { days, asked: counts, costsWritten, notArchived, recommendations };
}

/** The newest window has the days that AWS may still change: a scan reads their billing periods anyway. */
function costDays({ from, to }: MetricsWindow, { to: newest, costsFrom = from }: MetricsRun) {
  return { from: to === newest && costsFrom < from ? costsFrom : from, to };
}

interface Found {
  readonly record: RunRecord;
  readonly found: FoundCosts;
  readonly run: MetricsRun;
  readonly window: MetricsWindow;
}

/** Before the metrics, which may use up the time. A day's export may come a day later, so the next day is read too. */
async function keepRecommendations(
  { store }: Pick<Platform, 'store'>,
  { record, found: { archived }, run, window }: Found,
): Promise<readonly RecommendationsOfDay[]> {
  const { recommendations: files } = run;
  if (files === undefined) return [];
  // The day after an earlier window is the first one of a window that is done.
  const to = window.to === run.to ? window.to : addDays(window.to, -1);
  return record.step('AWS recommendations', async (addToRecord) => {
    const days = await archiveRecommendations(store, { from: window.from, to, files, archived });
    addToRecord({ days });
    return days;
  });
}

/** What was refused or empty stays so until somebody changed something. */
export function statesAskedAgain(again: boolean): AskedAgain {
  return again ? ['partial', 'inaccessible', 'none'] : ['partial'];
}

/** What a run would ask for: it reads the bill, asks CloudWatch nothing and writes nothing. */
export async function planMetrics(
  platform: Platform,
  settings: MetricsSettings,
  { from, to, again }: Pick<MetricsRange, 'from' | 'to' | 'again'>,
): Promise<readonly PlannedDay[]> {
  const planned: PlannedDay[] = [];
  for (const window of metricWindows({ from, to }, settings.maxUsdPerDay)) {
    const found = await findResourceCosts(platform, window, settings);
    const days = daysFromTo(window.from, window.to).toReversed();
    planned.push(...(await planDays(platform, found, days, settings, statesAskedAgain(again))));
  }
  return planned;
}
