/** The month to date against the same days of last month, in one sentence. */
import { partsOf } from '../../domain/calendar/billing-day.ts';
import type { LastMonth } from '../../domain/figures/day-details.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import { capitalised, dayAndMonth } from '../words/date-and-number-words.ts';
import { changeOf, type Money } from '../words/money-words.ts';

/** '▲ $39,198 (4.7 %) vs 1 to 20 October ($830,313).'; empty if these days are not all archived. */
export function lastMonthWords(
  { details, total }: Pick<Figures, 'details' | 'total'>,
  money: Money,
): string {
  const before = details?.lastMonth ?? null;
  if (before === null) return '';
  const change = changeOf(money, total.monthToDate, before.cost);
  if (change === null) return '';
  const percent = change.percent === '' ? '' : ` (${change.percent})`;
  return `${capitalised(change.amount)}${percent} vs ${daysOf(before)} (${money.rounded(before.cost)}).`;
}

/** '1 to 20 October', '1 October'. */
function daysOf({ from, to }: LastMonth): string {
  return from === to ? dayAndMonth(to) : `${partsOf(from).day} to ${dayAndMonth(to)}`;
}
