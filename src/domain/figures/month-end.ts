/**
 * The expected cost of a month's remaining days, from a forecast or from the weekdays' means, and the
 * projected month end. Pure arithmetic.
 */

import { organizationScope } from '../budgets/budgets.ts';
import type { BillingDay } from '../calendar/billing-day.ts';
import type { ExpectedRange } from './expected-range.ts';
import type { MonthFigures, ProjectionMethod } from './month-figures.ts';
import { type DailyCosts, projectRemainingDays } from './projection.ts';

/** Expected cost of the days from the report day (excluded) to the end of its month. */
export interface RemainingCost {
  readonly remaining: number;
  /** Range of `remaining` in 9 of 10 cases; null when there is not enough history. */
  readonly range: ExpectedRange | null;
  readonly method: ProjectionMethod;
}

type MonthEnd = Pick<MonthFigures, 'projected' | 'projectedRange' | 'projectionMethod'>;

/** The remaining cost by the means of the same weekdays, used when there is no forecast. */
export function weekdayRemainingCost(
  costs: DailyCosts,
  reportDay: BillingDay,
  archived: ReadonlySet<BillingDay>,
): RemainingCost {
  const remaining = projectRemainingDays(costs, reportDay, archived);
  return { remaining, range: null, method: 'weekday-means' };
}

/** The month end of an OU: its cost so far plus its remaining cost. */
export function monthEnd(
  monthToDate: number,
  { remaining, range, method }: RemainingCost,
): MonthEnd {
  return {
    projected: monthToDate + remaining,
    projectedRange: shifted(range, monthToDate),
    projectionMethod: method,
  };
}

/**
 * The month end of several OUs together: the sum of theirs. Ranges cannot be added, so the range has
 * the width of a forecast of the summed series, and is centred on the sum.
 */
export function totalMonthEnd(
  projected: number,
  remainingCosts: ReadonlyMap<string, RemainingCost>,
): MonthEnd {
  const ofAll = remainingCosts.get(organizationScope);
  return {
    projected,
    projectedRange: shifted(ofAll?.range ?? null, projected - (ofAll?.remaining ?? 0)),
    projectionMethod: ofAll?.method ?? 'weekday-means',
  };
}

function shifted(range: ExpectedRange | null, by: number): ExpectedRange | null {
  return range === null ? null : { lower: range.lower + by, upper: range.upper + by };
}
