/**
 * Removes monthly charges and one-off costs from a daily series, because they are not part of its trend.
 * Monthly charges (AWS books Tax, reservation and support fees on the first) are added to the forecast
 * again; one-off costs of a day or two are not.
 */

import { medianOf } from '../../../../src/domain/arithmetic/median.ts';
import { type BillingDay, partsOf } from '../../../../src/domain/calendar/billing-day.ts';
import type { DailySeries } from './daily-series.ts';
import { usualDeviation, usualLevels } from './usual-level.ts';

export interface SplitSeries {
  /** The series as it would be without monthly charges and one-off costs. */
  readonly steady: readonly number[];
  /** Expected monthly charge on a coming day, in addition to its daily cost; 0 on most days. */
  readonly chargeOn: (day: BillingDay) => number;
}

/** A cost this many usual deviations from its level is a monthly charge (3) or a one-off cost (6). */
const chargeDeviations = 3;
const oneOffDeviations = 6;
/** More unusual days in a row are a new level. */
const maxOneOffDays = 2;
/** The median of three months ignores one unusual month. */
const monthsCompared = 3;
const lastDayOfEveryMonth = 28;

export function splitCharges(series: DailySeries): SplitSeries {
  const { days, values } = series;
  const levels = usualLevels(days, values);
  const deviation = usualDeviation(values, levels);
  const excess = values.map((value, at) => value - (levels[at] ?? 0));
  const daysOfMonth = days.map(dayOfMonth);
  const threshold = chargeDeviations * deviation;
  const charges = chargesOf(daysOfMonth, excess, threshold);
  const isCharge = (at: number) =>
    charges.has(daysOfMonth[at] as number) && Math.abs(excess[at] as number) > threshold;
  const steady = values.map((value, at) => (isCharge(at) ? (levels[at] ?? 0) : value));
  return {
    steady: withoutOneOffs(steady, levels, oneOffDeviations * deviation),
    chargeOn: (day) => charges.get(dayOfMonth(day)) ?? 0,
  };
}

/**
 * Day of month → the median charge of the last three months, 0 if only one of the three has a charge. To
 * remove a cost from the series on the first of the month, one charge is enough; other days need one of the
 * same sign in all three months, because others are random.
 */
function chargesOf(
  daysOfMonth: readonly number[],
  excess: readonly number[],
  threshold: number,
): ReadonlyMap<number, number> {
  const charges = new Map<number, number>();
  for (let ofMonth = 1; ofMonth <= lastDayOfEveryMonth; ofMonth++) {
    const seen = excess
      .filter((_, at) => daysOfMonth[at] === ofMonth)
      .map((amount) => (Math.abs(amount) > threshold ? amount : 0))
      .slice(-monthsCompared);
    const isMonthly = seen.length === monthsCompared && isOneSign(seen);
    if (ofMonth === 1 ? seen.some((amount) => amount !== 0) : isMonthly) {
      charges.set(ofMonth, medianOf(seen));
    }
  }
  return charges;
}

function isOneSign(amounts: readonly number[]): boolean {
  return amounts.every((amount) => amount > 0) || amounts.every((amount) => amount < 0);
}

function withoutOneOffs(
  values: readonly number[],
  levels: readonly number[],
  threshold: number,
): readonly number[] {
  const isUnusual = values.map((value, at) => Math.abs(value - (levels[at] ?? 0)) > threshold);
  return values.map((value, at) => {
    if (!isUnusual[at]) return value;
    const before = isUnusual.lastIndexOf(false, at);
    const after = isUnusual.indexOf(false, at);
    const unusualDays = (after < 0 ? values.length : after) - before - 1;
    return unusualDays <= maxOneOffDays ? (levels[at] ?? 0) : value;
  });
}

function dayOfMonth(day: BillingDay): number {
  return partsOf(day).day;
}
