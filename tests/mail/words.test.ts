/** The words of the mail: days, amounts, changes, lights and names, with their awkward cases. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBillingDay } from '../../functions/domain/billing-day.ts';
import { budgetLight } from '../../functions/domain/budget-light.ts';
import { budgetBar, lightWords } from '../../functions/mail/budget-words.ts';
import { changeOf, moneyIn } from '../../functions/mail/money-words.ts';
import { groupedId, isolated, plainName } from '../../functions/mail/plain-name.ts';
import { sentenceNames, unitName } from '../../functions/mail/unit-name.ts';
import { counted, fullDay, percent, share, shortDay } from '../../functions/mail/words.ts';

const usd = moneyIn('USD');
const spaced = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

function lightOf(projected: number, budget: number | null): string | undefined {
  return spaced(
    lightWords({ monthToDate: 0, projected, budget, light: budgetLight(projected, budget) }).word,
  );
}

describe('days', () => {
  it('are written in UTC, day before month', () => {
    const day = parseBillingDay('2026-11-20');
    expect(spaced(fullDay(day))).toBe('Friday 20 November 2026');
    expect(spaced(shortDay(day))).toBe('Fri 20 Nov');
  });
});

describe('counts and shares', () => {
  it('are words up to twelve, digits beyond', () => {
    expect([0, 1, 2, 12, 1204].map((count) => counted(count, 'unit'))).toEqual([
      'no units',
      'one unit',
      'two units',
      'twelve units',
      '1,204 units',
    ]);
  });

  it('never round a change to nothing or a part to the whole', () => {
    expect([0.088, 0.96, 0.0001, 1.5, 0.08].map((value) => spaced(percent(value)))).toEqual([
      '8.8 %',
      '96 %',
      'less than 0.1 %',
      '150 %',
      '8.0 %',
    ]);
    expect([0.999, 0.001, 0.37].map((value) => spaced(share(value)))).toEqual([
      'more than 99 %',
      'less than 1 %',
      '37 %',
    ]);
  });
});

describe('amounts', () => {
  it('keep cents when exact, and lose them where they are noise', () => {
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

  it('are compact where they stand beside a budget', () => {
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

  it('are one finite word for every finite amount', () => {
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

  it('become a multiple where a percentage is hard to read, and nothing beyond', () => {
    expect(words(120, 10)).toBe('▲ $110.00 12×');
    expect(words(1, 0.000001)).toBe('▲ $1.00');
  });
});

describe('lights', () => {
  it('say word and share of the budget', () => {
    expect([lightOf(112, 100), lightOf(96, 100), lightOf(71, 100), lightOf(5, null)]).toEqual([
      'Over · 112 %',
      'Close · 96 %',
      'On track · 71 %',
      'No budget',
    ]);
  });

  it('never say 100 % of a budget that is passed or not reached', () => {
    expect([lightOf(100.04, 100), lightOf(99.97, 100), lightOf(100, 100)]).toEqual([
      'Over · 100.1 %',
      'Close · 99.9 %',
      'Close · 100 %',
    ]);
  });

  it('have no share of a budget of zero, nor of a month in credit', () => {
    expect([lightOf(9, 0), lightOf(0, 0), lightOf(-12, 100)]).toEqual([
      'Over',
      'On track',
      'On track',
    ]);
    expect(lightOf(5000, 100)).toBe('Over · 50×');
    expect(lightOf(0.1, 100)).toBe('On track · <1 %');
  });

  it('follow the figures where thresholds are unusual', () => {
    const month = { monthToDate: 0, budget: 100 };
    expect(spaced(lightWords({ ...month, projected: 97, light: 'red' }).word)).toBe(
      'At risk · 97 %',
    );
    expect(spaced(lightWords({ ...month, projected: 105, light: 'yellow' }).word)).toBe(
      'Over · 105 %',
    );
  });

  it('come with a bar whose parts fill it exactly', () => {
    const amount = fc.double({ min: -1e6, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(
        amount,
        amount,
        fc.double({ min: 0.01, max: 1e9, noNaN: true }),
        (spent, rest, budget) => {
          const month = {
            monthToDate: spent,
            projected: spent + rest,
            budget,
            light: 'green' as const,
          };
          const parts = Object.values(budgetBar(month) ?? {});
          expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
          expect(parts.reduce((sum, part) => sum + part, 0)).toBe(100);
        },
      ),
    );
    expect(budgetBar({ monthToDate: 1, projected: 2, budget: 0, light: 'red' })).toBeNull();
  });
});

describe('names', () => {
  it('stay on one line, without controls or direction overrides, whatever they hold', () => {
    expect(plainName('Shop\r\nBcc: x@example.com')).toBe('Shop Bcc: x@example.com');
    expect(plainName('\u202Egnp.exe\u0007')).toBe('gnp.exe');
    expect(plainName(' \u0000 ')).toBe('(no name)');
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        expect(plainName(name)).not.toMatch(
          /\p{Cc}|\p{Cs}|\p{Zl}|\p{Zp}|[\u202a-\u202e\u2066-\u2069]/u,
        );
        expect(plainName(name).length).toBeLessThanOrEqual(64);
      }),
    );
  });

  it('are cut between letters, not within one', () => {
    expect(plainName('👩‍👩‍👧'.repeat(30))).toMatch(/^(👩‍👩‍👧)+…$/u);
  });

  it('are isolated in text only where they read from right to left', () => {
    expect(isolated('Shop')).toBe('Shop');
    expect(isolated('שלום')).toBe('\u2068שלום\u2069');
  });

  it('show the last part of a path, and two parts where one is ambiguous', () => {
    expect(unitName('Root/Workloads/Prod')).toEqual({ name: 'Prod', parents: 'Root / Workloads' });
    expect(unitName('Unassigned')).toEqual({ name: 'Unassigned', parents: '' });
    const name = sentenceNames(['Root/A/Prod', 'Root/B/Prod', 'Root/C']);
    expect([name('Root/A/Prod'), name('Root/C')]).toEqual(['A / Prod', 'C']);
  });

  it('group account ids as the console does', () => {
    expect([groupedId('009912345678'), groupedId('none')]).toEqual(['0099-1234-5678', 'none']);
  });
});
