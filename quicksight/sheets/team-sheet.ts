/** Teams: by business group, business unit and team, by environment, and what belongs to no team. */
import type { SheetDefinition, Visual } from '@aws-sdk/client-quicksight';
import { sheetIds } from '../visuals/dashboard-ids.ts';
import { keyFigure } from '../visuals/key-figure.ts';
import { allocationLines, teamBars, teamTable } from '../visuals/team-charts.ts';
import { teamCost } from '../visuals/team-fields.ts';
import { grid } from './grid.ts';
import { heading } from './heading.ts';

export const teamVisuals = {
  ofTeams: 'teams-of-teams',
  shared: 'teams-shared',
  unallocated: 'teams-unallocated',
  units: 'teams-units',
  environments: 'teams-environments',
  months: 'teams-months',
  unowned: 'teams-unowned',
  table: 'teams-table',
} as const;

const ids = teamVisuals;
const headingId = 'teams-heading';

export function teamSheet(): SheetDefinition {
  return {
    SheetId: sheetIds.teams,
    Name: 'Teams',
    ContentType: 'INTERACTIVE',
    TextBoxes: [
      heading({
        id: headingId,
        title: 'Teams',
        line: 'Amortized cost of this month by the allocation rules. Shared cost is shown undivided here; mails and statements divide it.',
      }),
    ],
    Visuals: [...keyFigures(), ...charts()],
    Layouts: grid([
      { id: headingId, type: 'TEXT_BOX', at: [0, 0], size: [36, 3] },
      { id: ids.ofTeams, at: [0, 3], size: [12, 4] },
      { id: ids.shared, at: [12, 3], size: [12, 4] },
      { id: ids.unallocated, at: [24, 3], size: [12, 4] },
      { id: ids.units, at: [0, 7], size: [18, 12] },
      { id: ids.environments, at: [18, 7], size: [18, 12] },
      { id: ids.months, at: [0, 19], size: [18, 12] },
      { id: ids.unowned, at: [18, 19], size: [18, 12] },
      { id: ids.table, at: [0, 31], size: [36, 16] },
    ]),
  };
}

function keyFigures(): Visual[] {
  return [
    keyFigure({ id: ids.ofTeams, value: teamCost(ids.ofTeams), title: 'Of teams' }),
    keyFigure({ id: ids.shared, value: teamCost(ids.shared), title: 'Shared, not divided' }),
    keyFigure({ id: ids.unallocated, value: teamCost(ids.unallocated), title: 'Unallocated' }),
  ];
}

function charts(): Visual[] {
  return [
    teamBars({
      id: ids.units,
      path: ['Business group', 'Business unit', 'Target', 'Service'],
      title: 'Business groups',
      subtitle: 'Drill down: business unit, team, service',
    }),
    teamBars({
      id: ids.environments,
      path: ['Environment', 'Target', 'Service'],
      title: 'Environments',
      subtitle: '(none): the resource has no accepted environment tag. Drill down: team, service',
    }),
    allocationLines({
      id: ids.months,
      title: 'Teams, shared and unallocated cost by month',
      subtitle: 'Drill down: day',
    }),
    teamBars({
      id: ids.unowned,
      path: ['OU', 'Service', 'Environment'],
      title: 'Unallocated cost by OU',
      subtitle: 'No rule claims it. Drill down: service, environment',
    }),
    teamTable({ id: ids.table, title: 'Target, OU, service and environment' }),
  ];
}
