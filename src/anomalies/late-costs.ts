/**
 * Tells a drop from costs that have not arrived. AWS may deliver a day's usage up to a day late, and
 * service by service: on the newest day a low cost alone proves nothing.
 * https://docs.aws.amazon.com/cur/latest/userguide/what-is-cur.html
 */
import { type BillingDay, weekdayOf } from '../domain/calendar/billing-day.ts';
import { type DayLines, minDaysOfLines, usualLinesOverDays } from '../domain/figures/report-day.ts';
import { medianCost } from './robust-statistics.ts';

/** A late service is late everywhere: elsewhere it must cost at least this share of its usual. */
const usualElsewhere = 0.8;

/** How the report day's costs stand. */
export interface DayCompleteness {
  /** No cost of the day is expected to arrive any more. */
  readonly isSettled: boolean;
  /** The day has about as many lines as days before it. */
  readonly hasAllLines: boolean;
}

/** What a service costs in the organization's other OUs. */
export interface CostInOtherOus {
  readonly cost: number;
  readonly usual: number;
}

/** `days` in order of day. A weekend's fewer lines do not make it incomplete. */
export function hasAllLines(
  reportDay: BillingDay,
  days: readonly DayLines[],
  completeness: number,
): boolean {
  const before = days.filter(({ day, lineCount }) => day < reportDay && lineCount > 0);
  if (before.length < minDaysOfLines) return false;
  const lines = days.find(({ day }) => day === reportDay)?.lineCount ?? 0;
  const lastWeek = before.slice(-usualLinesOverDays).map(({ lineCount }) => lineCount);
  const sameWeekday = before.filter(({ day }) => weekdayOf(day) === weekdayOf(reportDay));
  const usual = Math.min(
    medianCost(lastWeek),
    sameWeekday.length === 0 ? Infinity : medianCost(sameWeekday.map(({ lineCount }) => lineCount)),
  );
  return lines >= completeness * usual;
}

/**
 * Whether a low cost is a drop. On a day that is not settled its lines must be there, and either
 * the service costs what it usually does elsewhere, or the day before was low already.
 */
export function isRealDrop(
  { isConfirmed }: { readonly isConfirmed: boolean },
  { isSettled, hasAllLines: isWhole }: DayCompleteness,
  elsewhere: CostInOtherOus,
): boolean {
  if (isSettled) return true;
  const isUsualElsewhere =
    elsewhere.usual > 0 && elsewhere.cost >= usualElsewhere * elsewhere.usual;
  return isWhole && (isConfirmed || isUsualElsewhere);
}
