/**
 * Distinguishes a drop from costs that AWS has not delivered yet. AWS may deliver a day's usage up to a
 * day late, service by service, so on the newest day a low cost alone is not a drop.
 * https://docs.aws.amazon.com/cur/latest/userguide/what-is-cur.html
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';
import type { DayLines } from '../domain/figures/day-lines.ts';
import { isLike, minDaysOfLines, missingPart } from '../domain/figures/missing-part.ts';
import { usualLines } from '../domain/figures/usual-lines.ts';

/** A late service is late in all OUs: in other OUs it must have this share of its usual cost. */
const usualShareInOtherOus = 0.8;

/** How complete the report day's costs are. */
export interface DayCompleteness {
  /** True when no further cost of the day is expected. */
  readonly isSettled: boolean;
  /** The day has about as many lines as days before it. */
  readonly hasAllLines: boolean;
}

/** The cost of a service in all other OUs. */
export interface CostInOtherOus {
  readonly cost: number;
  readonly usual: number;
}

/** `days` are in order of day. A weekend with fewer lines is not incomplete. */
export function hasAllLines(
  reportDay: BillingDay,
  days: readonly DayLines[],
  completeness: number,
): boolean {
  const { own, before } = comparedDays(reportDay, days);
  if (own === undefined || missingPart(own, before, completeness) !== null) return false;
  const comparable = before.filter((other) => isLike(other, own));
  if (comparable.length < minDaysOfLines) return false;
  return own.lineCount >= completeness * (usualLines(reportDay, comparable) ?? 0);
}

/** True when the day has hourly lines, and its last hours are missing: then its low costs are not drops. */
export function lacksHours(
  reportDay: BillingDay,
  days: readonly DayLines[],
  completeness: number,
): boolean {
  const { own, before } = comparedDays(reportDay, days);
  return own !== undefined && (missingPart(own, before, completeness)?.hours ?? null) !== null;
}

function comparedDays(reportDay: BillingDay, days: readonly DayLines[]) {
  const own = days.find(({ day }) => day === reportDay);
  return { own, before: days.filter(({ day, lineCount }) => day < reportDay && lineCount > 0) };
}

/**
 * Whether a low cost is a real drop. If more cost may still arrive, the day must have all its lines, and
 * the service must have its usual cost in other OUs or have been low on the day before.
 */
export function isRealDrop(
  { isConfirmed }: { readonly isConfirmed: boolean },
  { isSettled, hasAllLines: isComplete }: DayCompleteness,
  inOtherOus: CostInOtherOus,
): boolean {
  if (isSettled) return true;
  const isUsualInOtherOus =
    inOtherOus.usual > 0 && inOtherOus.cost >= usualShareInOtherOus * inOtherOus.usual;
  return isComplete && (isConfirmed || isUsualInOtherOus);
}
