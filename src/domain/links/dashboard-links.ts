/**
 * The addresses of the web dashboard's pages. The query of a page is spelled as the query of the API, so that
 * a link is a view. Names come from the bill: all of them are percent-encoded.
 */
import type { BillingDay } from '../calendar/billing-day.ts';
import type { CostMetric } from '../costs/cost-metric.ts';
import { type FilterName, filterNames } from '../questions/cost-question.ts';
import type { Dimension } from '../questions/dimension.ts';

/** The costs that a page shows, both days included. */
export interface ExploreQuery {
  readonly from: BillingDay;
  readonly to: BillingDay;
  readonly metric?: CostMetric;
  readonly granularity?: 'day' | 'month';
  readonly groupBy?: readonly Dimension[];
  /** One value each. `ou` is a path, 'Root/Workloads', and includes those below it; `ouOnly` does not. Untrusted input. */
  readonly filter?: Readonly<Partial<Record<FilterName, string>>>;
  /** 'previous': with the period before. */
  readonly compare?: 'previous';
}

/** Addresses of the pages; null if an address would be longer than mail clients and servers accept. */
export interface DashboardLinks {
  readonly overview: string;
  readonly teams: string;
  readonly tags: string;
  readonly rules: string;
  /** `name` as in the rules: 'retail'. */
  readonly team: (name: string) => string | null;
  readonly explore: (query: ExploreQuery) => string | null;
  /** The lines of `cost_allocation` behind the same costs. */
  readonly rows: (query: ExploreQuery) => string | null;
}

/** Some clients and proxies cut or reject longer addresses. */
const maxCharacters = 2_000;

/** `address`: a checked address without a slash at its end, see `dashboardAddressProblem`. */
export function dashboardLinks(address: string): DashboardLinks {
  const teams = `${address}/teams`;
  return {
    overview: `${address}/overview`,
    teams,
    tags: `${address}/tags`,
    rules: `${address}/rules`,
    team: (name) => notTooLong(`${teams}/${pathSegment(name)}`),
    explore: (query) => notTooLong(`${address}/explore?${queryText(query)}`),
    rows: (query) => notTooLong(`${address}/explore/rows?${queryText(query)}`),
  };
}

/** Null without an address. */
export function dashboardIfSet(address: string | undefined): DashboardLinks | null {
  return address === undefined ? null : dashboardLinks(address);
}

function queryText(query: ExploreQuery): string {
  const { from, to, metric, granularity, groupBy = [], filter = {}, compare } = query;
  const text = new URLSearchParams({ from, to });
  if (metric !== undefined) text.set('metric', metric);
  if (granularity !== undefined) text.set('granularity', granularity);
  if (groupBy.length > 0) text.set('group_by', groupBy.join(','));
  for (const name of filterNames) {
    const value = filter[name];
    if (value !== undefined) text.set(`filter[${name}]`, value);
  }
  if (compare !== undefined) text.set('compare', compare);
  return text.toString();
}

/**
 * Browsers resolve the segments '.' and '..', also when they are percent-encoded: such a name has no page, and
 * leads to all teams.
 */
function pathSegment(name: string): string {
  return name === '.' || name === '..' ? '' : encodeURIComponent(withoutLoneSurrogates(name));
}

/** `encodeURIComponent` throws a URIError for half of a pair; `URLSearchParams` replaces it like this. */
function withoutLoneSurrogates(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function notTooLong(url: string): string | null {
  return url.length <= maxCharacters ? url : null;
}
