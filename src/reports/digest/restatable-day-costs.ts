/** The costs that a mail's receipt stores, so that the next mail can report what AWS changed. */
import { isInScope } from '../../domain/audience/audience.ts';
import { organizationCosts } from '../../domain/audience/audience-series.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { DigestData } from './read-digest-data.ts';

/** Cost of the scope on each archived day that AWS may still change, up to the report day. */
export function restatableDayCosts(
  { archived: { window }, series }: Pick<DigestData, 'archived' | 'series'>,
  scope: string,
): ReadonlyMap<BillingDay, number> {
  const open = window.days.filter((day) => day <= series.reportDay && series.archived.has(day));
  const costs = new Map([...series.costs].filter(([ou]) => isInScope(ou, scope)));
  return organizationCosts(costs, open);
}
