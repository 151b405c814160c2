/** Days in few words that still name every day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { countedDays, dayRanges } from '../../../src/mail/words/day-ranges.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');
const ranges = (...days: readonly string[]) => spaced(dayRanges(days.map(parseBillingDay)));
const first = parseBillingDay('2026-01-01');

describe('days in words', () => {
  it('are a range from three on, and name a month once', () => {
    expect(ranges('2026-11-19')).toBe('19 November');
    expect(ranges('2026-11-03', '2026-11-04')).toBe('3 and 4 November');
    expect(ranges('2026-11-01', '2026-11-02', '2026-11-03')).toBe('1 to 3 November');
    expect(ranges('2026-11-03', '2026-11-07', '2026-11-09')).toBe('3, 7 and 9 November');
    const mixed = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-07', '2026-11-09'];
    expect(ranges(...mixed)).toBe('1 to 3, 7 and 9 November');
  });

  it('name both months of a range across the end of a month, and each month of days apart', () => {
    expect(ranges('2026-10-30', '2026-10-31', '2026-11-01', '2026-11-03')).toBe(
      '30 October to 1 November and 3 November',
    );
    expect(ranges('2026-10-31', '2026-11-01')).toBe('31 October and 1 November');
    expect(ranges('2026-11-28', '2026-11-30', '2026-12-01', '2026-12-02')).toBe(
      '28 November and 30 November to 2 December',
    );
    expect(ranges('2026-12-31', '2027-01-01', '2027-01-02')).toBe('31 December to 2 January');
  });

  it('are at most five ranges, then a count of the other days', () => {
    const days = [1, 3, 5, 7, 9, 11, 12, 13].map((day) => addDays(first, day - 1));
    expect(spaced(dayRanges(days))).toBe('1, 3, 5, 7, 9 January and three more');
  });

  it('carry their count', () => {
    expect(spaced(countedDays([first]))).toBe('one day (1 January)');
    const many = Array.from({ length: 19 }, (_, at) => addDays(first, at));
    expect(spaced(countedDays(many))).toBe('19 days (1 to 19 January)');
  });

  it('contain as many days as given', () => {
    const some = fc.uniqueArray(fc.integer({ min: 1, max: 31 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(some, (numbers) => {
        const days = numbers.sort((a, b) => a - b).map((day) => addDays(first, day - 1));
        const words = spaced(dayRanges(days)).replace(/ January/g, '');
        expect(daysIn(words)).toBe(days.length);
      }),
    );
  });
});

const numberWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Number of days that the text of one month names. */
function daysIn(words: string): number {
  return words.split(/, | and /).reduce((all, part) => {
    const more = / more$/.test(part) ? numberWords.indexOf(part.replace(' more', '')) + 1 : null;
    const [from = 0, to = from] = part.split(' to ').map(Number);
    return all + (more ?? to - from + 1);
  }, 0);
}
