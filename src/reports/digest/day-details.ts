/** The details of the report day for one audience, from the rows that were read once. Pure. */
import { sumOf } from '../../domain/arithmetic/sum-of.ts';
import { isInScope } from '../../domain/audience/audience.ts';
import { organizationCosts } from '../../domain/audience/audience-series.ts';
import {
  addDays,
  type BillingDay,
  daysBetween,
  daysFromTo,
  firstOfPeriod,
} from '../../domain/calendar/billing-day.ts';
import type {
  DayDetails,
  LastMonth,
  RegionCost,
  ServiceCost,
} from '../../domain/figures/day-details.ts';
import { expiringCommitments } from '../../domain/figures/expiring-commitments.ts';
import type { OuSeries } from '../../domain/figures/ou-figures.ts';
import { usualDays } from '../../domain/figures/projection.ts';
import { commitmentFigures } from './commitment-figures.ts';
import type { DayDetailRows } from './read-day-details.ts';

type Series = Pick<OuSeries, 'reportDay' | 'archived' | 'costs'>;
type RegionRow = NonNullable<DayDetailRows['regions']>[number];

/** `series` has the OUs of the scope only; `cost` is their cost of the report day. */
export function dayDetails(
  rows: DayDetailRows,
  series: Series,
  { scope, cost }: { readonly scope: string; readonly cost: number },
): DayDetails {
  const regionRows = rows.regions?.filter(({ ou }) => isInScope(ou, scope)) ?? [];
  const regions = regionsOf(regionRows, series.reportDay);
  const isSameCost = agrees(sumOf(regions.map((region) => region.cost)), cost);
  return {
    lastMonth: lastMonth(series),
    services: servicesOf(
      rows.comparisons.filter(({ ou }) => isInScope(ou, scope)),
      series,
    ),
    regions: regions.length > 0 && isSameCost ? regions : null,
    expiring: expiringCommitments(
      rows.commitments,
      daysFromTo(firstOfPeriod(series.reportDay), series.reportDay),
      (ou) => isInScope(ou, scope),
    ),
    commitments: isSameCost ? commitmentFigures(regionRows, series.reportDay) : null,
  };
}

/** The day in cost_allocation may be older than in ou_breakdown: then it is not shown. */
function agrees(one: number, other: number): boolean {
  return Math.abs(one - other) <= 0.005 + Math.abs(other) * 1e-6;
}

function servicesOf(
  rows: DayDetailRows['comparisons'],
  { reportDay, archived }: Series,
): readonly ServiceCost[] {
  const usual = usualDays(reportDay, archived).length;
  const hasDayBefore = archived.has(addDays(reportDay, -1));
  const services = new Map<
    string,
    { cost: number; before: number; usual: number; month: number }
  >();
  for (const row of rows) {
    const sum = services.get(row.service) ?? { cost: 0, before: 0, usual: 0, month: 0 };
    sum.cost += row.daily_cost;
    sum.before += row.before_cost;
    sum.usual += row.usual_sum;
    sum.month += row.month_cost;
    services.set(row.service, sum);
  }
  return [...services]
    .map(([service, sum]) => ({
      service,
      cost: sum.cost,
      dayBefore: hasDayBefore ? sum.before : null,
      usual: usual === 0 ? null : sum.usual / usual,
      monthToDate: sum.month,
    }))
    .filter((one) => one.cost !== 0 || one.monthToDate !== 0)
    .sort((a, b) => Math.abs(b.cost) - Math.abs(a.cost) || (a.service < b.service ? -1 : 1));
}

function regionsOf(rows: readonly RegionRow[], reportDay: BillingDay): readonly RegionCost[] {
  const costs = new Map<string, number>();
  for (const { billing_date: day, region, daily_cost: cost } of rows) {
    if (day === reportDay) costs.set(region, (costs.get(region) ?? 0) + cost);
  }
  return [...costs]
    .map(([region, cost]) => ({ region, cost }))
    .sort((a, b) => Math.abs(b.cost) - Math.abs(a.cost) || (a.region < b.region ? -1 : 1));
}

function lastMonth({ reportDay, archived, costs }: Series): LastMonth | null {
  const first = firstOfPeriod(reportDay);
  const end = addDays(first, -1);
  const from = firstOfPeriod(end);
  const wanted = addDays(from, daysBetween(first, reportDay));
  const to = wanted > end ? end : wanted;
  const days = daysFromTo(from, to);
  const isKnown = [...days, ...daysFromTo(first, reportDay)].every((day) => archived.has(day));
  if (!isKnown) return null;
  return { from, to, cost: sumOf(organizationCosts(costs, days).values()) };
}
