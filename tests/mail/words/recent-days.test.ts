/** The sparkline of the last thirty days, and the text that says the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { moneyIn } from '../../../src/mail/words/money-words.ts';
import { recentWords, spanWords, sparkline } from '../../../src/mail/words/recent-days.ts';

const usd = moneyIn('USD');
const friday = parseBillingDay('2026-11-20');
const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a sparkline', () => {
  it('is in proportion to the costs, from zero', () => {
    expect(sparkline([5, 10, 20], 16)).toEqual({ above: [4, 8, 16], below: null });
  });

  it('has a gap for a day that is not archived, and a pixel for one without cost', () => {
    expect(sparkline([null, 0, 20], 16)?.above).toEqual([0, 1, 16]);
    // Columns of days without cost would show only rounding.
    expect(sparkline([0, 0.004], 20)).toBeNull();
  });

  it('draws credits below the line, within the same height', () => {
    expect(sparkline([30, -10, null], 16)).toEqual({ above: [12, 0, 0], below: [0, 4, 0] });
    expect(sparkline([-4, -8], 16)).toEqual({ above: [0, 0], below: [8, 16] });
  });

  it('is not drawn from a single day', () => {
    expect([sparkline([null, null, 3], 16), sparkline([], 16)]).toEqual([null, null]);
    expect(spanWords([null, 3], usd)).toBeNull();
    expect(recentWords([null, 3], friday, usd)).toBe('');
  });

  it('has a column for each archived day and none for others, at any cost', () => {
    const cost = fc.double({ noNaN: true, min: -1e12, max: 1e12 });
    fc.assert(
      fc.property(fc.array(fc.option(cost), { minLength: 2, maxLength: 30 }), (days) => {
        const spark = sparkline(days, 16);
        if (spark === null) return;
        days.forEach((day, at) => {
          const height = (spark.above[at] ?? 0) + (spark.below?.[at] ?? 0);
          expect(height > 0).toBe(day !== null);
          expect(height).toBeLessThanOrEqual(16);
        });
      }),
    );
  });
});

describe('its words', () => {
  it('give the span of a unit’s days, and how many there are', () => {
    const span = (days: (number | null)[], money = usd) => {
      const words = spanWords(days, money);
      return words && spaced(`${words.days}: ${words.amounts}`);
    };
    expect(span([15_900, 17_000, 19_900])).toBe('3 days: $15.9K to $19.9K');
    expect(span([null, 372, 372])).toBe('2 of 3 days: $372 each');
    expect(span([4e9, 5e9], moneyIn('IDR'))).toBe('2 days: IDR 4.00B to 5.00B');
  });

  it('name the most expensive and the cheapest day of the total, and the days that are missing', () => {
    const words = (days: (number | null)[]) => spaced(recentWords(days, friday, usd));
    expect(words([10, 30, 20])).toBe(
      'Last 3 days: most on Thu 19 Nov, $30.00; least on Wed 18 Nov, $10.00.',
    );
    expect(words([null, -3, 7])).toBe(
      'Last 3 days: most on Fri 20 Nov, $7.00; least on Thu 19 Nov, −$3.00. One day is not in the archive.',
    );
    expect(words([7, 7])).toBe('Last 2 days: all alike.');
  });
});
