/**
 * What a page shows, as its address says it. The query is spelled as the API's, so that a link is a view; what an
 * address has wrong is named, never silently replaced.
 */
import { type BillingDay, isBillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { type CostMetric, costMetrics } from '../../../src/domain/costs/cost-metric.ts';
import {
  type FilterName,
  filterNames,
  type Granularity,
  granularities,
} from '../../../src/domain/questions/cost-question.ts';
import { type Dimension, dimensions } from '../../../src/domain/questions/dimension.ts';

export interface View {
  /** Undefined: the last 30 days. */
  readonly from: BillingDay | undefined;
  readonly to: BillingDay | undefined;
  readonly metric: CostMetric;
  readonly granularity: Granularity;
  readonly groupBy: readonly Dimension[];
  readonly filter: Filter;
  readonly isCompared: boolean;
}

/** Accepted values of each. */
export type Filter = Readonly<Partial<Record<FilterName, readonly string[]>>>;

export interface ReadView {
  readonly view: View;
  /** What the address has wrong, a sentence each. */
  readonly problems: readonly string[];
}

/** `search`: the query of the page's address, with or without '?'. `digestMetric` is that of an address without one. */
export function readView(search: string, digestMetric: CostMetric): ReadView {
  const query = new URLSearchParams(search);
  const problems: string[] = [];
  const filter: Partial<Record<FilterName, readonly string[]>> = {};
  const single = new Map<string, string>();
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    const filtered = filterNames.find((known) => name === `filter[${known}]`);
    if (filtered !== undefined) filter[filtered] = [...new Set(values)];
    else if (isParameter(name)) single.set(name, values[0] ?? '');
    else problems.push(`This page does not know '${name}' in its address, and ignores it.`);
  }
  const one = <Value extends string>(name: string, known: readonly Value[], none: Value): Value => {
    const given = single.get(name);
    const found = known.find((value) => value === given);
    if (given !== undefined && found === undefined) problems.push(notKnown(name, given, none));
    return found ?? none;
  };
  const view = {
    ...daysIn(single, problems),
    metric: one('metric', costMetrics, digestMetric),
    granularity: one('granularity', granularities, 'total'),
    groupBy: groupsIn(single.get('group_by'), problems),
    filter,
    isCompared: one('compare', ['previous', ''], '') === 'previous',
  };
  return { view, problems };
}

/** The query of a page, and of `/v1/costs`. It names the metric, whose default is another one for the API. */
export function viewQuery(view: View): string {
  const { from, to, metric, granularity, groupBy, isCompared } = view;
  const query = new URLSearchParams();
  if (from !== undefined) query.set('from', from);
  if (to !== undefined) query.set('to', to);
  query.set('metric', metric);
  if (granularity !== 'total') query.set('granularity', granularity);
  if (groupBy.length > 0) query.set('group_by', groupBy.join(','));
  appendFilter(query, view.filter);
  if (isCompared && granularity === 'total') query.set('compare', 'previous');
  return query.toString();
}

/** The query of `/v1/lines`, which knows only days and filters. */
export function linesQuery({ from, to, filter }: View): string {
  const query = new URLSearchParams();
  if (from !== undefined) query.set('from', from);
  if (to !== undefined) query.set('to', to);
  appendFilter(query, filter);
  return query.toString();
}

export function withFilter(view: View, name: FilterName, values: readonly string[]): View {
  const filter: Partial<Record<FilterName, readonly string[]>> = { ...view.filter };
  if (values.length === 0) delete filter[name];
  else filter[name] = values;
  return { ...view, filter };
}

function appendFilter(query: URLSearchParams, filter: Filter): void {
  for (const name of filterNames) {
    for (const value of filter[name] ?? []) query.append(`filter[${name}]`, value);
  }
}

const parameters = ['from', 'to', 'metric', 'granularity', 'group_by', 'compare'];

function isParameter(name: string): boolean {
  return parameters.includes(name);
}

function notKnown(name: string, given: string, used: string): string {
  return `'${given}' is not a known ${name}; ${used === '' ? 'it is ignored' : `this is ${used}`}.`;
}

/** Both days or none: half a range would be another view. */
function daysIn(
  single: ReadonlyMap<string, string>,
  problems: string[],
): Pick<View, 'from' | 'to'> {
  const [from, to] = [single.get('from'), single.get('to')];
  const none = { from: undefined, to: undefined };
  if (from === undefined && to === undefined) return none;
  if (from !== undefined && to !== undefined && isBillingDay(from) && isBillingDay(to)) {
    if (from <= to) return { from, to };
  }
  problems.push(
    'The days in the address are not a range such as 2026-11-01 to 2026-11-20; these are the last 30 days.',
  );
  return none;
}

function groupsIn(given: string | undefined, problems: string[]): readonly Dimension[] {
  if (given === undefined || given === '') return [];
  return [...new Set(given.split(','))].flatMap((name): Dimension[] => {
    const found = dimensions.find((known) => known === name);
    if (found === undefined) problems.push(notKnown('group_by', name, ''));
    return found === undefined ? [] : [found];
  });
}
