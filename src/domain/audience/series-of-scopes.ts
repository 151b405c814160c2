/** The figures of a reader of several OUs: their series together, each OU once. */
import { sumOf } from '../arithmetic/sum-of.ts';
import { organizationScope } from '../budgets/budgets.ts';
import type { OuSeries } from '../figures/ou-figures.ts';
import { isInScope } from './audience.ts';
import { seriesWithin } from './audience-series.ts';

/** The scopes without those below another one. */
export function disjointScopes(scopes: readonly string[]): readonly string[] {
  const different = [...new Set(scopes)];
  return different.filter(
    (scope) => !different.some((other) => other !== scope && isInScope(scope, other)),
  );
}

/** As `seriesWithin` for one scope. The key '*' has the budget of all of them, if there is one for each. */
export function seriesWithinAll(series: OuSeries, scopes: readonly string[]): OuSeries {
  const parts = disjointScopes(scopes).map((scope) => seriesWithin(series, scope));
  const budgets = new Map(parts.flatMap((part) => [...part.budgets]));
  budgets.delete(organizationScope);
  const total = totalBudget(parts);
  if (total !== null) budgets.set(organizationScope, total);
  return {
    ...series,
    costs: new Map(parts.flatMap((part) => [...part.costs])),
    monthToDate: new Map(parts.flatMap((part) => [...part.monthToDate])),
    budgets,
  };
}

/** Null unless a part has a budget of its own, and all others are covered by theirs. */
function totalBudget(parts: readonly OuSeries[]): number | null {
  if (!parts.some(({ budgets }) => budgets.has(organizationScope))) return null;
  const amounts = parts.map(coveringBudget).filter((amount) => amount !== null);
  return amounts.length < parts.length ? null : sumOf(amounts);
}

function coveringBudget({ budgets, monthToDate }: OuSeries): number | null {
  const own = budgets.get(organizationScope);
  if (own !== undefined) return own;
  const isCovered = [...monthToDate.keys()].every((ou) => budgets.has(ou));
  return isCovered ? sumOf([...budgets.values()]) : null;
}
