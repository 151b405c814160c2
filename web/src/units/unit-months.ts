/** The answer of `/v1/units` as the figures that the mail's words are made from, so that both say the same. */
import {
  type BillingDay,
  isBillingDay,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import type { OuFigures, TotalFigures } from '../../../src/domain/figures/figures.ts';
import { focusNames } from '../../../src/domain/questions/focus-names.ts';
import type { BudgetFigures } from '../../../src/mail/digest/audience-budgets.ts';
import { budgetState } from '../../../src/mail/words/budget-state.ts';
import type { Answer, Units } from '../api/answers.ts';

/** The answer to a reader who sees an OU. */
export type KnownUnits = Omit<Units, 'total'> & { readonly total: NonNullable<Units['total']> };

export function hasUnits(answer: Answer<Units>): answer is Answer<KnownUnits> {
  return answer.data.total !== null;
}

type Answered = Pick<
  KnownUnits['total'],
  | 'cost'
  | 'costOfDayBefore'
  | 'usualCost'
  | 'monthToDate'
  | 'projected'
  | 'projectedIfStays'
  | 'budget'
  | 'light'
>;

/** Amounts are those of the answer, which are written so that reading them gives the same number. */
export function monthsOf({ day, missingDays, rows, total }: KnownUnits): BudgetFigures {
  const { projectedRange: range } = total;
  return {
    reportDay: parseBillingDay(day),
    missingDays: missingDays.filter((one): one is BillingDay => isBillingDay(one)),
    audience: { name: '', scope: '*' },
    ous: rows.map((row): OuFigures => ({ ou: row[focusNames.ou], ...figuresOf(row) })),
    total: {
      ...figuresOf(total),
      projectedRange:
        range === null ? null : { lower: Number(range.lower), upper: Number(range.upper) },
      budgetCoversAll: total.budgetCoversAll,
      budgetedOus: rows.filter(({ budget }) => budget !== null).length,
    } satisfies TotalFigures,
  };
}

function figuresOf(row: Answered): Omit<OuFigures, 'ou'> {
  return {
    cost: Number(row.cost),
    dayBefore: known(row.costOfDayBefore),
    usual: known(row.usualCost),
    recentDays: [],
    monthToDate: Number(row.monthToDate),
    projected: known(row.projected),
    projectedIfStays: known(row.projectedIfStays),
    projectedRange: null,
    projectionNote: null,
    budget: known(row.budget),
    light: row.light,
  };
}

function known(amount: string | null): number | null {
  return amount === null ? null : Number(amount);
}

export type Unit = BudgetFigures['ous'][number];

export interface FoldedUnits {
  /** Those that need attention, and others until there are some rows. */
  readonly shown: readonly Unit[];
  /** On track, or without a budget. */
  readonly quiet: readonly Unit[];
}

const minShown = 5;

/** In the order of the answer, which is the mail's: most urgent first. One row alone is not worth a fold. */
export function foldedUnits(ous: readonly Unit[]): FoldedUnits {
  const urgent = ous.findLastIndex((ou) => !isQuiet(ou)) + 1;
  const count = Math.max(urgent, minShown);
  if (ous.length - count < 2) return { shown: ous, quiet: [] };
  return { shown: ous.slice(0, count), quiet: ous.slice(count) };
}

/** '9 more: 7 on track, 2 without a budget'. */
export function quietWords(quiet: readonly Unit[]): string {
  const without = quiet.filter((ou) => budgetState(ou) === 'no-budget').length;
  const parts = [
    ...(quiet.length > without ? [`${quiet.length - without} on track`] : []),
    ...(without > 0 ? [`${without} without a budget`] : []),
  ];
  return `${quiet.length} more: ${parts.join(', ')}`;
}

function isQuiet(ou: Unit): boolean {
  const state = budgetState(ou);
  return state === 'on-track' || state === 'no-budget';
}
