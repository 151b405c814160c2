/** Sends the owners of each team the statement of a closed month, once. */

import type { BillingDay } from '../../../src/domain/calendar/billing-day.ts';
import { lastOfPeriod } from '../../../src/domain/calendar/billing-day.ts';
import { type FrozenStatement, linesOf } from '../../../src/domain/figures/month-statement.ts';
import { dashboardIfSet } from '../../../src/domain/links/dashboard-links.ts';
import { buildStatementMessage } from '../../../src/mail/teams/build-statement-message.ts';
import type { StepFacts } from '../../../src/observability/run-record.ts';
import { statementCsv } from '../../../src/reports/teams/statement-csv.ts';
import {
  deliverToTeams,
  type MailPlatform,
  type TeamMailing,
  type TeamMailReport,
  type TeamSending,
  teamAudiences,
} from './deliver-to-teams.ts';

export interface StatementRequest extends TeamSending {
  readonly closed: FrozenStatement;
}

/** Does not throw: the report contains the failures. A team without lines in the statement gets no mail. */
export async function sendTeamStatements(
  platform: MailPlatform,
  request: StatementRequest,
  addToRecord: (facts: StepFacts) => void = () => undefined,
): Promise<TeamMailReport> {
  const { closed, recipients } = request;
  const { statement } = closed;
  const dashboard = dashboardIfSet(request.dashboardUrl);
  const mailings = teamAudiences(recipients).flatMap((audience): TeamMailing[] => {
    const lines = linesOf(statement, audience.scope);
    if (lines.length === 0) return [];
    const csv = statementCsv(statement, lines);
    const receipt = `${audience.name}-month`;
    const input = { closed, scope: audience.scope, csv, dashboard, audience: receipt };
    return [
      {
        audience,
        reportDay: lastOfPeriod(`${statement.month}-01` as BillingDay),
        receipt,
        build: (envelope) => buildStatementMessage({ ...envelope, ...input }),
      },
    ];
  });
  return deliverToTeams(platform, mailings, request, addToRecord);
}
