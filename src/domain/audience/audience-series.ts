/**
 * The part of the organization's series that one audience may see, with its budgets: those of its
 * OUs, and the one of the scope itself, which covers everything below it.
 */

import { sumOf } from '../arithmetic/sum-of.ts';
import { organizationScope } from '../budgets/budgets.ts';
import type { BillingDay } from '../calendar/billing-day.ts';
import type { OuSeries } from '../figures/ou-figures.ts';
import type { DailyCosts } from '../figures/projection.ts';
import { isInScope } from './audience.ts';

/** The series of the scope. The scope's total has the key '*', like that of the organization. */
export function seriesWithin(series: OuSeries, scope: string): OuSeries {
  const costs = valuesWithin(series.costs, scope);
  const monthToDate = valuesWithin(series.monthToDate, scope);
  const ous = new Set([...costs.keys(), ...monthToDate.keys()]);
  return { ...series, costs, monthToDate, budgets: budgetsWithin(series.budgets, scope, ous) };
}

/** Cost of each of the days over all OUs of the series. */
export function organizationCosts(
  costs: ReadonlyMap<string, DailyCosts>,
  days: Iterable<BillingDay>,
): ReadonlyMap<BillingDay, number> {
  const units = [...costs.values()];
  return new Map([...days].map((day) => [day, sumOf(units.map((unit) => unit.get(day) ?? 0))]));
}

/**
 * Budgets by OU, and the scope's total budget with the key '*'. A budget on a parent path without
 * cost covers the OUs below it and is not an OU's own budget. Such budgets count in the total only
 * when all budgets together cover every OU.
 */
export function budgetsWithin(
  budgets: ReadonlyMap<string, number>,
  scope: string,
  ous: ReadonlySet<string>,
): ReadonlyMap<string, number> {
  const own = valuesWithin(budgets, scope);
  const ofScope = budgets.get(scope);
  const isAbove = (path: string) => [...ous].some((ou) => ou.startsWith(`${path}/`));
  const above = new Map([...own].filter(([path]) => !ous.has(path) && isAbove(path)));
  const ofOus = new Map([...own].filter(([path]) => !above.has(path) && !isForAll(path)));
  const total =
    ofScope ?? (above.size > 0 ? coveringBudget(new Map([...ofOus, ...above]), ous) : null);
  return total === null ? ofOus : ofOus.set(organizationScope, total);

  /** A budget on the scope's own path covers all OUs of the scope, if there are several. */
  function isForAll(path: string): boolean {
    return path === organizationScope || (path === scope && ous.size > 1);
  }
}

/** The sum of the topmost budgets when they cover every OU; else null. */
function coveringBudget(
  budgets: ReadonlyMap<string, number>,
  ous: ReadonlySet<string>,
): number | null {
  const paths = [...budgets.keys()];
  const isCovered = (ou: string) => paths.some((path) => isInScope(ou, path));
  if (![...ous].every(isCovered)) return null;
  const topmost = [...budgets].filter(
    ([path]) => !paths.some((other) => other !== path && isInScope(path, other)),
  );
  return sumOf(topmost.map(([, amount]) => amount));
}

/** The values of the scope's OUs. */
export function valuesWithin<T>(values: ReadonlyMap<string, T>, scope: string): Map<string, T> {
  const own = new Map<string, T>();
  for (const [ou, value] of values) if (isInScope(ou, scope)) own.set(ou, value);
  return own;
}
