/**
 * What the pages of the dashboard ask when they are opened, in one place: the pages ask it, and after a run the digest has
 * it asked, so that the first reader of the morning waits for nothing. A page with other questions adds them here.
 */
import { addDays, type BillingDay, firstOfPeriod } from '../calendar/billing-day.ts';
import type { CostMetric } from '../costs/cost-metric.ts';
import type { DayRange } from './compared-days.ts';
import type { Dimension } from './dimension.ts';

/** Questions without parameters that the reader chooses. */
export const pagePaths = {
  units: '/v1/units',
  anomalies: '/v1/anomalies',
  costsByTeam: '/v1/costs/by-team?window=30d',
  teamMonths: '/v1/team-months',
} as const;

/** Rows of a chart per day; a chart of more is not drawn. */
export const maxChartRows = 10_000;

/** `through`: the newest archived day. */
export function recentDays(through: BillingDay): DayRange {
  return { from: addDays(through, -29), to: through };
}

export function monthDays(through: BillingDay): DayRange {
  return { from: firstOfPeriod(through), to: through };
}

export interface PageCosts extends DayRange {
  readonly groupBy: readonly Dimension[];
}

/** The costs of the page Overview, each compared with the days before. */
export function overviewCosts(through: BillingDay) {
  return {
    month: { ...monthDays(through), groupBy: ['service', 'ou'] },
    recent: { ...recentDays(through), groupBy: ['service'] },
    regions: { ...recentDays(through), groupBy: ['region'] },
  } as const satisfies Readonly<Record<string, PageCosts>>;
}

/** As the pages' first screens ask them: paths of the API with their query. `metric`: that of the digest. */
export function firstQuestions(through: BillingDay, metric: CostMetric): readonly string[] {
  const { month, recent, regions } = overviewCosts(through);
  const compared = [month, recent, regions].map((costs) =>
    costsPath(costs, { metric, compare: 'previous' }),
  );
  const perDay = { metric, granularity: 'day', limit: String(maxChartRows) };
  return [...Object.values(pagePaths), ...compared, costsPath(recent, perDay)];
}

function costsPath(
  { from, to, groupBy }: PageCosts,
  others: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams({ from, to, group_by: groupBy.join(','), ...others });
  return `/v1/costs?${query}`;
}
