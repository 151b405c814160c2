/** The days that the bar offers, counted back from the newest archived day. */
import {
  addDays,
  type BillingDay,
  firstOfPeriod,
} from '../../../src/domain/calendar/billing-day.ts';
import type { DayRange } from '../../../src/domain/questions/compared-days.ts';
import { monthDays, recentDays } from '../../../src/domain/questions/page-questions.ts';

export type PeriodName = 'recent' | 'month' | 'monthBefore' | 'custom';

export const periodWords: Readonly<Record<Exclude<PeriodName, 'custom'>, string>> = {
  recent: 'Last 30 days',
  month: 'This month',
  monthBefore: 'Month before',
};

export const periodNames = ['recent', 'month', 'monthBefore'] as const;

/** `through`: the newest archived day. */
export function periodDays(name: Exclude<PeriodName, 'custom'>, through: BillingDay): DayRange {
  if (name === 'recent') return recentDays(through);
  if (name === 'month') return monthDays(through);
  const first = firstOfPeriod(through);
  const last = addDays(first, -1);
  return { from: firstOfPeriod(last), to: last };
}

/** Which of them a page shows. */
export function periodOfDays(
  { from, to }: { readonly from: BillingDay | undefined; readonly to: BillingDay | undefined },
  through: BillingDay,
): PeriodName {
  if (from === undefined || to === undefined) return 'recent';
  const found = periodNames.find((name) => {
    const days = periodDays(name, through);
    return days.from === from && days.to === to;
  });
  return found ?? 'custom';
}
