/** The business figures of a period, of its archived days: a team without a cost on a day has a part in them all the same. */
import { decimalSum } from '../../domain/arithmetic/decimal-sum.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { Granularity } from '../../domain/questions/cost-question.ts';
import type { BusinessFigure } from '../../domain/unit-costs/business-figures.ts';

export interface PeriodFigure {
  /** Null without any figure. */
  readonly amount: number | null;
  readonly days: number;
}

export interface FiguredDays {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly granularity: Granularity;
  readonly archived: ReadonlySet<BillingDay>;
}

/** By unit and period, as the rows of the statement have them. */
export function figuresOfPeriods(
  figures: readonly BusinessFigure[],
  { from, to, granularity, archived }: FiguredDays,
): (unit: string, period: string) => PeriodFigure {
  const amounts = new Map<string, number[]>();
  const asked = figures.filter(({ date }) => date >= from && date <= to && archived.has(date));
  for (const { unit, date, amount } of asked) {
    const key = JSON.stringify([unit, periodOfDay(date, granularity)]);
    amounts.set(key, [...(amounts.get(key) ?? []), amount]);
  }
  return (unit, period) => {
    const found = amounts.get(JSON.stringify([unit, period])) ?? [];
    return { amount: found.length === 0 ? null : decimalSum(found), days: found.length };
  };
}

function periodOfDay(day: BillingDay, granularity: Granularity): string {
  if (granularity === 'total') return '';
  return granularity === 'day' ? day : `${day.slice(0, 7)}-01`;
}
