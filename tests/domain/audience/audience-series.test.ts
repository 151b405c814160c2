/** An audience sees only its own series and budgets, and its totals match their sums. */
import { describe, expect, test } from 'vitest';
import {
  budgetsWithin,
  organizationCosts,
  seriesWithin,
} from '../../../src/domain/audience/audience-series.ts';
import { defaultThresholds } from '../../../src/domain/budgets/budget-light.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { ouFigures, totalFigures } from '../../../src/domain/figures/ou-figures.ts';

const reportDay = parseBillingDay('2026-11-30');
const amounts = (given: Record<string, number>) => new Map(Object.entries(given));
const costs = amounts({ 'Root/A': 1, 'Root/A/X': 2, 'Root/A/Y': 4, 'Root/B': 8, Unassigned: 16 });

const series = (budgets: Record<string, number>) => ({
  reportDay,
  archived: new Set([reportDay]),
  costs: new Map([...costs].map(([ou, cost]) => [ou, new Map([[reportDay, cost]])])),
  monthToDate: costs,
  budgets: amounts(budgets),
  thresholds: defaultThresholds,
  remainingCosts: new Map(),
});

function figures(scope: string, budgets: Record<string, number> = {}) {
  const within = seriesWithin(series(budgets), scope);
  const ous = ouFigures(within);
  return { ous, total: totalFigures(within, ous) };
}

test('the total of a scope is the sum of its OUs', () => {
  expect(figures('Root/A').total.cost).toBe(7);
  expect(figures('Root').total.cost).toBe(15);
  expect(figures('*').total.cost).toBe(31);
  expect(figures('Root/A').ous.map(({ ou }) => ou)).toEqual(['Root/A/Y', 'Root/A/X', 'Root/A']);
});

test('the summed series contains only the OUs of the scope', () => {
  const { costs: own } = seriesWithin(series({}), 'Root/A');
  expect([...organizationCosts(own, [reportDay])]).toEqual([[reportDay, 7]]);
});

describe('a budget', () => {
  const ofRow = (result: ReturnType<typeof figures>, path: string) =>
    result.ous.find(({ ou }) => ou === path)?.budget;

  test('on the scope’s own path covers everything below it', () => {
    const budgets = { 'Root/A': 10, 'Root/A/X': 3, 'Root/B': 9 };
    const owner = figures('Root/A', budgets);
    expect(owner.total).toMatchObject({ budget: 10, budgetCoversAll: true, budgetedOus: 1 });
    expect([ofRow(owner, 'Root/A'), ofRow(owner, 'Root/A/X')]).toEqual([null, 3]);
    const all = figures('*', budgets);
    expect(ofRow(all, 'Root/A')).toBe(10);
    expect(all.total).toMatchObject({ budget: 22, budgetCoversAll: false });
  });

  test('of the only OU of a scope stays the budget of that OU', () => {
    const owner = figures('Root/B', { 'Root/B': 9 });
    expect([owner.total.budget, ofRow(owner, 'Root/B')]).toEqual([9, 9]);
  });

  test('of the whole organization is not shown to an owner', () => {
    expect(figures('Root/A', { '*': 99 }).total.budget).toBeNull();
    expect(figures('*', { '*': 99 }).total.budget).toBe(99);
  });

  test('on a parent path without cost counts only in the total, and only when all OUs are covered', () => {
    const ous = new Set(['Root/A/X', 'Root/A/Y', 'Root/B']);
    const within = (budgets: Record<string, number>) =>
      Object.fromEntries(budgetsWithin(amounts(budgets), '*', ous));
    expect(within({ 'Root/A': 10, 'Root/A/X': 3 })).toEqual({ 'Root/A/X': 3 });
    expect(within({ 'Root/A': 10, 'Root/A/X': 3, 'Root/B': 5 })).toEqual({
      'Root/A/X': 3,
      'Root/B': 5,
      '*': 15,
    });
    expect(within({ Root: 20, 'Root/A': 10 })).toEqual({ '*': 20 });
  });

  test('of an OU without cost stays the budget of that OU', () => {
    expect(Object.fromEntries(budgetsWithin(amounts({ 'Root/New': 1 }), '*', new Set()))).toEqual({
      'Root/New': 1,
    });
  });
});
