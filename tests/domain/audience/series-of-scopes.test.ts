/** The series of a reader of several OUs: each OU once, and a total budget only if it covers all of them. */
import { describe, expect, test } from 'vitest';
import { disjointScopes, seriesWithinAll } from '../../../src/domain/audience/series-of-scopes.ts';
import { defaultThresholds } from '../../../src/domain/budgets/budget-light.ts';
import { parseBillingDay } from '../../../src/domain/calendar/billing-day.ts';

const reportDay = parseBillingDay('2026-11-20');
const ous = ['Root/A/X', 'Root/A/Y', 'Root/AB', 'Root/C'];

function series(budgets: Readonly<Record<string, number>>) {
  return {
    reportDay,
    archived: new Set([reportDay]),
    costs: new Map(ous.map((ou) => [ou, new Map([[reportDay, 1]])])),
    monthToDate: new Map(ous.map((ou) => [ou, 1])),
    budgets: new Map(Object.entries(budgets)),
    thresholds: defaultThresholds,
    remainingCosts: new Map(),
  };
}

test('scopes below others are left out, and names that only begin alike are not', () => {
  const scopes = ['Root/A', 'Root/A/X', 'Root/AB', 'Root/A'];
  expect(disjointScopes(scopes)).toEqual(['Root/A', 'Root/AB']);
});

test('OUs are in the series once, and those of others are not', () => {
  const own = seriesWithinAll(series({}), ['Root/A', 'Root/A/X', 'Root/C']);
  expect([...own.costs.keys()]).toEqual(['Root/A/X', 'Root/A/Y', 'Root/C']);
  expect([...own.monthToDate.keys()]).toEqual([...own.costs.keys()]);
  expect(seriesWithinAll(series({ 'Root/A': 5 }), [])).toMatchObject({ costs: new Map() });
});

describe('the total budget', () => {
  test.each([
    ['is the sum of those of all parts', { 'Root/A': 5, 'Root/C': 2, 'Root/AB': 9 }, 7],
    ['is unknown if one part has none', { 'Root/A': 5, 'Root/AB': 9 }, undefined],
    ['is left to the OUs if only they have one', { 'Root/A/X': 5, 'Root/C': 2 }, undefined],
  ])('%s', (_, budgets, total) => {
    const own = seriesWithinAll(series(budgets), ['Root/A', 'Root/C']);
    expect(own.budgets.get('*')).toBe(total);
    expect(own.budgets.has('Root/AB')).toBe(false);
  });
});
