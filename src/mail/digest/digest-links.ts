/**
 * The links of the daily mail, one per block. A mail about one OU asks only for that OU and those below it,
 * so that no link names another.
 */
import { organizationScope } from '../../domain/budgets/budgets.ts';
import { firstOfPeriod } from '../../domain/calendar/billing-day.ts';
import type { Anomaly } from '../../domain/figures/anomaly.ts';
import type { Figures } from '../../domain/figures/figures.ts';
import type { DashboardLinks, ExploreQuery } from '../../domain/links/dashboard-links.ts';
import { monthName, shortDay } from '../words/date-and-number-words.ts';
import { reportedHours } from '../words/hours-words.ts';
import { type MailLink, mailLink } from '../words/mail-link.ts';

/** A block without a link has null. */
export interface DigestLinks {
  readonly units: MailLink | null;
  readonly services: MailLink | null;
  readonly movers: MailLink | null;
  readonly teams: MailLink | null;
  readonly tags: MailLink | null;
}

const noLinks: DigestLinks = { units: null, services: null, movers: null, teams: null, tags: null };

/** `dashboard` is null if no address is set. */
export function digestLinks(figures: Figures, dashboard: DashboardLinks | null): DigestLinks {
  if (dashboard === null) return noLinks;
  const { reportDay } = figures;
  const month = { from: firstOfPeriod(reportDay), to: reportDay };
  const day = { from: reportDay, to: reportDay };
  const explore = (query: ExploreQuery) => dashboard.explore({ ...viewOf(figures), ...query });
  return {
    units: mailLink(explore({ ...month, groupBy: ['ou'] }), `See ${monthName(reportDay)} by OU`),
    services: mailLink(explore({ ...day, groupBy: ['service'] }), 'See all services of this day'),
    movers: isCompared(figures)
      ? mailLink(
          explore({ ...day, groupBy: ['service', 'account'], compare: 'previous' }),
          'Compare with the day before',
        )
      : null,
    teams: mailLink(dashboard.teams, 'See all teams'),
    tags: isAboutTags(figures) ? mailLink(dashboard.tags, 'See what lacks tags') : null,
  };
}

/**
 * The link of one unusual cost: each day of that service in that OU since its first unusual one, by account,
 * because its causes may be in several. `subject`: 'Amazon EC2 in Shop'.
 */
export function anomalyLink(
  figures: Figures,
  dashboard: DashboardLinks | null,
): (anomaly: Anomaly, subject: string) => MailLink | null {
  return ({ ou, service, since }, subject) => {
    if (dashboard === null) return null;
    const url = dashboard.explore({
      ...viewOf(figures),
      from: since,
      to: figures.reportDay,
      granularity: 'day',
      groupBy: ['account'],
      filter: { ouOnly: ou, service },
    });
    return mailLink(url, `See its costs since ${shortDay(since)}`, subject);
  };
}

/** The mail's cost metric, and the OU that it is about. */
function viewOf({
  costMetric,
  audience: { scope },
}: Pick<Figures, 'costMetric' | 'audience'>): Pick<ExploreQuery, 'metric' | 'filter'> {
  return { metric: costMetric, filter: scope === organizationScope ? {} : { ou: scope } };
}

function isCompared({ movers, data }: Figures): boolean {
  return movers.against !== 'nothing' && reportedHours(data) === '';
}

function isAboutTags({ allocation }: Figures): boolean {
  return allocation?.coverage !== undefined || (allocation?.untagged.length ?? 0) > 0;
}
