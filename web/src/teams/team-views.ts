/** The questions about teams that Explore answers: in the metric and the days of the teams' answer. */
import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { CostsByTeam } from '../api/answers.ts';
import type { ViewOfDays } from '../view/view-of-days.ts';

/** `target`: 'team/retail', 'pool/tax' or 'unallocated'; undefined for all. Own lines only: pools are not divided there. */
export function targetView(
  { days, metric }: Pick<CostsByTeam, 'days' | 'metric'>,
  target?: string,
): ViewOfDays {
  return {
    from: days.from as BillingDay,
    to: days.to as BillingDay,
    metric,
    granularity: 'total',
    groupBy: [],
    filter: target === undefined ? {} : { team: [target] },
    isCompared: false,
  };
}

/** The page of a team, as in `dashboard-links.ts`. */
export function teamAddress(name: string): string {
  return `/teams/${encodeURIComponent(name)}`;
}

/** The name in the path of a team's page; as it is written where it is not percent-encoded rightly. */
export function teamInPath(path: string): string {
  const written = path.replace(/^\/teams\//, '').replace(/\/$/, '');
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}
