/** Money of the dashboard: exact sums of decimal text, and amounts as the mail writes them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../src/domain/calendar/billing-day.ts';
import { moneyIn } from '../../src/mail/words/money-words.ts';
import { changeOf, shareText } from '../../web/src/words/change.ts';
import { rangeText } from '../../web/src/words/day-words.ts';
import { compareAmounts, difference, sumOf } from '../../web/src/words/decimal.ts';
import { allDigits, moneyText } from '../../web/src/words/money-text.ts';

describe('sums of decimal text', () => {
  it('are exact where floating point is not', () => {
    expect(sumOf(['0.1', '0.2'])).toBe('0.3');
    expect(sumOf(['123456789012345678.01', '0.0000000001'])).toBe('123456789012345678.0100000001');
    expect(sumOf(['-3.5', '3.50'])).toBe('0');
    expect(sumOf([])).toBe('0');
    expect(difference('0.3', '0.1')).toBe('0.2');
    expect(() => sumOf(['1e3'])).toThrow("'1e3' is not an amount.");
  });

  it('do not depend on the order, and a difference undoes a sum', () => {
    const amount = fc
      .tuple(fc.bigInt(-(10n ** 18n), 10n ** 18n), fc.integer({ min: 0, max: 12 }))
      .map(([units, scale]) => decimal(units, scale));
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        expect(sumOf([a, b, c])).toBe(sumOf([c, a, b]));
        expect(compareAmounts(difference(sumOf([a, b]), b), a)).toBe(0);
      }),
    );
  });
});

function decimal(units: bigint, scale: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return units < 0n ? `-${text}` : text;
}

describe('an amount', () => {
  it.each([
    ['1284489.7149999999', 'USD', '$1,284,489.71'],
    ['1284489.715', 'USD', '$1,284,489.72'],
    ['-3401.2134', 'USD', '−$3,401.21'],
    ['-0.001', 'USD', '$0.00'],
    ['1234.5', 'JPY', '¥1,235'],
    ['9007199254740993.005', 'EUR', '€9,007,199,254,740,993.01'],
    ['12.5', null, '12.50'],
  ])('%s %s is written %s', (amount, currency, text) => {
    expect(moneyText(amount, currency)).toBe(text);
  });

  it('is written as in the mail, to the cent', () => {
    for (const amount of ['48213.77', '-12.4', '0', '1281873.19']) {
      expect(moneyText(amount, 'USD')).toBe(moneyIn('USD').exact(Number(amount)));
    }
  });

  it('keeps every digit where rows are listed', () => {
    expect(allDigits('11169.0021678530')).toBe('11,169.002167853');
    expect(allDigits('-0.0000000001')).toBe('−0.0000000001');
  });
});

describe('a change', () => {
  it.each([
    ['110', '100', '▲\u00a0$10.00', '10\u00a0%', 'up'],
    ['104', '100', '▲\u00a0$4.00', '4.0\u00a0%', 'quiet'],
    ['90', '100', '▼\u00a0$10.00', '10\u00a0%', 'down'],
    ['100.001', '100', 'no change', '', 'quiet'],
    ['5', '0', '▲\u00a0$5.00', '', 'up'],
    ['-5', '10', '▼\u00a0$15.00', '', 'down'],
    ['1200', '100', '▲\u00a0$1,100', '12×', 'up'],
  ])('from %2$s to %1$s', (cost, before, amount, percent, tone) => {
    expect(changeOf(cost, before, 'USD')).toEqual({ amount, percent, tone });
  });

  it('from a cost that is not known is not known', () => {
    expect(changeOf('5', null, 'USD')).toBeNull();
    expect(shareText('5', '0')).toBe('');
  });
});

it('days are named once for what they have in common', () => {
  const range = (from: string, to: string) =>
    rangeText({ from: parseBillingDay(from), to: parseBillingDay(to) }).replaceAll('\u00a0', ' ');
  expect(range('2026-11-01', '2026-11-20')).toBe('1 to 20 Nov 2026');
  expect(range('2026-10-22', '2026-11-20')).toBe('22 Oct to 20 Nov 2026');
  expect(range('2025-12-28', '2026-01-03')).toBe('28 Dec 2025 to 3 Jan 2026');
  expect(range('2026-11-20', '2026-11-20')).toBe('Fri 20 Nov 2026');
});
