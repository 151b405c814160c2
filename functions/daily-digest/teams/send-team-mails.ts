/** Sends the owners of each team the day's figures of their team, and of no other, once per day. */
import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import type { DigestAllocation } from '../../../src/domain/figures/digest-allocation.ts';
import { teamPart } from '../../../src/domain/figures/team-part.ts';
import { dashboardIfSet } from '../../../src/domain/links/dashboard-links.ts';
import { buildTeamMessage } from '../../../src/mail/teams/build-team-message.ts';
import type { StepFacts } from '../../../src/observability/run-record.ts';
import {
  deliverToTeams,
  type MailPlatform,
  type TeamMailing,
  type TeamMailReport,
  type TeamSending,
  teamAudiences,
} from './deliver-to-teams.ts';

export interface TeamMailRequest extends TeamSending {
  readonly allocation: DigestAllocation;
  readonly requestedDay: BillingDay;
}

export interface DailyTeamReport extends TeamMailReport {
  /** Why recipients get no mail, one sentence each. */
  readonly unserved: readonly string[];
}

/** Does not throw: the report contains the failures. */
export async function sendTeamMails(
  platform: MailPlatform,
  request: TeamMailRequest,
  addToRecord: (facts: StepFacts) => void = () => undefined,
): Promise<DailyTeamReport> {
  const { allocation, recipients, requestedDay } = request;
  const dashboard = dashboardIfSet(request.dashboardUrl);
  const audiences = teamAudiences(recipients);
  const mailings = audiences.flatMap((audience): TeamMailing[] => {
    const part = teamPart(allocation, audience.scope);
    if (part === null) return [];
    const { name } = audience;
    const build: TeamMailing['build'] = (envelope) =>
      buildTeamMessage({ ...envelope, part, dashboard, requestedDay, audience: name });
    return [{ audience, reportDay: requestedDay, receipt: name, build }];
  });
  const served = new Set(mailings.map(({ audience }) => audience.scope));
  const unserved = audiences
    .filter(({ scope }) => !served.has(scope))
    .map(({ scope }) => `${scope} is not a team of the allocation rules with cost or a valid row`);
  const report = await deliverToTeams(platform, mailings, request, addToRecord);
  addToRecord({ unserved });
  return { ...report, unserved };
}

/** Without figures of teams; recipients of teams are then named with those of units. */
export const noTeamMails: DailyTeamReport = {
  mails: [],
  unserved: [],
  remaining: 0,
  failure: null,
};
