/** The report days on which a summary is due, and those on which it waits. */
import { describe, expect, it } from 'vitest';
import {
  type BillingPeriod,
  daysFromTo,
  parseBillingDay,
} from '../../../src/domain/calendar/billing-day.ts';
import { openWindow } from '../../../src/domain/calendar/open-window.ts';
import { type DueInput, duePeriods } from '../../../src/reports/period/due-periods.ts';

interface Morning {
  readonly reportDay: string;
  /** The latest complete day, if it is not the report day. */
  readonly completeUntil?: string;
  /** Share of the last month that is not invoiced. */
  readonly uninvoiced?: number;
  readonly restatementDays?: number;
  readonly billFrom?: string;
}

function decide(morning: Morning, kinds: Pick<DueInput, 'weekly' | 'monthlyClose'>) {
  const reportDay = parseBillingDay(morning.reportDay);
  const { restatementDays = 14, billFrom = '2020-01-01' } = morning;
  const window = openWindow(reportDay, restatementDays);
  const current = window.periods.at(-1);
  const shares = window.periods.map((period): [BillingPeriod, number] => [
    period,
    period === current ? 1 : (morning.uninvoiced ?? 1),
  ]);
  return duePeriods({
    ...kinds,
    reportDay,
    restatementDays,
    windowStatus: {
      from: window.from,
      archivedDays: new Set(daysFromTo(window.from, reportDay).filter((day) => day >= billFrom)),
      completeUntil: parseBillingDay(morning.completeUntil ?? morning.reportDay),
      uninvoicedShares: new Map(shares),
    },
  });
}

const week = (morning: Morning) => {
  const { due, waiting } = decide(morning, { weekly: true, monthlyClose: false });
  return due[0]?.period.id ?? waiting[0]?.why;
};
const month = (morning: Morning) => {
  const { due, waiting } = decide(morning, { weekly: false, monthlyClose: true });
  return due[0]?.period.id ?? waiting[0]?.why;
};

describe('the weekly summary', () => {
  it('is due on Monday, when Sunday is the report day', () => {
    expect(week({ reportDay: '2026-11-22' })).toBe('2026-W47');
  });

  it.each(['2026-11-23', '2026-11-25', '2026-11-28'])(
    'stays due on the run for %s if Monday’s failed; receipts prevent a second mail',
    (reportDay) => expect(week({ reportDay })).toBe('2026-W47'),
  );

  it('is replaced by the next one on the Monday after', () => {
    expect(week({ reportDay: '2026-11-29' })).toBe('2026-W48');
  });

  it('waits while Sunday is incomplete, and is due when it is complete', () => {
    expect(week({ reportDay: '2026-11-22', completeUntil: '2026-11-21' })).toBe('not-whole');
    expect(week({ reportDay: '2026-11-23', completeUntil: '2026-11-21' })).toBe('not-whole');
    expect(week({ reportDay: '2026-11-23', completeUntil: '2026-11-22' })).toBe('2026-W47');
  });

  it('is not due for a week before the bill begins', () => {
    expect(week({ reportDay: '2026-11-25', billFrom: '2026-11-23' })).toBe('not-archived');
  });

  it('crosses the year', () => {
    expect(week({ reportDay: '2027-01-03' })).toBe('2026-W53');
    expect(week({ reportDay: '2027-01-09' })).toBe('2026-W53');
    expect(week({ reportDay: '2027-01-10' })).toBe('2027-W01');
  });

  it('is not due when it is switched off', () => {
    const nothing = { due: [], waiting: [] };
    expect(decide({ reportDay: '2026-11-22' }, { weekly: false, monthlyClose: false })).toEqual(
      nothing,
    );
  });
});

describe('the monthly close', () => {
  it('waits while costs of the month are not invoiced', () => {
    expect(month({ reportDay: '2026-11-30' })).toBe('not-final');
    expect(month({ reportDay: '2026-12-05', uninvoiced: 0.001 })).toBe('not-final');
  });

  it('is due on the first run that finds the month final, and after it', () => {
    expect(month({ reportDay: '2026-12-05', uninvoiced: 0 })).toBe('2026-11');
    expect(month({ reportDay: '2026-12-06', uninvoiced: 0 })).toBe('2026-11');
  });

  it('is due as not final on the last day on which the open window contains the month', () => {
    expect(month({ reportDay: '2026-12-13', uninvoiced: 0.2 })).toBe('not-final');
    expect(month({ reportDay: '2026-12-14', uninvoiced: 0.2 })).toBe('2026-11');
    const { due } = decide(
      { reportDay: '2026-12-14', uninvoiced: 0.2 },
      { weekly: false, monthlyClose: true },
    );
    expect(due[0]?.uninvoicedShare).toBe(0.2);
  });

  it('stays due in the week after, with an unknown invoiced share, and then no more', () => {
    const { due } = decide({ reportDay: '2026-12-15' }, { weekly: false, monthlyClose: true });
    expect(due).toMatchObject([{ period: { id: '2026-11' }, uninvoicedShare: null }]);
    expect(month({ reportDay: '2026-12-21' })).toBe('2026-11');
    expect(month({ reportDay: '2026-12-22' })).toBe('past');
  });

  it('waits at most until the end of the next month, even with a longer window', () => {
    expect(month({ reportDay: '2027-01-30', restatementDays: 60, uninvoiced: 0.5 })).toBe(
      '2026-12',
    );
    expect(month({ reportDay: '2027-01-29', restatementDays: 60, uninvoiced: 0.5 })).toBe(
      'not-final',
    );
    expect(month({ reportDay: '2027-01-31', restatementDays: 60, uninvoiced: 0.5 })).toBe(
      'not-final',
    );
  });

  it('handles a leap February like any month', () => {
    expect(month({ reportDay: '2028-03-04', uninvoiced: 0 })).toBe('2028-02');
    expect(month({ reportDay: '2028-03-14', uninvoiced: 0.1 })).toBe('2028-02');
  });

  it('waits while the month’s last day is incomplete', () => {
    expect(month({ reportDay: '2026-12-01', completeUntil: '2026-11-29', uninvoiced: 0 })).toBe(
      'not-whole',
    );
  });
});

describe('a Monday on which a month closes', () => {
  it('has both due, the week first', () => {
    const { due } = decide(
      { reportDay: '2026-12-06', uninvoiced: 0 },
      { weekly: true, monthlyClose: true },
    );
    expect(due.map(({ period }) => period.id)).toEqual(['2026-W49', '2026-11']);
  });

  it('has the larger uninvoiced share of the two months of a week', () => {
    const { due } = decide(
      { reportDay: '2026-12-06', uninvoiced: 0 },
      { weekly: true, monthlyClose: false },
    );
    expect(due[0]?.uninvoicedShare).toBe(1);
  });
});
