/**
 * What a service's cost of the report day may be. Usually that is what its weekday costs; but a
 * height that was reached on two of the last weeks' days is no news either, and neither is on the
 * first of a month what earlier firsts cost. So a level shift is told on its first two days and
 * then belongs to what is expected, and so does the way back.
 */
import type { DailyCosts } from '../domain/figures/projection.ts';
import type { AnomalyDays } from './anomaly-days.ts';
import { type WeekdayPattern, weekdayPattern } from './weekday-pattern.ts';

/** A deviation seen on this many days is familiar. */
export const daysUntilUsual = 2;
/** A few firsts tell little of how far they scatter. */
const leastSpreadOfFirsts = 0.1;

export interface ExpectedCostSettings {
  /** Money: no deviation below it counts. */
  readonly floor: number;
  /** In robust standard deviations. */
  readonly tolerance: number;
}

/** A height that the cost may have, and how far from it is still the same. */
export interface CostLevel {
  readonly cost: number;
  readonly reach: number;
}

export interface ExpectedCost {
  /** At least one: what the weekday usually costs comes first. */
  readonly levels: readonly [CostLevel, ...CostLevel[]];
  readonly pattern: WeekdayPattern;
}

/** Scaling all costs and the floor scales the levels; the order of the days does not matter. */
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
  const familiar = familiarDeviations(pattern, days)
    .filter((deviation) => Math.abs(deviation) > tolerance * pattern.spread)
    .map((deviation) => level(usual + deviation * unit, pattern.spread));
  const ofFirsts = firsts.map((day) =>
    level(costs.get(day) ?? 0, Math.max(leastSpreadOfFirsts, pattern.spread)),
  );
  return { pattern, levels: [level(usual, pattern.spread), ...familiar, ...ofFirsts] };
}

/** The second lowest and second highest of the last weeks. */
function familiarDeviations(
  { deviation }: WeekdayPattern,
  { recent }: AnomalyDays,
): readonly number[] {
  const seen = recent.map(deviation).sort((a, b) => a - b);
  return [seen[daysUntilUsual - 1] ?? 0, seen.at(-daysUntilUsual) ?? 0];
}
