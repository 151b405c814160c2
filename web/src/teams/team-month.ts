/** The month of a team as the mail's words need it. */
import type { BudgetedMonth } from '../../../src/mail/words/budget-state.ts';
import type { TeamMonths } from '../api/answers.ts';

export function monthOfTeam(row: TeamMonths['rows'][number]): BudgetedMonth {
  return {
    monthToDate: Number(row.monthToDate),
    projected: row.projected === null ? null : Number(row.projected),
    budget: row.budget === null ? null : Number(row.budget),
    light: row.light,
  };
}
