/** Days at the edge of a month: its first day, its last, and after it was restated. */
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import type { Figures } from '../../src/domain/figures/figures.ts';
import { figuresWith, unitFigures } from './figures-fixture.ts';

const sunday = parseBillingDay('2026-11-01');

/** The archive's first day: nothing to compare with. */
function firstRun(): Figures {
  const ous = figuresWith().ous.map(({ ou, cost, budget }) =>
    unitFigures([ou, cost, null, null, cost, cost * 30, budget]),
  );
  return figuresWith({
    ous,
    requestedDay: sunday,
    reportDay: sunday,
    movers: { against: 'nothing', floor: 0, rows: [] },
    anomalies: { state: 'short-history', rows: [] },
    trust: {
      restatedDays: [],
      lastMail: null,
      latestDayInBill: sunday,
      latestUsageAt: '2026-11-01T23:00:00Z',
      notArchived: {
        months: 2,
        from: parseBillingDay('2026-09-01'),
        to: parseBillingDay('2026-10-31'),
      },
    },
  });
}

/** The first of a month whose previous month is archived: one actual day, all others projected. */
function firstOfMonth(): Figures {
  const saturday = parseBillingDay('2026-10-31');
  const ous = figuresWith().ous.map(({ ou, cost, dayBefore, usual, projected, budget }) =>
    unitFigures([ou, cost, dayBefore, usual, cost, projected, budget]),
  );
  return figuresWith({
    ous,
    requestedDay: sunday,
    reportDay: sunday,
    trust: {
      restatedDays: [{ day: saturday, before: 44_102.5, after: 44_120.02 }],
      lastMail: saturday,
      latestDayInBill: sunday,
      latestUsageAt: '2026-11-01T23:00:00Z',
    },
  });
}

function closedMonthRestated(): Figures {
  const day = parseBillingDay('2026-11-06');
  const restatedDays = [
    { day: parseBillingDay('2026-10-28'), before: 41_200.1, after: 41_310.1 },
    { day: parseBillingDay('2026-10-29'), before: 40_870.66, after: 40_921.06 },
    { day: parseBillingDay('2026-10-30'), before: 42_018.9, after: 41_990.15 },
    { day: parseBillingDay('2026-10-31'), before: 35_116.02, after: 36_188.7 },
    { day: parseBillingDay('2026-11-04'), before: 44_302.5, after: 44_320.02 },
    { day: parseBillingDay('2026-11-05'), before: 44_309.27, after: 44_310.66 },
  ];
  const ous = figuresWith().ous.map(({ ou, cost, dayBefore, usual, projected, budget }) =>
    unitFigures([ou, cost, dayBefore, usual, cost * 5.2, projected, budget]),
  );
  return figuresWith({
    ous,
    requestedDay: day,
    reportDay: day,
    trust: {
      restatedDays,
      latestDayInBill: day,
      latestUsageAt: '2026-11-06T22:00:00Z',
      lastMail: parseBillingDay('2026-11-05'),
    },
  });
}

/** 29 February 2028, a Tuesday, whose thirty days begin on 31 January: nothing is left to project. */
function leapDay(): Figures {
  const day = parseBillingDay('2028-02-29');
  const ended = <Month extends { projected: number | null; monthToDate: number }>(month: Month) => {
    const projected = month.projected ?? month.monthToDate;
    return {
      ...month,
      projected,
      monthToDate: projected,
      projectedRange: { lower: projected, upper: projected },
    };
  };
  const { ous, total } = figuresWith();
  return figuresWith({
    ous: ous.map(ended),
    total: ended(total),
    requestedDay: day,
    reportDay: day,
    trust: {
      latestDayInBill: day,
      latestUsageAt: '2028-02-29T23:00:00Z',
      lastMail: parseBillingDay('2028-02-28'),
      restatedDays: [{ day: parseBillingDay('2028-02-28'), before: 44_102.5, after: 44_120.02 }],
    },
  });
}

/** Scenarios that have a golden text mail, like `scenarios`. */
export const monthScenarios = {
  'first-run': firstRun,
  'first-of-month': firstOfMonth,
  'closed-month-restated': closedMonthRestated,
  'leap-day': leapDay,
} satisfies Record<string, () => Figures>;
