/**
 * What the rest of a month should cost, as a forecast or the weekdays' means have it, and the month
 * ends that follow. Pure arithmetic.
 */

import { organizationScope } from '../budgets/budgets.ts';
import type { BillingDay } from '../calendar/billing-day.ts';
import type { ExpectedRange } from './expected-range.ts';
import type { MonthFigures, ProjectionMethod } from './figures.ts';
import { type DailyCosts, projectRemainingDays } from './projection.ts';

/** What the days after the report day should cost until its month ends. */
export interface RemainingCost {
  readonly remaining: number;
  /** Where `remaining` should lie nine times in ten; null where the history does not tell. */
  readonly range: ExpectedRange | null;
  readonly method: ProjectionMethod;
}

type MonthEnd = Pick<MonthFigures, 'projected' | 'projectedRange' | 'projectionMethod'>;

/** The mean of the same weekdays: what is expected where there is no forecast. */
export function weekdayRemainingCost(
  costs: DailyCosts,
  reportDay: BillingDay,
  archived: ReadonlySet<BillingDay>,
): RemainingCost {
  const remaining = projectRemainingDays(costs, reportDay, archived);
  return { remaining, range: null, method: 'weekday-means' };
}

/** The month end of an OU: what it has cost, and what it should yet cost. */
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
 * The month end of several OUs together: the sum of theirs. Ranges do not add up, so the range is as
 * wide as that of a fit of the summed series, and lies about the sum.
 */
export function totalMonthEnd(
  projected: number,
  remainingCosts: ReadonlyMap<string, RemainingCost>,
): MonthEnd {
  const whole = remainingCosts.get(organizationScope);
  return {
    projected,
    projectedRange: shifted(whole?.range ?? null, projected - (whole?.remaining ?? 0)),
    projectionMethod: whole?.method ?? 'weekday-means',
  };
}

function shifted(range: ExpectedRange | null, by: number): ExpectedRange | null {
  return range === null ? null : { lower: range.lower + by, upper: range.upper + by };
}
