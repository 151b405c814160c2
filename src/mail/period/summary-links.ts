/** The links of a summary, one per block; in a mail about one OU they ask only for that OU and those below it. */
import { organizationScope } from '../../domain/budgets/budgets.ts';
import type { PeriodFigures } from '../../domain/figures/period-figures.ts';
import type { DashboardLinks, ExploreQuery } from '../../domain/links/dashboard-links.ts';
import { type MailLink, mailLink } from '../words/mail-link.ts';
import { periodName } from './summary-words.ts';

/** A block without a link has null. */
export interface SummaryLinks {
  readonly units: MailLink | null;
  readonly services: MailLink | null;
  readonly movers: MailLink | null;
  readonly teams: MailLink | null;
}

/** `dashboard` is null if no address is set. */
export function summaryLinks(
  { period, before, basis, audience: { scope }, costMetric }: PeriodFigures,
  dashboard: DashboardLinks | null,
): SummaryLinks {
  if (dashboard === null) return { units: null, services: null, movers: null, teams: null };
  const { from, to } = period;
  const filter = scope === organizationScope ? {} : { ou: scope };
  const explore = (query: Pick<ExploreQuery, 'groupBy' | 'compare'>) =>
    dashboard.explore({ from, to, metric: costMetric, filter, ...query });
  const name = periodName(period);
  const compared = explore({ groupBy: ['service', 'account'], compare: 'previous' });
  return {
    units: mailLink(explore({ groupBy: ['ou'] }), `See ${name} by OU`),
    services: mailLink(explore({ groupBy: ['service'] }), `See all services of ${name}`),
    movers:
      basis.by === 'nothing' ? null : mailLink(compared, `Compare with ${periodName(before)}`),
    teams: mailLink(dashboard.teams, 'See all teams'),
  };
}
