/**
 * The text next to a budget's color, and the bar that shows the same without text. 'Over' always means that the
 * cost has exceeded the budget, 'Heading over' that its projected month end does, at any threshold.
 */

import type { BudgetLight } from '../../domain/budgets/budget-light.ts';
import { type BudgetedMonth, type BudgetState, budgetState } from './budget-state.ts';
import { nbsp } from './date-and-number-words.ts';
import type { Money } from './money-words.ts';

/** A light as the mail shows it. */
export interface LightWords {
  readonly light: BudgetLight;
  /** 'Over · 112 %', 'Heading over · 104 %', 'Close · 96.2 %', 'On track · 71 %', 'No budget'. */
  readonly word: string;
}

/** Widths of a budget bar's parts in integer per cent; they sum to 100. */
export interface BudgetBar {
  /** Cost so far. */
  readonly spent: number;
  /** Expected for the rest of the month, within the budget. */
  readonly expected: number;
  /** Above the budget. */
  readonly over: number;
  /** Left of the budget. */
  readonly left: number;
}

/** The light's word, with the projection as a share of the budget. */
export function lightWords(month: BudgetedMonth): LightWords {
  const { projected, budget } = month;
  const state = budgetState(month);
  const share =
    projected === null || budget === null || budget <= 0 || projected < 0 || state === 'unknown'
      ? ''
      : shareText(projected / budget, state);
  const words = share === '' ? stateWord[state] : `${stateWord[state]} · ${share}`;
  return { light: shownLight(month, state), word: words.replaceAll(' ', nbsp) };
}

const stateWord: Readonly<Record<BudgetState, string>> = {
  exceeded: 'Over',
  'will-exceed': 'Heading over',
  'at-risk': 'At risk',
  close: 'Close',
  'on-track': 'On track',
  unknown: 'Unknown',
  'no-budget': 'No budget',
};

/** A budget that the cost has already exceeded is never grey. */
function shownLight({ light }: BudgetedMonth, state: BudgetState): BudgetLight {
  if (state === 'no-budget' || state === 'unknown') return 'grey';
  return light === 'grey' ? 'red' : light;
}

/**
 * Integer per cent. One decimal where an integer would put the share on the other side of a threshold: near
 * multiples of five, and wherever a close month would be rounded down.
 */
function shareText(ratio: number, state: BudgetState): string {
  if (ratio >= 10) return `${Math.round(ratio).toLocaleString('en-US')}×`;
  const value = ratio * 100;
  if (value > 0 && value < 0.5) return '<1 %';
  const rounded = Math.round(value);
  if (Math.abs(value - rounded) < 1e-9 || rounded === 0) return `${rounded} %`;
  const isNearThreshold = rounded % 5 === 0 || isRoundedDown(value, state);
  if (!isNearThreshold) return `${rounded} %`;
  return `${value > rounded ? Math.ceil(value * 10) / 10 : Math.floor(value * 10) / 10} %`;
}

function isRoundedDown(value: number, state: BudgetState): boolean {
  return (state === 'close' || state === 'at-risk') && Math.round(value) < value;
}

/**
 * '$448K of $400K': projected, of budget; 'CHF 448K of 400K'. '$71.20' without a budget, 'of $400K' if the
 * month end is not known.
 */
export function projectedOfBudget(
  money: Money,
  { projected, budget }: Pick<BudgetedMonth, 'projected' | 'budget'>,
): string {
  if (projected === null) return budget === null ? 'unknown' : `of${nbsp}${money.compact(budget)}`;
  const shown = money.compact(projected);
  if (budget === null) return shown;
  const withoutCode = money.compact(budget).replace(/^[A-Z]{3}\u00a0/, '');
  return `${shown} of ${withoutCode}`.replaceAll(' ', nbsp);
}

/** The bar; null if a bar would mislead: without a budget, or for one of zero or less. */
export function budgetBar({ monthToDate, projected, budget }: BudgetedMonth): BudgetBar | null {
  if (budget === null || budget <= 0) return null;
  const end = Math.max(projected ?? monthToDate, monthToDate, 0);
  const full = Math.max(end, budget);
  const percentOf = (amount: number) => Math.round((Math.max(amount, 0) / full) * 100);
  const spent = percentOf(Math.min(monthToDate, budget));
  const within = Math.max(percentOf(Math.min(end, budget)), spent);
  const over = end > budget ? 100 - within : 0;
  return { spent, expected: within - spent, over, left: 100 - within - over };
}
