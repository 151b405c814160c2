/** The word for each light, and the bar below it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetLight } from '../../../src/domain/budgets/budget-light.ts';
import { budgetBar, lightWords, projectedOfBudget } from '../../../src/mail/words/budget-words.ts';
import { moneyIn } from '../../../src/mail/words/money-words.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

function lightOf(projected: number, budget: number | null): string {
  return spaced(
    lightWords({ monthToDate: 0, projected, budget, light: budgetLight(projected, budget) }).word,
  );
}

describe('lights', () => {
  it('say word and share of the budget', () => {
    expect([lightOf(112, 100), lightOf(96, 100), lightOf(71, 100), lightOf(5, null)]).toEqual([
      'Heading over · 112 %',
      'Close · 96 %',
      'On track · 71 %',
      'No budget',
    ]);
  });

  it('never say 100 % of a budget that is exceeded or not reached', () => {
    expect([lightOf(100.04, 100), lightOf(99.97, 100), lightOf(100, 100)]).toEqual([
      'Heading over · 100.1 %',
      'Close · 99.9 %',
      'Close · 100 %',
    ]);
  });

  it('have no share of a budget of zero, nor of a month in credit', () => {
    expect([lightOf(9, 0), lightOf(0, 0), lightOf(-12, 100)]).toEqual([
      'Heading over',
      'On track',
      'On track',
    ]);
    expect(lightOf(5000, 100)).toBe('Heading over · 50×');
    expect(lightOf(0.1, 100)).toBe('On track · <1 %');
  });

  it('depend on the figures if thresholds are unusual', () => {
    const month = { monthToDate: 0, budget: 100 };
    expect(spaced(lightWords({ ...month, projected: 97, light: 'red' }).word)).toBe(
      'At risk · 97 %',
    );
    expect(spaced(lightWords({ ...month, projected: 105, light: 'yellow' }).word)).toBe(
      'Heading over · 105 %',
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

  it('are next to projection and budget, with the currency code only once', () => {
    const month = { monthToDate: 0, projected: 448_000, budget: 400_000, light: 'red' as const };
    expect(spaced(projectedOfBudget(moneyIn('USD'), month))).toBe('$448K of $400K');
    expect(spaced(projectedOfBudget(moneyIn('CHF'), month))).toBe('CHF 448K of 400K');
  });
});
