/** The mail's texts for days, counts, amounts and changes, with difficult cases. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import {
  counted,
  fullDay,
  percent,
  shortDay,
  wholePercent,
} from '../../../src/mail/words/date-and-number-words.ts';
import { changeOf, moneyIn } from '../../../src/mail/words/money-words.ts';

const usd = moneyIn('USD');
const spaced = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

describe('days', () => {
  it('are written in UTC, day before month', () => {
    const day = parseBillingDay('2026-11-20');
    expect(spaced(fullDay(day))).toBe('Friday 20 November 2026');
    expect(spaced(shortDay(day))).toBe('Fri 20 Nov');
  });
});

describe('counts and shares', () => {
  it('are words up to twelve, digits above', () => {
    expect([0, 1, 2, 12, 1204].map((count) => counted(count, 'unit'))).toEqual([
      'no units',
      'one unit',
      'two units',
      'twelve units',
      '1,204 units',
    ]);
  });

  it('never round a change to zero or a part to 100 %', () => {
    expect([0.088, 0.96, 0.0001, 1.5, 0.08].map((value) => spaced(percent(value)))).toEqual([
      '8.8 %',
      '96 %',
      'less than 0.1 %',
      '150 %',
      '8.0 %',
    ]);
    expect([0.999, 0.001, 0.37].map((value) => spaced(wholePercent(value)))).toEqual([
      'more than 99 %',
      'less than 1 %',
      '37 %',
    ]);
  });
});

describe('amounts', () => {
  it('have cents if exact, and none if rounded', () => {
    expect(usd.exact(48_213.77)).toBe('$48,213.77');
    expect([12.4, 871_402.31, -90.5, 0].map((amount) => usd.rounded(amount))).toEqual([
      '$12.40',
      '$871,402',
      '−$90.50',
      '$0.00',
    ]);
    expect(usd.rounded(0.4, 5_000)).toBe('$0.40');
  });

  it('are never negative zero', () => {
    expect(usd.exact(-0.001)).toBe('$0.00');
    expect(usd.rounded(-0, 5_000)).toBe('$0');
  });

  it('are compact next to a budget', () => {
    const amounts = [448_210, 1_304_711, 4_000, 372, 71.2, 0, -12_000];
    expect(amounts.map((amount) => usd.compact(amount))).toEqual([
      '$448K',
      '$1.30M',
      '$4,000',
      '$372',
      '$71.20',
      '$0',
      '−$12.0K',
    ]);
  });

  it('follow the currency: yen have no sen, dinars three digits, others their code', () => {
    expect(moneyIn('JPY').exact(1234)).toBe('¥1,234');
    expect(moneyIn('BHD').exact(1.5)).toBe('BHD\u00a01.500');
    expect(moneyIn('CHF').exact(1.5)).toBe('CHF\u00a01.50');
    expect(() => moneyIn('dollars')).toThrow(RangeError);
  });

  it('have one finite text for every finite amount', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (amount) => {
        for (const write of [usd.exact, usd.rounded, usd.compact]) {
          expect(write(amount)).toMatch(/^−?\$[\d,.]+[KMBT]?$/);
        }
      }),
    );
  });
});

describe('changes', () => {
  const words = (cost: number, reference: number | null) => {
    const change = changeOf(usd, cost, reference);
    return change && spaced(`${change.amount} ${change.percent}`)?.trim();
  };

  it('say what rose and what fell', () => {
    expect(words(48_213.77, 44_309.77)).toBe('▲ $3,904 8.8 %');
    expect(words(50, 100)).toBe('▼ $50.00 50 %');
    expect(words(100, 100.001)).toBe('no change');
  });

  it('are unknown, not zero, without a reference', () => {
    expect(words(100, null)).toBeNull();
  });

  it('have no percentage from zero, from a credit or into one', () => {
    expect([words(5, 0), words(5, -5), words(-5, 5)]).toEqual(['▲ $5.00', '▲ $10.00', '▼ $10.00']);
  });

  it('become a multiple where a percentage is hard to read, and are empty above that', () => {
    expect(words(120, 10)).toBe('▲ $110.00 12×');
    expect(words(1, 0.000001)).toBe('▲ $1.00');
  });
});
