/** Series of costs made up for the tests: a trend, a week, a little repeatable noise, and charges. */
import {
  addDays,
  type BillingDay,
  daysFromTo,
  parseBillingDay,
  weekdayOf,
} from '../../src/domain/calendar/billing-day.ts';
import type { ForecastInput } from '../../src/forecast/forecast-series.ts';

export const reportDay = parseBillingDay('2026-11-20');

/** The `count` days up to the report day. */
export function lastDays(count: number): readonly BillingDay[] {
  return daysFromTo(addDays(reportDay, 1 - count), reportDay);
}

/** 100 a day, 60 on weekends, growing by 0.1 a day to the report day; noise of about 1. */
export function weeklyCost(day: BillingDay): number {
  const age = lastDays(400).indexOf(day);
  const week = weekdayOf(day) % 6 === 0 ? 60 : 100;
  return week + 0.1 * age + Math.sin(age * 12.9898);
}

/** The forecast input for the series of these days, two months ahead by default. */
export function question(
  days: readonly BillingDay[],
  costOf: (day: BillingDay) => number = weeklyCost,
  change: Partial<ForecastInput> = {},
): ForecastInput {
  return {
    costs: new Map(days.map((day) => [day, costOf(day)])),
    archived: new Set(days),
    reportDay,
    until: addDays(reportDay, 60),
    ...change,
  };
}
