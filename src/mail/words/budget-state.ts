/**
 * How a month compares with its budget, decided once for all mails and pages: subject, sentences, table and
 * text take their words from here, so that they cannot disagree.
 */
import { type BudgetLight, isWithin } from '../../domain/budgets/budget-light.ts';
import { type BillingDay, lastOfPeriod } from '../../domain/calendar/billing-day.ts';

/**
 * 'exceeded': the cost so far is above the budget, and so is the month end. 'will-exceed': only the projected
 * month end is. 'at-risk' and 'close': red and yellow without exceeding. 'unknown': there is a budget, but no
 * projection, or it depends on whether an unusual cost stays.
 */
export type BudgetState =
  | 'exceeded'
  | 'will-exceed'
  | 'at-risk'
  | 'close'
  | 'on-track'
  | 'unknown'
  | 'no-budget';

/** A month's cost so far, its projected end (null: not known), its budget and its light. */
export interface BudgetedMonth {
  readonly monthToDate: number;
  readonly projected: number | null;
  readonly budget: number | null;
  readonly light: BudgetLight;
}

export function budgetState(month: BudgetedMonth): BudgetState {
  const { monthToDate, projected, budget, light } = month;
  if (budget === null) return 'no-budget';
  const isExceeded = !isWithin(monthToDate, budget);
  if (projected === null) return isExceeded ? 'exceeded' : 'unknown';
  if (isExceeded && !isWithin(projected, budget)) return 'exceeded';
  if (light === 'grey') return 'unknown';
  if (!isWithin(projected, budget)) return 'will-exceed';
  if (light === 'green') return 'on-track';
  return light === 'red' ? 'at-risk' : 'close';
}

/** True if the cost or its projected month end is above the budget; false without a budget. */
export function isOver(month: BudgetedMonth): boolean {
  const state = budgetState(month);
  return state === 'exceeded' || state === 'will-exceed';
}

/** True if the month is near its budget, but not projected above it. */
export function isClose(month: BudgetedMonth): boolean {
  const state = budgetState(month);
  return state === 'close' || state === 'at-risk';
}

/** True if there is a budget, but the month end is not known. */
export function isUnknown(month: BudgetedMonth): boolean {
  return budgetState(month) === 'unknown';
}

/** True if the month's cost is complete: nothing is projected any more. */
export function isMonthOver(reportDay: BillingDay): boolean {
  return reportDay === lastOfPeriod(reportDay);
}

/** Months that exceed their budget, by whether they already have. */
export interface OverBudget<Month> {
  readonly exceeded: readonly Month[];
  readonly heading: readonly Month[];
}

export function overBudget<Month extends BudgetedMonth>(
  months: readonly Month[],
): OverBudget<Month> {
  return {
    exceeded: months.filter((month) => budgetState(month) === 'exceeded'),
    heading: months.filter((month) => budgetState(month) === 'will-exceed'),
  };
}
