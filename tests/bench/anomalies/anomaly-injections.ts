/** Injects anomalies into series: spikes, drops, level shifts and new services, of several sizes. */
import type { ServiceSeries } from '../../../src/anomalies/service-series.ts';
import { addDays, type BillingDay, daysFromTo } from '../../../src/domain/calendar/billing-day.ts';

export interface Injection {
  readonly name: string;
  /** The kind that a detector must report. */
  readonly kind: 'spike' | 'drop' | 'new';
  /** Number of days that it lasts. */
  readonly days: number;
  /** The cost of a changed day, from its original cost and the floor. */
  readonly cost: (cost: number, floor: number) => number;
}

const once = (name: string, kind: 'spike' | 'drop', factor: number): Injection => ({
  name,
  kind,
  days: 1,
  cost: (cost) => cost * factor,
});

const lasting = (name: string, factor: number): Injection => ({
  ...once(name, factor > 1 ? 'spike' : 'drop', factor),
  days: 40,
});

const fresh = (floors: number): Injection => ({
  name: `new service, ${floors} × the floor a day`,
  kind: 'new',
  days: 40,
  cost: (_, floor) => floor * floors,
});

export const injections: readonly Injection[] = [
  once('spike, +30 %', 'spike', 1.3),
  once('spike, +50 %', 'spike', 1.5),
  once('spike, +100 %', 'spike', 2),
  once('spike, +300 %', 'spike', 4),
  once('drop, −30 %', 'drop', 0.7),
  once('drop, −50 %', 'drop', 0.5),
  once('drop, −80 %', 'drop', 0.2),
  lasting('level shift, +30 %', 1.3),
  lasting('level shift, +50 %', 1.5),
  lasting('level shift, +100 %', 2),
  lasting('level shift, −50 %', 0.5),
  lasting('service ends', 0),
  fresh(1.5),
  fresh(3),
  fresh(10),
];

/** The series with the anomaly from `start` on; a new service had no cost before. */
export function inject(
  series: ServiceSeries,
  { kind, days, cost }: Injection,
  start: BillingDay,
  floor: number,
): ServiceSeries {
  const changed = daysFromTo(start, addDays(start, days - 1)).map(
    (day) => [day, cost(series.costs.get(day) ?? 0, floor)] as const,
  );
  const before = kind === 'new' ? [] : [...series.costs];
  return { ...series, costs: new Map([...before, ...changed]) };
}
