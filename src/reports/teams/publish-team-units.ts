/** Writes the teams with their business units for the dashboard, only if they changed. */
import { firstDay, lastDay } from '../../allocation/rules/date-range.ts';
import type { RuleSet } from '../../allocation/rules/rule-set.ts';
import type { BillingDay } from '../../domain/calendar/billing-day.ts';
import type { Platform } from '../../ports/platform.ts';
import { rowHash } from '../../tables/content-hash.ts';
import { objectKey } from '../../tables/object-key.ts';
import { publishOnce } from '../../tables/publish-once.ts';
import { teamUnitsTable } from '../../tables/team-units.ts';

/** Throws an Error naming the day when what was written cannot be read back. */
export async function publishTeamUnits(
  { store }: Pick<Platform, 'store'>,
  reportDay: BillingDay,
  { teams }: Pick<RuleSet, 'teams'>,
): Promise<'written' | 'unchanged'> {
  const values = {
    team: teams.map(({ team }) => team),
    businessUnit: teams.map(({ businessUnit }) => businessUnit),
    businessGroup: teams.map(({ businessGroup }) => businessGroup),
    slackChannel: teams.map(({ slackChannel }) => slackChannel),
    validFrom: teams.map(({ valid }) => valid.from ?? firstDay),
    validTo: teams.map(({ valid }) => valid.to ?? lastDay),
  };
  return publishOnce(store, {
    table: teamUnitsTable,
    key: objectKey(teamUnitsTable, reportDay),
    values,
    contentHash: rowHash(teamUnitsTable, reportDay, values),
    keyValues: { 'report-date': reportDay },
    metadata: { rows: String(teams.length), 'report-date': reportDay },
    subject: `The teams of ${reportDay}`,
  });
}
