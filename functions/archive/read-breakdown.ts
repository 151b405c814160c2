/**
 * Runs the one scan of the bill and looks at its first day, so that whatever is wrong with the
 * question or the currencies is known before anything is published.
 */

import type { BreakdownDay } from '../domain/breakdown.ts';
import { type Budget, requireBudgetCurrency } from '../domain/budgets.ts';
import { InputError } from '../domain/input-error.ts';
import type { OpenWindow } from '../domain/open-window.ts';
import type { Platform } from '../platform/ports.ts';
import { breakdownStatement } from '../query/breakdown-statement.ts';
import type { ArchiveSettings } from './archive-settings.ts';
import { oneCurrency } from './check-day.ts';
import { splitDays } from './split-days.ts';

/** What the breakdown is made by, and the budgets it must be comparable with. */
export interface BreakdownSettings extends ArchiveSettings {
  readonly budgets: readonly Budget[];
}

/**
 * The window's days that the bill has, in order, once. Throws an InputError when it has none, when
 * it mixes currencies, or when a budget of these months is in another.
 */
export async function readBreakdown(
  platform: Pick<Platform, 'engine' | 'tables'>,
  window: OpenWindow,
  settings: BreakdownSettings,
): Promise<AsyncIterable<BreakdownDay>> {
  const days = await findBreakdown(platform, window, settings);
  if (days !== undefined) return days;
  const { currency } = settings;
  throw new InputError(
    `The bill has no ${currency === null ? '' : `${currency} `}lines from ${window.from} to ` +
      `${window.to}; choose a day it covers with --date.`,
  );
}

/** The same, but undefined when the bill has no line in the window. */
export async function findBreakdown(
  { engine, tables }: Pick<Platform, 'engine' | 'tables'>,
  window: OpenWindow,
  settings: BreakdownSettings,
): Promise<AsyncIterable<BreakdownDay> | undefined> {
  const result = await engine.query(breakdownStatement(tables, { window, ...settings }));
  const days = splitDays(result.batches);
  const first = await days.next();
  if (first.done) return undefined;
  requireBudgetCurrency(settings.budgets, window.periods, oneCurrency(first.value));
  return startingWith(first.value, days);
}

async function* startingWith<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}
