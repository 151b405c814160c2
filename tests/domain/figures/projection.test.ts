/** The usual cost of a weekday, compared with values computed by hand. */
import { describe, expect, test } from 'vitest';
import { daysFromTo, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { meanCost, usualDays } from '../../../src/domain/figures/projection.ts';

const day = parseBillingDay;
const days = (from: string, to: string) => daysFromTo(day(from), day(to));

describe('the usual cost', () => {
  test('is that of the archived same weekdays in the four weeks before', () => {
    const held = new Set(days('2026-11-01', '2026-11-20'));
    expect(usualDays(day('2026-11-20'), held)).toEqual(['2026-11-13', '2026-11-06']);
    expect(usualDays(day('2026-11-20'), new Set())).toEqual([]);
  });

  test('has no mean without a day, and counts a day without cost as zero', () => {
    expect(meanCost(new Map(), [])).toBeNull();
    expect(meanCost(new Map([[day('2026-11-06'), 10]]), days('2026-11-06', '2026-11-07'))).toBe(5);
  });
});
