/** The view `cost_by_team`: what each team cost, with its business unit; shared and unallocated cost too. */
import { costAllocationTable } from '../tables/cost-allocation.ts';
import { teamUnitsTable } from '../tables/team-units.ts';
import {
  allocationIdentities,
  dayColumns,
  dayFilter,
  metricColumns,
  ownerColumns,
} from './cost-columns.ts';
import type { View } from './view.ts';

const unitNote =
  "as the newest report day has it for the day; '(none)' for shared and unallocated cost, and where the rules name none";

export const costByTeamView = {
  name: 'cost_by_team',
  description: 'Cost by day, team and application, with business unit and group',
  grain: 'One row for each day, target, application, environment, OU and linked account.',
  identities: allocationIdentities,
  filter: dayFilter,
  columns: {
    ...dayColumns,
    allocation: {
      type: 'varchar',
      meaning: 'Kind of target',
      note: "'Team', 'Shared' for pools, 'Unallocated'",
    },
    team: {
      type: 'varchar',
      meaning: 'Name of the team',
      note: "'pool/<name>' and 'unallocated' for cost that is of no team",
    },
    business_unit: { type: 'varchar', meaning: 'Business unit of the team', note: unitNote },
    business_group: { type: 'varchar', meaning: 'Business group of the team', note: unitNote },
    application: {
      type: 'varchar',
      meaning: 'Application of the service catalogue',
      note: "'(none)' where the rules find none",
    },
    ...ownerColumns,
    ...metricColumns,
  },
  tables: [costAllocationTable],
  optionalTables: [teamUnitsTable],
} as const satisfies View;
