/**
 * The text next to a budget's color, and the bar that shows the same without text. The text depends on the
 * figures: 'Over' always means projected above budget, at any threshold.
 */

import type { BudgetLight } from '../../domain/budgets/budget-light.ts';
import type { AgainstBudget } from '../../domain/figures/budgeted-total.ts';
import { nbsp } from './date-and-number-words.ts';
import type { Money } from './money-words.ts';

/** A light as the mail shows it. */
export interface LightWords {
  readonly light: BudgetLight;
  /** 'Over · 112 %', 'Close · 96 %', 'On track · 71 %', 'No budget'. */
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

/** True if the projected month end is above the budget; false without a budget. */
export function isOver(month: AgainstBudget): boolean {
  return month.budget !== null && month.projected > month.budget;
}

/** The light's word, with the projection as a share of the budget. */
export function lightWords({ light, projected, budget }: AgainstBudget): LightWords {
  if (budget === null) return { light: 'grey', word: `No${nbsp}budget` };
  const share = budget > 0 && projected >= 0 ? shareText(projected / budget) : '';
  const words =
    share === ''
      ? wordFor(light, projected, budget)
      : `${wordFor(light, projected, budget)} · ${share}`;
  return { light, word: words.replaceAll(' ', nbsp) };
}

function wordFor(light: BudgetLight, projected: number, budget: number): string {
  if (projected > budget) return 'Over';
  if (light === 'green') return 'On track';
  return light === 'red' ? 'At risk' : 'Close';
}

/** Integer per cent, but never 100 for a projection that differs from the budget. */
function shareText(ratio: number): string {
  if (ratio >= 10) return `${Math.round(ratio).toLocaleString('en-US')}×`;
  const value = ratio * 100;
  if (value > 0 && value < 0.5) return '<1 %';
  if (Math.round(value) !== 100 || value === 100) return `${Math.round(value)} %`;
  return `${value > 100 ? Math.ceil(value * 10) / 10 : Math.floor(value * 10) / 10} %`;
}

/** '$448K of $400K': projected, of budget; 'CHF 448K of 400K'. '$71.20' without a budget. */
export function projectedOfBudget(money: Money, { projected, budget }: AgainstBudget): string {
  const shown = money.compact(projected);
  if (budget === null) return shown;
  const withoutCode = money.compact(budget).replace(/^[A-Z]{3}\u00a0/, '');
  return `${shown} of ${withoutCode}`.replaceAll(' ', nbsp);
}

/** The bar; null if a bar would mislead: without a budget, or for one of zero or less. */
export function budgetBar({ monthToDate, projected, budget }: AgainstBudget): BudgetBar | null {
  if (budget === null || budget <= 0) return null;
  const end = Math.max(projected, monthToDate, 0);
  const full = Math.max(end, budget);
  const percentOf = (amount: number) => Math.round((Math.max(amount, 0) / full) * 100);
  const spent = percentOf(Math.min(monthToDate, budget));
  const within = Math.max(percentOf(Math.min(end, budget)), spent);
  const over = end > budget ? 100 - within : 0;
  return { spent, expected: within - spent, over, left: 100 - within - over };
}
