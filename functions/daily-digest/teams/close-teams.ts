/**
 * Closes the month for the teams while its summary is due: freezes the statement, which the summary of the
 * organization shows, and sends each team its own.
 */
import type { RunRules } from '../../../src/allocation/published/rules-for-run.ts';
import type { FrozenStatement } from '../../../src/domain/figures/month-statement.ts';
import type { StepFacts } from '../../../src/observability/run-record.ts';
import type { Platform } from '../../../src/ports/platform.ts';
import type { DuePeriod } from '../../../src/reports/period/due-periods.ts';
import { closeMonth } from '../../../src/reports/teams/close-month.ts';
import type { TeamMailReport, TeamSending } from './deliver-to-teams.ts';
import { sendTeamStatements } from './send-team-statements.ts';

export interface MonthToClose {
  /** Null when the rules could not be read. */
  readonly rules: Pick<RunRules, 'set' | 'hasRules'> | null;
  /** Undefined when no month is due. */
  readonly due: DuePeriod | undefined;
  /** ISO 4217. */
  readonly currency: string;
}

export interface ClosedTeams {
  /** Null without rules, without a due month, or when it is not in `cost_allocation`. */
  readonly closed: FrozenStatement | null;
  readonly failure: Error | null;
}

/** Does not throw: the result contains the error. */
export async function closeTeams(
  platform: Pick<Platform, 'engine' | 'tables' | 'store' | 'allocationCatalog'>,
  { rules, due, currency }: MonthToClose,
  addToRecord: (facts: StepFacts) => void,
): Promise<ClosedTeams> {
  if (due === undefined || rules?.hasRules !== true) return { closed: null, failure: null };
  // What is not known to be invoiced is not final.
  const isProvisional = due.uninvoicedShare !== 0;
  try {
    const input = { month: due.period, currency, set: rules.set, isProvisional };
    const closed = await closeMonth(platform, input);
    if (closed === null) addToRecord({ notClosed: missingDays(due.period.id) });
    return { closed, failure: null };
  } catch (error) {
    return { closed: null, failure: error instanceof Error ? error : new Error(String(error)) };
  }
}

/** A first run in the middle of a month has not archived all of it. This is normal. */
function missingDays(month: string): string {
  return (
    `cost_allocation lacks days of ${month}, so teams get no statement of it. Backfill them ` +
    '(runbooks/backfill.md), and the next run while the month is due makes it.'
  );
}

const nothingSent: TeamMailReport = { mails: [], remaining: 0, failure: null };

/** Sends the statement to the teams, if there is one. Does not throw. */
export async function mailClosedTeams(
  platform: Pick<Platform, 'store' | 'outbox' | 'now'>,
  closed: FrozenStatement | null,
  sending: TeamSending,
  addToRecord: (facts: StepFacts) => void,
): Promise<TeamMailReport> {
  if (closed === null) return nothingSent;
  const report = await sendTeamStatements(platform, { ...sending, closed }, (facts) =>
    addToRecord({ statements: { ...facts, key: closed.location, hash: closed.hash } }),
  );
  return report;
}
