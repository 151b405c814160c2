/** The archived costs that the cost of a resource is part of, from the untagged resources of the day's week. */
import { addDays, type BillingDay, weekdayOf } from '../../domain/calendar/billing-day.ts';
import type { UntaggedResource } from '../../domain/figures/untagged-cost.ts';
import type { CostFilter } from '../../domain/questions/cost-question.ts';
import type { Dimension } from '../../domain/questions/dimension.ts';
import type { ReaderScope } from '../../domain/questions/reader-scope.ts';
import { isVisible } from '../../domain/questions/visible-row.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { storedUntaggedResources } from '../../reports/untagged/stored-untagged-resources.ts';
import { ApiProblem } from '../problems/problem.ts';

type FilterEntry = readonly [Dimension, string];

interface AskedResource {
  readonly day: BillingDay;
  readonly resource: string;
  readonly scope: ReaderScope;
}

/** A resource that the reader may not see is answered like one that is not listed. */
export async function resourceFilter(
  store: Pick<ObjectStore, 'get'>,
  { day, resource, scope }: AskedResource,
): Promise<readonly FilterEntry[]> {
  const weekEnd = addDays(day, (7 - weekdayOf(day)) % 7);
  const listed = (await storedUntaggedResources(store, weekEnd)) ?? [];
  const row = listed.find(
    (one) => one.resourceId === resource && one.account !== '' && isVisible(one, scope),
  );
  if (row === undefined) {
    const detail = `The resource is not among the untagged resources of the week that ends on ${weekEnd}.`;
    throw new ApiProblem('not-found', detail);
  }
  return [
    ['account', row.account],
    ['service', row.service],
    ['team', row.target],
    ...environmentOf(row),
  ];
}

/** Where nothing but the environment is missing, none of the listed lines has one. */
function environmentOf({ missingTags }: UntaggedResource): readonly FilterEntry[] {
  return missingTags === 'environment' ? [['environment', '']] : [];
}

/** A row must have the values of both. */
export function joined(filter: CostFilter, entries: readonly FilterEntry[]): CostFilter {
  const all = new Map(filter);
  for (const [dimension, value] of entries) {
    const asked = all.get(dimension);
    all.set(dimension, asked === undefined || asked.includes(value) ? [value] : []);
  }
  return all;
}
