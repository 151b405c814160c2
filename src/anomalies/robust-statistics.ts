/** Median and robust spread of a few costs: one extreme day changes them only a little. */

import { medianOf, normalDeviation } from '../domain/arithmetic/median.ts';

/** The middle cost; 0 without any. */
export function medianCost(values: readonly number[]): number {
  return values.length === 0 ? 0 : medianOf(values);
}

/** Robust standard deviation of values that scatter about 0. */
export function spreadAboutZero(values: readonly number[]): number {
  return normalDeviation * medianCost(values.map(Math.abs));
}
