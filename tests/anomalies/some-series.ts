/** Series of one service, written as a function of the day, and the detection on them. */
import { anomalyDays } from '../../src/anomalies/anomaly-days.ts';
import { defaultAnomalySettings } from '../../src/anomalies/anomaly-settings.ts';
import { type DetectionInput, detectAnomalies } from '../../src/anomalies/detect-anomalies.ts';
import type { Suspect } from '../../src/anomalies/detect-service-anomaly.ts';
import type { DayCompleteness } from '../../src/anomalies/late-costs.ts';
import type { ServiceSeries } from '../../src/anomalies/service-series.ts';
import {
  addDays,
  type BillingDay,
  daysFromTo,
  parseBillingDay,
  weekdayOf,
} from '../../src/domain/calendar/billing-day.ts';

/** A Friday. */
export const friday = parseBillingDay('2026-11-20');
export const settled: DayCompleteness = { isSettled: true, hasAllLines: true };
export const newest: DayCompleteness = { isSettled: false, hasAllLines: true };

/** Days of seven months up to November 2026, which are archived in these tests. */
export const archived = daysFromTo(parseBillingDay('2026-05-01'), parseBillingDay('2026-12-31'));

/** 100 a day from Monday to Friday, 40 on weekends, a little more or less from day to day. */
export function weekly(day: BillingDay): number {
  const weekday = weekdayOf(day);
  const wobble = (Number(day.slice(-2)) % 5) - 2;
  return (weekday === 0 || weekday === 6 ? 40 : 100) + wobble;
}

/** `cost` on every archived day. */
export function seriesOf(
  cost: (day: BillingDay) => number,
  { ou = 'Root/A', service = 'Amazon Elastic Compute Cloud' } = {},
): ServiceSeries {
  return { ou, service, costs: new Map(archived.map((day) => [day, cost(day)])) };
}

export interface Asked {
  readonly reportDay?: BillingDay;
  readonly completeness?: DayCompleteness;
  readonly floor?: number;
  readonly archived?: readonly BillingDay[];
}

/** What is detected on the report day; the series end with it, as the archive's answer does. */
export function detected(series: readonly ServiceSeries[], asked: Asked = {}): Suspect[] {
  return detectAnomalies(inputOf(series, asked));
}

export function inputOf(series: readonly ServiceSeries[], asked: Asked = {}): DetectionInput {
  const reportDay = asked.reportDay ?? friday;
  const { historyDays, tolerance } = defaultAnomalySettings;
  const days = anomalyDays(reportDay, new Set(asked.archived ?? archived), historyDays);
  const read = new Set([...days.firsts, ...days.trailing, reportDay]);
  return {
    series: series.map((one) => ({
      ...one,
      costs: new Map([...one.costs].filter(([day]) => read.has(day))),
    })),
    days,
    completeness: asked.completeness ?? settled,
    settings: { floor: asked.floor ?? 25, tolerance },
  };
}

/** The days from `start` on which something is detected, as numbers counted from 1. */
export function daysTold(series: readonly ServiceSeries[], start: BillingDay, count: number) {
  return Array.from({ length: count }, (_, index) => index + 1).filter(
    (number) => detected(series, { reportDay: addDays(start, number - 1) }).length > 0,
  );
}
