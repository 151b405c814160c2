/** The costs that a mail's receipt stores, so that the next mail can report what AWS changed. */
import { isInScope } from '../../domain/audience/audience.ts';
import { organizationCosts } from '../../domain/audience/audience-series.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import { lastCompleteDay } from '../../domain/figures/report-day.ts';
import type { DigestData } from './read-digest-data.ts';

/**
 * Cost of the scope on each archived day that AWS may still change, up to the report day. A part of a day is left
 * out: that it becomes complete is not a change by AWS.
 */
export function restatableDayCosts(
  digest: Pick<DigestData, 'archived' | 'series' | 'reportDay' | 'data'>,
  scope: string,
): ReadonlyMap<BillingDay, number> {
  const { archived, series } = digest;
  const last = lastCompleteDay(digest);
  const open = archived.window.days.filter((day) => day <= last && series.archived.has(day));
  const costs = new Map([...series.costs].filter(([ou]) => isInScope(ou, scope)));
  return organizationCosts(costs, open);
}
