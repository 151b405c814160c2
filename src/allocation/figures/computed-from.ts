/** What the teams' figures are computed from, besides the measured costs. */
import type { LightThresholds } from '../../domain/budgets/budget-light.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { TargetCost } from './daily-costs.ts';

export interface ComputedFrom {
  readonly reportDay: BillingDay;
  /** The last complete day: the movers compare no later one. */
  readonly completeUntil: BillingDay;
  readonly currency: string;
  /** Rows of the month, of the days that movers compare, and of as many earlier days as projections use. */
  readonly rows: readonly TargetCost[];
  readonly set: Pick<RuleSet, 'splits' | 'teams'>;
  /** Budgets of the month by target, such as 'team/retail'. */
  readonly budgets: ReadonlyMap<string, number>;
  readonly thresholds: LightThresholds;
  /** Unblended cost of the month to date in the bill; null if it is not known. */
  readonly billMonthToDate: number | null;
  readonly moverCount: number;
}
