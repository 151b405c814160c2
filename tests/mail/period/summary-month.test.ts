/** The month in a weekly mail: a light that is about some OUs only is not beside the figure of all. */
import { expect, it } from 'vitest';
import type { PeriodFigures } from '../../../src/domain/figures/period-figures.ts';
import { summaryMonthFigures } from '../../../src/mail/period/summary-month.ts';
import { moneyIn } from '../../../src/mail/words/money-words.ts';
import { summaryScenarios } from '../summary-scenarios.ts';

const week = Object.values(summaryScenarios)
  .map((make) => make())
  .find(({ period, total }) => period.kind === 'week' && total.month !== null) as PeriodFigures;
const figuresOf = (budgetCoversAll: boolean) =>
  summaryMonthFigures({ ...week, total: { ...week.total, budgetCoversAll } }, moneyIn('USD'));
const lit = (budgetCoversAll: boolean) =>
  figuresOf(budgetCoversAll)
    .filter(({ light }) => light !== null)
    .map(({ label }) => label);

it('has its light beside the month end if the budget covers all OUs, else beside the budget', () => {
  expect(lit(true)).toEqual(['Projected month end']);
  expect(lit(false)).toEqual(['Budget']);
});

it('explains no part of a bar by figures of other OUs', () => {
  expect(figuresOf(false).every(({ part }) => part === null)).toBe(true);
});
