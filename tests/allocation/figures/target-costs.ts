/** Rows of `cost_allocation`, summed by day, target and kind of charge, as tests write them. */

import {
  computeAllocation,
  measuredCosts,
} from '../../../src/allocation/figures/compute-allocation.ts';
import type { ComputedFrom } from '../../../src/allocation/figures/computed-from.ts';
import type { TargetCost } from '../../../src/allocation/figures/daily-costs.ts';
import type { RuleSet } from '../../../src/allocation/rules/rule-set.ts';
import type { Target } from '../../../src/allocation/rules/target.ts';
import { defaultThresholds } from '../../../src/domain/budgets/budget-light.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { RemainingCost } from '../../../src/domain/figures/month-end.ts';
import { exampleSet, exampleTexts } from '../rules/example-set.ts';

export const reportDay = parseBillingDay('2026-07-20');

/** A row of usage whose unblended cost is its amortized cost. */
export function costRow(
  day: string,
  target: Target,
  amortized: number,
  changes: Partial<TargetCost> = {},
): TargetCost {
  return {
    day: parseBillingDay(day),
    target,
    chargeType: 'Usage',
    service: '',
    unblended: amortized,
    amortized,
    uninvoiced: 0,
    lacksAmortized: false,
    ...changes,
  };
}

/** The example's rules with these splits, as lines of YAML. */
export function setWithSplits(splits: string): RuleSet {
  const [before = ''] = exampleTexts.rules.split('splits:\n');
  return exampleSet({ rules: `${before}splits:\n${splits}` });
}

/** All figures, with projections by weekday means. */
export function figuresOf(
  rows: readonly TargetCost[],
  changes: Partial<ComputedFrom> = {},
  remaining: ReadonlyMap<string, RemainingCost> = new Map(),
) {
  const from: ComputedFrom = {
    reportDay,
    currency: 'USD',
    rows,
    set: exampleSet(),
    budgets: new Map(),
    thresholds: defaultThresholds,
    billMonthToDate: null,
    moverCount: 5,
    completeUntil: changes.reportDay ?? reportDay,
    ...changes,
  };
  const measured = measuredCosts(from);
  return computeAllocation(from, measured, remaining);
}
