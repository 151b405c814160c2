/**
 * Where the month is heading, in the headline and in the subject: 'is heading for' while it runs, 'ended at'
 * on its last day, 'unknown' where it cannot be projected.
 */
import { budgetedTotal } from '../../domain/figures/budgeted-total.ts';
import type { ExecutiveFigures } from '../../domain/figures/executive-figures.ts';
import { isMonthOver, isUnknown } from '../words/budget-state.ts';
import { countWord, monthName } from '../words/date-and-number-words.ts';
import type { Money } from '../words/money-words.ts';

/** 'November is heading for $1.30M, $108K below the budget.' */
export function headingWords(figures: ExecutiveFigures, money: Money): string {
  const { total, ous, reportDay } = figures;
  const heading = monthWords(figures, money);
  const against = budgetedTotal(total, ous);
  const { projected, budget } = against;
  if (budget === null) return `${heading}; no budget is set.`;
  if (projected === null) return `${heading}.`;
  // Days are missing, or it depends on whether an unusual cost stays.
  if (isUnknown(against)) return `${heading}; how it compares with budgets is not known yet.`;
  const difference = differenceWords(projected, budget, money);
  if (total.budgetCoversAll) return `${heading}, ${difference} the budget.`;
  const [units, are, theirs] =
    total.budgetedOus === 1
      ? ['the one OU', 'is', 'its budget']
      : [`the ${countWord(total.budgetedOus)} OUs`, 'are', 'their budgets'];
  const verb = isMonthOver(reportDay) ? 'ended' : `${are} heading for`;
  return `${heading}; ${units} with a budget ${verb} ${difference} ${theirs}.`;
}

/** 'November is heading for $1.30M, $108K below budget', for a subject. */
export function headingInSubject(figures: ExecutiveFigures, money: Money): string {
  const { total, ous } = figures;
  const heading = monthWords(figures, money);
  const against = budgetedTotal(total, ous);
  const { projected, budget } = against;
  if (budget === null) return `${heading}, no budget set`;
  if (projected === null) return heading;
  if (isUnknown(against)) return `${heading}, not known if over budget`;
  const difference = differenceWords(projected, budget, money);
  return `${heading}, ${total.budgetCoversAll ? '' : 'OUs with a budget '}${difference} budget`;
}

function monthWords({ total, reportDay }: ExecutiveFigures, money: Money): string {
  const month = monthName(reportDay);
  if (total.projected === null) return `How ${month} will end is unknown`;
  const verb = isMonthOver(reportDay) ? 'ended at' : 'is heading for';
  return `${month} ${verb} ${money.compact(total.projected)}`;
}

/** '$108K below', '$20K over'. */
function differenceWords(projected: number, budget: number, money: Money): string {
  return `${money.compact(Math.abs(budget - projected))} ${projected > budget ? 'over' : 'below'}`;
}
