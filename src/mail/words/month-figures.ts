/**
 * The month in three figures: to date, projected end with its light, and budget; short enough to be next to
 * each other on a phone.
 */
import {
  type BillingDay,
  daysBetween,
  firstOfPeriod,
  lastOfPeriod,
} from '../../domain/calendar/billing-day.ts';
import { type AgainstBudget, budgetedTotal } from '../../domain/figures/budgeted-total.ts';
import type { TotalFigures } from '../../domain/figures/figures.ts';
import type { MonthFigures as MonthTotals } from '../../domain/figures/month-figures.ts';
import { isMonthOver } from './budget-state.ts';
import { budgetBar, type LightWords, lightWords } from './budget-words.ts';
import { missingDaysNote } from './missing-days.ts';
import type { Money } from './money-words.ts';
import { likelyWords } from './projection-words.ts';

/** One figure of the month. */
export interface MonthFigure {
  readonly label: string;
  readonly value: string;
  /** The text below the figure; may be empty. */
  readonly note: string;
  /** The light of the projection; null for other figures. */
  readonly light: LightWords | null;
  /** The part of the budget bar that shows this figure; null if there is none. */
  readonly part: 'spent' | 'expected' | null;
}

type MonthTotal = MonthTotals & Pick<TotalFigures, 'budgetCoversAll' | 'budgetedOus'>;

/** A month of the organization, of a unit or of a team. */
export interface MonthInput {
  readonly reportDay: BillingDay;
  readonly total: MonthTotal;
  readonly ous: readonly AgainstBudget[];
  /** Days of the month up to the report day that are not in the archive, if that is known. */
  readonly missingDays?: readonly BillingDay[];
}

/**
 * Month to date, projected month end and budget, in this order. The light is beside the figure that it is about:
 * beside the budget if that covers only some of the OUs.
 */
export function monthFigures(
  { reportDay, total, ous, missingDays = [] }: MonthInput,
  money: Money,
): MonthFigure[] {
  const against = budgetedTotal(total, ous);
  const coversAll = total.budgetCoversAll;
  const hasBar = budgetBar(against) !== null && coversAll;
  const value = (amount: number) => fitting(money, amount);
  const plain = { note: '', light: null, part: null };
  const light = total.budget === null ? null : lightWords(against);
  return [
    {
      ...plain,
      label: 'Month to date',
      value: value(total.monthToDate),
      note: `${dayOfMonth(reportDay)}${missingDaysNote(missingDays)}`,
      part: hasBar ? 'spent' : null,
    },
    {
      ...plain,
      label: isMonthOver(reportDay) ? 'Month end' : 'Projected month end',
      value: total.projected === null ? 'Unknown' : value(total.projected),
      note: likelyWords(total, money),
      light: coversAll ? light : null,
      part: hasBar ? 'expected' : null,
    },
    {
      ...plain,
      label: 'Budget',
      ...budgetFigure(total, ous.length, value),
      light: coversAll ? null : light,
    },
  ];
}

/**
 * '12 OUs with a budget: $300K so far, $454K projected, of $500K.'; empty if the budget covers all. The bar
 * and the light are about these OUs only.
 */
export function coveredWords({ total, ous, reportDay }: MonthInput, money: Money): string {
  if (total.budget === null || total.budgetCoversAll) return '';
  const { monthToDate, projected, budget } = budgetedTotal(total, ous);
  const which = total.budgetedOus === 1 ? 'OU' : `${total.budgetedOus} OUs`;
  const end = isMonthOver(reportDay)
    ? ''
    : `, ${projected === null ? 'month end unknown' : `${money.compact(projected)} projected`}`;
  return `${total.budgetedOus === 1 ? 'The OU' : which} with a budget: ${money.compact(monthToDate)} so far${end}, of ${money.compact(budget ?? 0)}.`;
}

/** 'day 20 of 30'. */
function dayOfMonth(day: BillingDay): string {
  const first = firstOfPeriod(day);
  return `day ${daysBetween(first, day) + 1} of ${daysBetween(first, lastOfPeriod(day)) + 1}`;
}

function budgetFigure(
  { budget, budgetCoversAll, budgetedOus }: MonthTotal,
  ous: number,
  value: (amount: number) => string,
): Pick<MonthFigure, 'value' | 'note'> {
  if (budget === null) return { value: 'None set', note: '' };
  const note = budgetCoversAll ? '' : `for ${budgetedOus} of ${ous} OUs`;
  return { value: value(budget), note };
}

/** Three of these are next to each other on a phone. */
function fitting(money: Money, amount: number): string {
  const words = Math.abs(amount) < 1000 ? money.exact(amount) : money.withoutCents(amount);
  return words.length > 12 ? money.compact(amount) : words;
}
