/**
 * The compared detectors: the digest's detection as it runs on the following day, and a plain rule of three
 * standard deviations around the mean of the previous four weeks, with the same floor.
 */
import { anomalyDays } from '../../../src/anomalies/anomaly-days.ts';
import { defaultAnomalySettings } from '../../../src/anomalies/anomaly-settings.ts';
import { detectAnomalies } from '../../../src/anomalies/detect-anomalies.ts';
import type { DayCompleteness } from '../../../src/anomalies/late-costs.ts';
import type { ServiceSeries } from '../../../src/anomalies/service-series.ts';
import { addDays, type BillingDay, daysFromTo } from '../../../src/domain/calendar/billing-day.ts';
import { firstDay, lastDay } from './anomalies-organization.ts';

export interface Found {
  readonly ou: string;
  readonly service: string;
  readonly kind: 'spike' | 'drop' | 'new';
}

export interface Morning {
  readonly series: readonly ServiceSeries[];
  readonly reportDay: BillingDay;
  readonly floor: number;
  readonly completeness: DayCompleteness;
}

export type Detector = (morning: Morning) => readonly Found[];

const archived = new Set(daysFromTo(firstDay, lastDay));

/** The detection of the digest, with its defaults. */
export const digestDetector: Detector = ({ series, reportDay, floor, completeness }) => {
  const { historyDays, tolerance } = defaultAnomalySettings;
  const days = anomalyDays(reportDay, archived, historyDays);
  const read = [...days.firsts, ...days.trailing, reportDay];
  // The archive query returns no other days.
  const known = series.map((one) => ({
    ...one,
    costs: new Map(read.map((day) => [day, one.costs.get(day) ?? 0])),
  }));
  return detectAnomalies({ series: known, days, completeness, settings: { floor, tolerance } });
};

/**
 * Mean and standard deviation of the previous 28 days; ignores weekdays, month-firsts and earlier
 * anomalies.
 */
export const threeSigma: Detector = ({ series, reportDay, floor }) => {
  const before = daysFromTo(addDays(reportDay, -28), addDays(reportDay, -1));
  return series.flatMap(({ ou, service, costs }): Found[] => {
    const past = before.map((day) => costs.get(day) ?? 0);
    const mean = past.reduce((sum, cost) => sum + cost, 0) / past.length;
    const variance = past.reduce((sum, cost) => sum + (cost - mean) ** 2, 0) / past.length;
    const deviation = (costs.get(reportDay) ?? 0) - mean;
    if (Math.abs(deviation) <= Math.max(floor, 3 * Math.sqrt(variance))) return [];
    const kind = deviation < 0 ? 'drop' : past.every((cost) => cost === 0) ? 'new' : 'spike';
    return [{ ou, service, kind }];
  });
};
