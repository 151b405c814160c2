/**
 * The expected cost of a service on the report day. It is the usual cost of the weekday; a cost level
 * that was reached on two days of the last weeks, or on the same day of the month before; or, on the first of a
 * month, the cost of an earlier first. So a level shift is reported on its first two days and is expected afterwards, and so is the
 * return to the old level.
 */
import type { DailyCosts } from '../domain/figures/projection.ts';
import type { AnomalyDays } from './anomaly-days.ts';
import { type WeekdayPattern, weekdayPattern } from './weekday-pattern.ts';

/** A deviation that occurred on this many days is expected. */
export const daysUntilUsual = 2;
/** There are too few firsts to measure their spread. */
const minSpreadOfFirsts = 0.1;

export interface ExpectedCostSettings {
  /** Amount of money: smaller deviations are ignored. */
  readonly floor: number;
  /** In robust standard deviations. */
  readonly tolerance: number;
}

/** An expected cost, and the deviation from it that is still expected. */
export interface CostLevel {
  readonly cost: number;
  readonly reach: number;
}

export interface ExpectedCost {
  /** At least one: the usual cost of the weekday comes first. */
  readonly levels: readonly [CostLevel, ...CostLevel[]];
  readonly pattern: WeekdayPattern;
}

/** The levels scale with costs and floor, and do not depend on the order of the days. */
export function expectedCost(
  costs: DailyCosts,
  days: AnomalyDays,
  { floor, tolerance }: ExpectedCostSettings,
): ExpectedCost {
  const { reportDay, firsts } = days;
  const pattern = weekdayPattern(costs, days, floor);
  const unit = pattern.unit(reportDay);
  const usual = pattern.usual(reportDay);
  const level = (cost: number, spread: number): CostLevel => ({
    cost,
    reach: Math.max(floor, tolerance * spread * Math.max(unit, Math.abs(cost))),
  });
  const repeated = repeatedDeviations(pattern, days)
    .filter((deviation) => Math.abs(deviation) > tolerance * pattern.spread)
    .map((deviation) => level(usual + deviation * unit, pattern.spread));
  const ofMonthBefore = monthlyDeviations(pattern, days)
    .filter((deviation) => Math.abs(deviation) > tolerance * pattern.spread)
    .map((deviation) =>
      level(usual + deviation * unit, Math.max(minSpreadOfFirsts, pattern.spread)),
    );
  const ofFirsts = firsts.map((day) =>
    level(costs.get(day) ?? 0, Math.max(minSpreadOfFirsts, pattern.spread)),
  );
  return {
    pattern,
    levels: [level(usual, pattern.spread), ...repeated, ...ofMonthBefore, ...ofFirsts],
  };
}

/** The deviation on the same day of the month before: a charge may come on that day of every month. */
function monthlyDeviations(
  { deviation }: WeekdayPattern,
  { monthBefore }: AnomalyDays,
): readonly number[] {
  return monthBefore === null ? [] : [deviation(monthBefore)];
}

/** The second lowest and second highest deviation of the last weeks, which occurred at least twice. */
function repeatedDeviations(
  { deviation }: WeekdayPattern,
  { recent }: AnomalyDays,
): readonly number[] {
  const sorted = recent.map(deviation).sort((a, b) => a - b);
  return [sorted[daysUntilUsual - 1] ?? 0, sorted.at(-daysUntilUsual) ?? 0];
}
