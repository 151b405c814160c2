/**
 * The days with which the report day is compared: those shortly before it and, if it is the first of a
 * month, the firsts before it. AWS books monthly charges (Tax, support, upfront fees) on firsts, so
 * firsts and other days cannot be compared.
 */
import {
  addDays,
  type BillingDay,
  daysFromTo,
  firstOfPeriod,
  lastOfPeriod,
  partsOf,
  weekdayOf,
} from '../domain/calendar/billing-day.ts';

/** The firsts of half a year. */
const firstsBefore = 6;
/** Long enough for costs that occur twice a month, and for medians to follow a level shift. */
const recentDays = 35;

export interface AnomalyDays {
  readonly reportDay: BillingDay;
  /** Archived days before the report day without firsts of a month, oldest first. */
  readonly trailing: readonly BillingDay[];
  /** The trailing days of the last five weeks. */
  readonly recent: readonly BillingDay[];
  /** Archived firsts before the report day, newest first; empty unless the report day is a first. */
  readonly firsts: readonly BillingDay[];
  /** The trailing day in the month before that has the report day's place: the 15th, or the last day. */
  readonly monthBefore: BillingDay | null;
  /** Weekday, 0 = Sunday, of the report day and the trailing days; computed once for all series. */
  readonly weekdays: ReadonlyMap<BillingDay, number>;
}

export function isFirst(day: BillingDay): boolean {
  return day.endsWith('-01');
}

/** `archived`: the archived days. Other days are unknown, not zero. */
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
    monthBefore: trailing.find((day) => day === samePlaceBefore(reportDay)) ?? null,
    weekdays: new Map([...trailing, reportDay].map((day) => [day, weekdayOf(day)])),
  };
}

/** Some charges have a day of the month of their own; support is often charged on the last one. */
function samePlaceBefore(reportDay: BillingDay): BillingDay {
  const last = addDays(firstOfPeriod(reportDay), -1);
  if (reportDay === lastOfPeriod(reportDay)) return last;
  const same = addDays(firstOfPeriod(last), partsOf(reportDay).day - 1);
  return same < last ? same : last;
}

/** All days to read from the archive. */
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
