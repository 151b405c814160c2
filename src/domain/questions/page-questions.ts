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
  untagged: '/v1/untagged?limit=20',
  idle: '/v1/resources/efficiency?finding=idle&limit=20',
} as const;

/** The rows that a page reads of one answer: of charts per day, and of what is searched for the largest changes. */
export const maxPageRows = 10_000;

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
  const days = recentDays(through);
  const compare = 'previous';
  const perDay = { granularity: 'day', limit: String(maxPageRows) };
  return [
    ...Object.values(pagePaths),
    costsPath(month, { metric, compare, limit: String(maxPageRows) }),
    costsPath(recent, { metric, compare }),
    costsPath(regions, { metric, compare }),
    costsPath(recent, { metric, ...perDay }),
    costsPath({ ...monthDays(through), groupBy: [] }, { metric }),
    ...teamQuestions(days, perDay),
    ...tagQuestions(days),
    costsPath({ ...days, groupBy: ['rule'] }, { metric }),
  ];
}

/** Of the page Teams, whose default is the amortized cost, as that of `/v1/costs/by-team`. */
function teamQuestions(
  days: DayRange,
  perDay: Readonly<Record<string, string>>,
): readonly string[] {
  const metric = 'amortized';
  return [
    costsPath({ ...days, groupBy: [] }, { metric }),
    costsPath({ ...days, groupBy: ['team'] }, { metric, ...perDay }),
  ];
}

/** Of the page Tags: coverage is counted in unblended cost. */
function tagQuestions({ from, to }: DayRange): readonly string[] {
  const coverage = `/v1/coverage?from=${from}&to=${to}`;
  return [
    coverage,
    `${coverage}&granularity=day`,
    `${coverage}&group_by=team`,
    costsPath({ from, to, groupBy: [] }, { metric: 'unblended' }),
  ];
}

function costsPath(
  { from, to, groupBy }: PageCosts,
  others: Readonly<Record<string, string>>,
): string {
  const query = new URLSearchParams({ from, to, ...others });
  if (groupBy.length > 0) query.set('group_by', groupBy.join(','));
  return `/v1/costs?${query}`;
}
