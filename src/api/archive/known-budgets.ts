/** The budgets, checked as the digest does: those that it refuses are not compared with. */
import { type Budget, requireBudgetCurrency } from '../../domain/budgets/budgets.ts';
import { periodOf } from '../../domain/calendar/billing-day.ts';
import { InputError } from '../../domain/input/input-error.ts';
import { ApiProblem } from '../problems/problem.ts';
import type { ArchiveFacts } from './archive-facts.ts';

/** Throws an ApiProblem that does not name what is wrong, because a reader may not see all budgets. */
export async function knownBudgets(
  readBudgets: (() => Promise<readonly Budget[]>) | undefined,
  { days, currency }: Pick<ArchiveFacts, 'days' | 'currency'>,
): Promise<readonly Budget[]> {
  if (readBudgets === undefined) return [];
  try {
    const budgets = await readBudgets();
    if (days !== null && currency !== null) {
      requireBudgetCurrency(budgets, [periodOf(days.through)], currency);
    }
    return budgets;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new ApiProblem(
      'unavailable',
      'The budgets cannot be read: the next run of the digest says what is wrong with them.',
    );
  }
}
