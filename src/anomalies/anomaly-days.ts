/**
 * Which days an anomaly is judged by: those shortly before the report day, and, for the first of a
 * month, the firsts before it. Month-long charges (Tax, support, upfront fees) are booked on firsts,
 * so those say nothing about other days, and other days little about them.
 */
import {
  addDays,
  type BillingDay,
  daysFromTo,
  firstOfPeriod,
  weekdayOf,
} from '../domain/calendar/billing-day.ts';

/** Half a year of firsts: few values, so each counts. */
const firstsBefore = 6;
/** Long enough for what happens twice a month, and for medians to follow a level shift. */
const recentDays = 35;

export interface AnomalyDays {
  readonly reportDay: BillingDay;
  /** Archived days before the report day without firsts of a month, oldest first. */
  readonly trailing: readonly BillingDay[];
  /** Those of the last five weeks. */
  readonly recent: readonly BillingDay[];
  /** Archived firsts before the report day, newest first, when it is a first; else none. */
  readonly firsts: readonly BillingDay[];
  /** Weekday, 0 = Sunday, of the report day and the trailing days; worked out once for all series. */
  readonly weekdays: ReadonlyMap<BillingDay, number>;
}

export function isFirst(day: BillingDay): boolean {
  return day.endsWith('-01');
}

/** `archived` are the days the archive holds; those it does not hold are unknown, not zero. */
export function anomalyDays(
  reportDay: BillingDay,
  archived: ReadonlySet<BillingDay>,
  historyDays: number,
): AnomalyDays {
  const before = daysFromTo(addDays(reportDay, -historyDays), addDays(reportDay, -1));
  const trailing = before.filter((day) => archived.has(day) && !isFirst(day));
  const since = addDays(reportDay, -recentDays);
  return {
    reportDay,
    trailing,
    recent: trailing.filter((day) => day >= since),
    firsts: isFirst(reportDay) ? earlierFirsts(reportDay).filter((day) => archived.has(day)) : [],
    weekdays: new Map([...trailing, reportDay].map((day) => [day, weekdayOf(day)])),
  };
}

/** Everything the archive is asked for. */
export function daysToRead({ reportDay, trailing, firsts }: AnomalyDays): readonly BillingDay[] {
  return [...new Set([...firsts, ...trailing, reportDay])].sort();
}

function earlierFirsts(reportDay: BillingDay): BillingDay[] {
  const firsts: BillingDay[] = [];
  for (let first = firstOfPeriod(reportDay); firsts.length < firstsBefore; ) {
    first = firstOfPeriod(addDays(first, -1));
    firsts.push(first);
  }
  return firsts;
}
