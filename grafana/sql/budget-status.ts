/**
 * The traffic light of a budget in SQL, by the digest's rules: 'Over' once the cost has exceeded the budget, 'Heading
 * over' if the month end will. A month end is unknown without a forecast, and where the light depends on whether
 * the unusual costs of the last days stay.
 */
import type { LightThresholds } from '../../src/domain/budgets/budget-light.ts';
import { type SqlFragment, sqlInteger } from '../../src/sql/bind.ts';
import { sql } from '../../src/sql/sql-template.ts';

/** Amounts of one unit and month, as decimals. `projected` and `ifStays` are null where they are not known. */
export interface BudgetedAmounts {
  readonly spent: SqlFragment;
  readonly projected: SqlFragment;
  readonly ifStays: SqlFragment;
  readonly budget: SqlFragment;
}

/** Thresholds have at most four decimals. */
const parts = 10_000;

export function budgetStatus(amounts: BudgetedAmounts, thresholds: LightThresholds): SqlFragment {
  const { spent, projected, budget } = amounts;
  const within = (share: number) => isWithin(projected, budget, share);
  return sql`case
    when ${budget} is null then 'No budget'
    when ${isUnknown(amounts, thresholds)} then case when ${spent} > ${budget} then 'Over' else 'Unknown' end
    when ${projected} > ${budget} then
      case when ${spent} > ${budget} then 'Over' else 'Heading over' end
      || case
        when ${within(thresholds.green)} then ' (on track)'
        when ${within(thresholds.yellow)} then ' (close)'
        else ''
      end
    when ${within(thresholds.green)} then 'On track'
    when ${within(thresholds.yellow)} then 'Close'
    else 'At risk'
  end`;
}

/** Whether the light is not known. A cost above the budget is, whatever comes. */
export function isUnknown(amounts: BudgetedAmounts, thresholds: LightThresholds): SqlFragment {
  const { spent, projected, ifStays, budget } = amounts;
  const level = (amount: SqlFragment) => sql`case
      when ${isWithin(amount, budget, thresholds.green)} then 1
      when ${isWithin(amount, budget, thresholds.yellow)} then 2
      else 3
    end`;
  return sql`(${projected} is null or (
    ${isWithin(spent, budget, thresholds.yellow)}
    and ${level(projected)} <> ${level(ifStays)}
  ))`;
}

function isWithin(amount: SqlFragment, budget: SqlFragment, share: number): SqlFragment {
  const limit = sqlInteger(Math.round(share * parts));
  return sql`${amount} * ${sqlInteger(parts)} <= ${budget} * ${limit}`;
}
