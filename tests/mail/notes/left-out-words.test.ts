/** The explanation from all lines read to the day's total, in amounts that add up as shown. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeftOutLines } from '../../../src/domain/costs/left-out-lines.ts';
import type { Trust } from '../../../src/domain/figures/trust.ts';
import { reconciliationNote } from '../../../src/mail/notes/bill-notes.ts';
import { moneyIn } from '../../../src/mail/words/money-words.ts';
import { sentenceText } from '../../../src/mail/words/sentence.ts';
import { figuresWith } from '../figures-fixture.ts';
import { keptDays, keptScenarios } from '../kept-scenarios.ts';

const split = { reason: 'split-cost', currency: 'USD', lines: 12, cost: 40 } as const;
const euros = { reason: 'other-currency', currency: 'EUR', lines: 1, cost: 12 } as const;
const totals = { billTotal: 402.11, archiveTotal: 402.11 };
const short = 'They agree to the cent on the day’s total, $402.11.';

function words(trust: Partial<Trust>, currency: string = 'USD'): string {
  const figures = figuresWith({ currency, trust: { ...totals, ...trust } });
  return sentenceText(reconciliationNote(figures, moneyIn(currency)).sentence);
}

describe('bill and archive', () => {
  it('explain the way from all lines read to the day’s total, and name the lines left out', () => {
    const provider = { ...split, reason: 'other-provider', lines: 1, cost: 3.44 } as const;
    expect(words({ readTotal: 12_345.66, leftOut: [split, provider] })).toBe(
      `${short} All lines read come to $12,345.66: $402.11 of this day, $11,900.11 of the other days read, and left out: $40.00 in twelve split-cost rows (their instances are counted) and $3.44 in one line of another provider.`,
    );
  });

  it('only say that they agree if nothing with a cost is left out', () => {
    const free = { ...split, cost: 0.001 };
    const other = { ...split, reason: 'other-day' } as const;
    for (const leftOut of [[], [free], [other], [free, other]]) {
      expect(words({ readTotal: 12_345.67, leftOut })).toBe(short);
    }
  });

  it('name lines of another currency in that currency, at any cost', () => {
    const none = { ...split, reason: 'no-currency', currency: null, cost: -7, lines: 2 } as const;
    expect(words({ readTotal: 402.11, leftOut: [euros, none] })).toBe(
      `${short} Left out, since not in USD: €12.00 in one line and −7.00 in two lines without a currency.`,
    );
    expect(words({ leftOut: [{ ...euros, cost: 0 }] })).toContain('€0.00 in one line.');
    expect(words({ leftOut: [{ ...euros, currency: '<b>' }] })).toContain(': 12.00 in one line.');
  });

  it('treat lines without a currency as lines in the bill’s one currency', () => {
    const blank = { ...split, currency: null };
    expect(words({ readTotal: 442.11, leftOut: [blank] })).toBe(
      `${short} All lines read come to $442.11: $402.11 of this day, and left out: $40.00 in twelve split-cost rows (their instances are counted).`,
    );
    expect(words({ leftOut: [blank] })).toContain(' Left out: $40.00 in twelve split-cost rows');
  });

  it('use the bill’s own cost for a day whose archived version is used', () => {
    const kept = { archivedCost: 402.11, billCost: 201 };
    const days = keptDays('shrunk', '2026-11-20', '2026-11-20', kept);
    const known = { readTotal: 1_000, leftOut: [split] };
    expect(words({ ...known, keptDays: days })).toContain(
      'The archive keeps $402.11 for the day; the bill now has $201.00. All lines read come to $1,000.00: $201.00 of this day, $759.00 of the other days read,',
    );
    const emptied = keptDays('emptied', '2026-11-20', '2026-11-20', { billCost: null });
    expect(words({ ...known, keptDays: emptied })).toContain(
      'the bill now has no line of it. All lines read come to $1,000.00: $960.00 of the days read,',
    );
  });

  it('show none of this to the owner of a unit', () => {
    const { leftOut } = keptScenarios['left-out']().trust;
    expect(words({ billTotal: null, leftOut: [...leftOut], readTotal: null })).not.toMatch(
      /left out|€/i,
    );
  });

  it('have amounts that add up as shown', () => {
    const amount = fc.double({ min: 0.01, max: 99_999, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, fc.constantFrom('USD', 'JPY'), (day, rest, cost, of) => {
        const provider: LeftOutLines = { ...split, reason: 'other-provider', currency: of, cost };
        const read = { readTotal: day + rest + cost, leftOut: [provider] };
        const text = words({ billTotal: day, archiveTotal: day, ...read }, of);
        const shown = text
          .match(/−?[$¥][\d,.]*\d/g)
          ?.map((one) => Number(one.replace(/[$¥,]/g, '')));
        const [, all = 0, ...parts] = shown ?? [];
        if (!text.includes('other days read') || !text.includes('left out')) return;
        expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(all, 6);
      }),
    );
  });
});
