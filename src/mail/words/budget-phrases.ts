/**
 * The phrases of each budget state, for one or several names: 'has exceeded its budget', 'will exceed their
 * budgets', 'heading over budget'. A month that has ended never says "will".
 */
import type { BudgetState } from './budget-state.ts';

const budgetOf = (many: boolean) => (many ? 'their budgets' : 'its budget');

/** 'has exceeded its budget'. */
export function hasExceeded(many: boolean): string {
  return `${many ? 'have' : 'has'} exceeded ${budgetOf(many)}`;
}

/** 'will exceed its budget'. */
export function willExceed(many: boolean): string {
  return `will exceed ${budgetOf(many)}`;
}

/** 'is close to its budget'; 'ended close to its budget' once the month is over. */
export function isCloseTo(many: boolean, isMonthOver: boolean): string {
  const verb = isMonthOver ? 'ended' : many ? 'are' : 'is';
  return `${verb} close to ${budgetOf(many)}`;
}

/** 'stays within its budget'; 'stayed within its budget' once the month is over. */
export function staysWithin(many: boolean, isMonthOver: boolean): string {
  const verb = isMonthOver ? 'stayed' : many ? 'stay' : 'stays';
  return `${verb} within ${budgetOf(many)}`;
}

/** The state of one budget in a subject. */
export const subjectWords: Readonly<Record<BudgetState, string>> = {
  exceeded: 'over budget',
  'will-exceed': 'heading over budget',
  'at-risk': 'close to budget',
  close: 'close to budget',
  'on-track': 'within budget',
  unknown: 'month end unknown',
  'no-budget': 'no budget set',
};
