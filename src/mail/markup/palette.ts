/**
 * The colors that the template chooses by value, for the light scheme; `digest.mjml` contains their dark
 * counterparts. Every pair of text and background has a contrast of 4.5:1 or more.
 */
import type { BudgetLight } from '../../domain/budgets/budget-light.ts';
import type { BudgetBar } from '../words/budget-words.ts';
import type { Change } from '../words/money-words.ts';

/** CSS colors by budget light, tone of a change, part of a budget bar, and day of a sparkline. */
export interface Palette extends Readonly<Record<keyof BudgetBar, string>> {
  readonly ink: Readonly<Record<BudgetLight | Change['tone'], string>>;
  readonly back: Readonly<Record<BudgetLight, string>>;
  /** Has a short value, because it is repeated in every cell. */
  readonly day: string;
  readonly reportDay: string;
}

export const palette: Palette = {
  ink: {
    up: '#a3321f',
    down: '#1c6b4a',
    flat: '#68716d',
    red: '#8d2717',
    yellow: '#6d5200',
    green: '#14573a',
    grey: '#525a56',
  },
  back: { red: '#fbe3de', yellow: '#fbf0cf', green: '#dff0e6', grey: '#ebedea' },
  spent: '#3c5a4d',
  expected: '#a9c2b6',
  over: '#c04a31',
  left: '#e9ebe7',
  day: '#9ba',
  reportDay: '#1d2321',
};
