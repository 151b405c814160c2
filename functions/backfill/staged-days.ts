/**
 * The days of an unloaded period, in order, each read while the ones before it are published. Memory
 * is bounded by the few days read ahead, whatever the period.
 */
import { oneCurrency } from '../archive/check-day.ts';
import type { BreakdownSettings } from '../archive/read-breakdown.ts';
import { readStagedDay } from '../archive/staged-day.ts';
import type { BillingDay } from '../domain/billing-day.ts';
import type { BreakdownDay } from '../domain/breakdown.ts';
import { requireBudgetCurrency } from '../domain/budgets.ts';
import type { StagedPeriod } from './staged-periods.ts';

/** Days read at the same time as one is published. */
const daysAhead = 2;

/** Told each day when it was dealt with. */
export type DayListener = (day: BillingDay) => void;

/** Throws as `readStagedDay`; an InputError where a budget of the month is in another currency. */
export async function* stagedDays(
  { window, staged }: StagedPeriod,
  { budgets }: Pick<BreakdownSettings, 'budgets'>,
  onDay: DayListener,
): AsyncGenerator<BreakdownDay> {
  const waiting = [...staged.days];
  const reading: Promise<BreakdownDay>[] = [];
  const readAhead = () => {
    while (reading.length <= daysAhead && waiting.length > 0) {
      const day = readStagedDay(staged, waiting.shift() as BillingDay);
      day.catch(() => undefined);
      reading.push(day);
    }
  };
  readAhead();
  for (let next = reading.shift(); next !== undefined; next = reading.shift()) {
    const day = await next;
    requireBudgetCurrency(budgets, window.periods, oneCurrency(day));
    readAhead();
    yield day;
    onDay(day.day);
  }
}
