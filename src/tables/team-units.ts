/** The teams with their business units and groups, kept for the dashboard: rules are files, not tables. */
import type { ParquetTable } from './table.ts';

/** Every report day has all teams, with all their dates: a reader takes the newest. */
export const teamUnitsTable = {
  format: 'parquet',
  name: 'team_units',
  description: 'Teams of the allocation rules with their business units, as used on a report day',
  grain: 'One row for each report day, team and range of days in one business unit.',
  writtenBy: 'The daily digest, from the allocation rules.',
  columns: {
    team: { name: 'team', type: 'string', meaning: 'Name of the team' },
    businessUnit: { name: 'business_unit', type: 'string', meaning: 'Business unit of the team' },
    businessGroup: {
      name: 'business_group',
      type: 'string',
      meaning: 'Business group of the business unit',
    },
    slackChannel: {
      name: 'slack_channel',
      type: 'string',
      meaning: 'Slack channel of the team',
      note: 'shown; nothing is sent to it',
    },
    validFrom: {
      name: 'valid_from',
      type: 'date',
      meaning: 'First day',
      note: 'UTC billing date; 0001-01-01 where the start is open',
    },
    validTo: {
      name: 'valid_to',
      type: 'date',
      meaning: 'Last day',
      note: 'UTC billing date, included; 9999-12-31 where the end is open',
    },
  },
  partitionKeys: [{ name: 'report_date', part: 'date', meaning: 'The report day of the run' }],
  prefix: 'team-units/',
  objectName: 'team-units.snappy.parquet',
  order: 'as in `teams.csv`',
  layoutVersion: 1,
  rowsPerGroup: 100_000,
  firstProjectedDay: '2026-01-01',
} as const satisfies ParquetTable;
