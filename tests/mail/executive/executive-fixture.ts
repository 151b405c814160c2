/** The page's figures of a day: those of a mail, with months, the cause of the day and the forecast's state. */
import {
  addDays,
  type BillingDay,
  daysBetween,
  firstOfPeriod,
  lastOfPeriod,
} from '../../../src/domain/calendar/billing-day.ts';
import type { ExecutiveFigures, MonthCost } from '../../../src/domain/figures/executive-figures.ts';
import type { Figures } from '../../../src/domain/figures/figures.ts';

/** Twelve whole months before that of the report day, each a little dearer, and this one so far. */
export function monthsUntil(reportDay: BillingDay, cost: number): readonly MonthCost[] {
  const months: MonthCost[] = [];
  let last: BillingDay = reportDay;
  for (let back = 0; back <= 12; back++) {
    const first = firstOfPeriod(last);
    const days = daysBetween(first, last) + 1;
    const whole = (cost / (daysBetween(firstOfPeriod(reportDay), reportDay) + 1)) * 30;
    months.unshift({
      first,
      cost: back === 0 ? cost : whole * (1 - back / 40),
      archivedDays: days,
      days,
    });
    last = lastOfPeriod(addDays(first, -1));
  }
  return months;
}

export function executiveFiguresOf(
  { requestedDay, reportDay, costMetric, currency, total, ous, movers }: Figures,
  changes: Partial<ExecutiveFigures> = {},
): ExecutiveFigures {
  const [largest] = movers.rows;
  return {
    requestedDay,
    reportDay,
    costMetric,
    currency,
    total,
    ous,
    months: monthsUntil(reportDay, total.monthToDate),
    cause:
      largest === undefined
        ? null
        : { service: largest.service, ou: largest.ou, change: largest.change },
    forecast: { state: 'mailed' },
    ...changes,
  };
}
