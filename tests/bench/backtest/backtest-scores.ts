/**
 * Scores of the ways to project: on every day of every month scored, the error of the month end, whether the range
 * contained it, and whether the light was that of the end of the month.
 */
import { budgetLight } from '../../../src/domain/budgets/budget-light.ts';
import {
  type BillingDay,
  firstOfPeriod,
  lastOfPeriod,
  partsOf,
} from '../../../src/domain/calendar/billing-day.ts';
import { monthLight } from '../../../src/domain/figures/month-figures.ts';
import type { AdversarialSeries } from './adversarial-series.ts';
import { daysLeft, type Known, sum, type Way } from './ways.ts';

/** Sums over the days scored of one way. */
export interface Score {
  days: number;
  absoluteError: number;
  /** Of repeating the last week, to scale the errors. */
  naiveError: number;
  error: number;
  actual: number;
  ranges: number;
  inRange: number;
  /** Days with a budget whose final light follows from what has happened. */
  lights: number;
  right: number;
  grey: number;
  /** After the 10th: 'on track' where the oracle says more than 10 % over. */
  falselyCalm: number;
}

const noScore = (): Score => ({
  days: 0,
  absoluteError: 0,
  naiveError: 0,
  error: 0,
  actual: 0,
  ranges: 0,
  inRange: 0,
  lights: 0,
  right: 0,
  grey: 0,
  falselyCalm: 0,
});

/** Budgets as shares of what the month costs in the end, on both sides of both thresholds. */
const budgetShares = [0.8, 0.9, 0.97, 1.06, 1.2, 1.5];
const thresholds = { green: 0.9, yellow: 1 };
const firstDayScored = 5;
const firstScored = 181;
/** Errors are scored if no later event, such as a step, changes the rest of the month by more than this. */
const unforeseen = 0.02;

export function scoreWays(
  ways: Readonly<Record<string, Way>>,
  series: readonly AdversarialSeries[],
): ReadonlyMap<string, Score> {
  const scores = new Map([...Object.keys(ways), 'oracle'].map((way) => [way, noScore()]));
  for (const one of series) {
    for (let at = firstScored; at < one.days.length; at++) {
      const day = one.days[at] as BillingDay;
      const end = at + daysLeft(day);
      if (partsOf(day).day < firstDayScored || end === at || end >= one.days.length) continue;
      scoreDay(scores, ways, one, at);
    }
  }
  return scores;
}

function scoreDay(
  scores: ReadonlyMap<string, Score>,
  ways: Readonly<Record<string, Way>>,
  one: AdversarialSeries,
  at: number,
): void {
  const { days, values, expected } = one;
  const day = days[at] as BillingDay;
  const all = days.map((each, index) => (values[index] as number) + (one.oneOffs.get(each) ?? 0));
  const first = days.indexOf(firstOfPeriod(day));
  const last = days.indexOf(lastOfPeriod(day));
  // Later refunds and fees are known to nobody.
  const actual = sum(values.slice(at + 1, last + 1));
  const toDate = sum(all.slice(first, at + 1));
  const known: Known = {
    days: days.slice(0, at + 1),
    values: values.slice(0, at + 1),
    all: all.slice(0, at + 1),
  };
  const foreseen = sum(
    Array.from({ length: last - at }, (_, index) => expected(at + 1 + index, at)),
  );
  const happened = sum(
    Array.from({ length: last - at }, (_, index) => expected(at + 1 + index, at + 1 + index)),
  );
  const isForeseeable = Math.abs(foreseen - happened) <= unforeseen * Math.abs(happened);
  const naive = Math.abs((ways['seasonal naive']?.(known).remaining ?? 0) - actual);
  const answers = Object.entries(ways).map(([name, way]) => [name, way(known)] as const);
  for (const [name, { remaining, ifStays, range }] of [
    ...answers,
    ['oracle', { remaining: foreseen, ifStays: null, range: null }] as const,
  ]) {
    const score = scores.get(name) as Score;
    if (remaining !== null && isForeseeable) {
      score.days++;
      score.absoluteError += Math.abs(remaining - actual);
      score.naiveError += naive;
      score.error += remaining - actual;
      score.actual += Math.abs(toDate + actual);
    }
    if (range !== null && isForeseeable) {
      score.ranges++;
      if (actual >= range.lower && actual <= range.upper) score.inRange++;
    }
    const end = { toDate, actual, foreseen, remaining, ifStays, isLate: partsOf(day).day > 10 };
    if (toDate + actual > 0) scoreLights(score, end);
  }
}

interface MonthEnd {
  readonly toDate: number;
  readonly actual: number;
  readonly foreseen: number;
  readonly remaining: number | null;
  readonly ifStays: number | null;
  readonly isLate: boolean;
}

function scoreLights(
  score: Score,
  { toDate, actual, foreseen, remaining, ifStays, isLate }: MonthEnd,
): void {
  const end = (rest: number | null) => (rest === null ? null : toDate + rest);
  const month = {
    monthToDate: toDate,
    projected: end(remaining),
    projectedIfStays: end(ifStays),
  };
  for (const share of budgetShares) {
    const budget = (toDate + actual) * share;
    const final = budgetLight(toDate + actual, budget, thresholds);
    // Only what follows from what has happened can be right.
    if (budgetLight(toDate + foreseen, budget, thresholds) !== final) continue;
    const light = monthLight(month, budget, thresholds);
    score.lights++;
    if (light === final) score.right++;
    if (light === 'grey') score.grey++;
    if (isLate && light === 'green' && toDate + foreseen > 1.1 * budget) score.falselyCalm++;
  }
}
