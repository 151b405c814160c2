/**
 * The archived costs that the cost of a resource is part of, by the untagged resources of the day's week. The list has a
 * row of a resource for each account, OU, service and target: the filters choose among them, and all that fit are explained.
 */
import { addDays, type BillingDay, weekdayOf } from '../../domain/calendar/billing-day.ts';
import type { UntaggedResource } from '../../domain/figures/untagged-cost.ts';
import type { CostFilter } from '../../domain/questions/cost-question.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import { isVisible } from '../../domain/questions/visible-row.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { targetOf } from '../../queries/question-condition.ts';
import { storedUntaggedResources } from '../../reports/untagged/stored-untagged-resources.ts';
import { ApiProblem } from '../problems/problem.ts';

interface AskedResource {
  readonly day: BillingDay;
  readonly resource: string;
  readonly filter: CostFilter;
  readonly scope: ReaderScope;
}

/** At least one. Throws an ApiProblem: what the reader may not see is answered like what is not listed. */
export async function resourceRows(
  store: Pick<ObjectStore, 'get'>,
  { day, resource, filter, scope }: AskedResource,
): Promise<readonly UntaggedResource[]> {
  const weekEnd = addDays(day, (7 - weekdayOf(day)) % 7);
  const listed = (await storedUntaggedResources(store, weekEnd)) ?? [];
  const rows = listed.filter(
    (row) =>
      row.resourceId === resource &&
      row.account !== '' &&
      isVisible(row, scope) &&
      fits(row, filter),
  );
  if (rows.length > 0) return rows;
  const how = filter.size === 0 ? '' : ', with these filters';
  const detail = `The resource is not among the untagged resources of the week that ends on ${weekEnd}${how}.`;
  throw new ApiProblem('not-found', detail);
}

/** The filters by columns that the list has; the others choose among the archived costs. */
function fits({ account, ou, service, target }: UntaggedResource, filter: CostFilter): boolean {
  const isOneOf = (values: readonly string[] | undefined, value: string) =>
    values === undefined || values.includes(value);
  return (
    isOneOf(filter.get('account'), account) &&
    isOneOf(filter.get('service'), service) &&
    isOneOf(filter.get('ouOnly'), ou) &&
    isOneOf(filter.get('team')?.map(targetOf), target) &&
    (filter.get('ou')?.some((path) => ou === path || ou.startsWith(`${path}/`)) ?? true)
  );
}

/** The filter with the columns of the rows, each alone: `isCostOf` leaves out what is of no row. */
export function narrowed(filter: CostFilter, rows: readonly UntaggedResource[]): CostFilter {
  const valuesOf = (column: 'account' | 'service' | 'target' | 'ou') =>
    [...new Set(rows.map((row) => row[column]))].sort();
  return new Map([
    ...filter,
    ['account', valuesOf('account')],
    ['service', valuesOf('service')],
    ['team', valuesOf('target')],
    ['ouOnly', valuesOf('ou')],
  ]);
}

interface CostColumns {
  readonly account: string;
  readonly service: string;
  readonly team: string;
  readonly ou: string;
  readonly environment: string;
}

/** Where nothing but the environment is missing, none of the listed lines has one. */
export function isCostOf(cost: CostColumns, rows: readonly UntaggedResource[]): boolean {
  return rows.some(
    ({ account, service, target, ou, missingTags }) =>
      account === cost.account &&
      service === cost.service &&
      target === cost.team &&
      ou === cost.ou &&
      (missingTags !== 'environment' || cost.environment === ''),
  );
}
