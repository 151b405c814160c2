/** The OUs of a period with cost, daily series and budget, most urgent first. */

import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { daysFromTo } from '../../domain/calendar/billing-day.ts';
import type { Period } from '../../domain/calendar/period.ts';
import type {
  ComparisonBasis,
  PeriodRow,
  PeriodTotal,
  PeriodUnit,
} from '../../domain/figures/period-figures.ts';
import type { BudgetStates } from './budget-states.ts';
import { periodCost, rowsBy } from './compared-costs.ts';
import type { PeriodCosts } from './read-period.ts';

const attention = { red: 0, yellow: 1, green: 2, grey: 2 } as const;

/** The rows and series of one period, and the budgets to compare them with. */
export interface UnitsInput extends Pick<PeriodCosts, 'period' | 'archived' | 'dailyCosts'> {
  readonly rows: readonly PeriodRow[];
  readonly basis: ComparisonBasis;
  readonly states: BudgetStates;
  /** True to list OUs with a budget but without cost. */
  readonly listsIdle: boolean;
}

/** Every OU with cost in the period or the one before it, and with `listsIdle` those with a budget. */
export function periodUnits(input: UnitsInput): PeriodUnit[] {
  const { rows, basis, states, listsIdle } = input;
  const byUnit = rowsBy(rows, ({ ou }) => ou);
  const idle = listsIdle ? [...states.units.keys()].filter((ou) => !byUnit.has(ou)) : [];
  return [...byUnit.keys(), ...idle]
    .map((ou) => ({
      ou,
      ...periodCost(byUnit.get(ou) ?? [], basis),
      dailyCosts: dailyCostsOf(input, ou),
      month: states.units.get(ou) ?? null,
    }))
    .sort(byAttention);
}

/** The sums of the OUs. */
export function periodTotal(input: UnitsInput, units: readonly PeriodUnit[]): PeriodTotal {
  const { rows, basis, states, period } = input;
  return {
    ...periodCost(rows, basis),
    dailyCosts: daysOf(period).map((day, index) =>
      input.archived.has(day) ? sumOf(units.map((unit) => unit.dailyCosts[index] ?? 0)) : null,
    ),
    ...states.total,
  };
}

function dailyCostsOf({ period, archived, dailyCosts }: UnitsInput, ou: string) {
  const costs = dailyCosts.get(ou);
  return daysOf(period).map((day) => (archived.has(day) ? (costs?.get(day) ?? 0) : null));
}

function daysOf({ from, to }: Period) {
  return daysFromTo(from, to);
}

/** Red and then yellow by cost over budget, then all others by cost, then by name. */
function byAttention(a: PeriodUnit, b: PeriodUnit): number {
  const rank = attention[a.month?.light ?? 'grey'] - attention[b.month?.light ?? 'grey'];
  if (rank !== 0) return rank;
  const needsAttention = attention[a.month?.light ?? 'grey'] < attention.green;
  const weight = needsAttention ? overBudget(b) - overBudget(a) : b.cost - a.cost;
  return weight !== 0 ? weight : a.ou < b.ou ? -1 : 1;
}

function overBudget({ month }: PeriodUnit): number {
  return (month?.projected ?? 0) - (month?.budget ?? 0);
}
