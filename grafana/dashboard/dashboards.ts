/** The three dashboards over one warehouse. */

import { filterNames } from '../names/variable-names.ts';
import { archiveState, linesByDay } from '../operations/archive-panels.ts';
import { runPanels } from '../operations/run-panels.ts';
import { costByDay } from '../overview/cost-by-day.ts';
import {
  costByEnvironment,
  costByRegion,
  costByService,
  costByTeam,
} from '../overview/cost-rankings.ts';
import { monthFigures } from '../overview/month-figures.ts';
import { months } from '../overview/months-panel.ts';
import { unitTable } from '../overview/unit-table.ts';
import type { Looks } from '../panels/looks.ts';
import type { Warehouse } from '../sources/warehouse.ts';
import { unallocatedShare } from '../unusual/allocation-panel.ts';
import { coverageByDay, untaggedByTeam } from '../unusual/coverage-panels.ts';
import { dayAgainstWeekday } from '../unusual/day-against-weekday.ts';
import { idleFigures, idleResources } from '../unusual/idle-panels.ts';
import { largestChanges } from '../unusual/largest-changes.ts';
import { unusualUnits } from '../unusual/unusual-units.ts';
import type { DashboardDefinition } from './dashboard-definition.ts';

export function dashboards(warehouse: Warehouse, looks: Looks): readonly DashboardDefinition[] {
  return [overview(warehouse, looks), unusual(warehouse, looks), operations(warehouse)];
}

/** The month of yesterday: that of the newest report day, also on the first of a month. */
function overview(warehouse: Warehouse, looks: Looks): DashboardDefinition {
  return {
    id: 'overview',
    title: 'Overview',
    description:
      'What this month costs, will cost and may cost, and who spends it. Days are UTC; amounts are in the bill’s currency.',
    time: { from: 'now-1d/M', to: 'now-1d/M' },
    filters: filterNames,
    hasMetric: true,
    hasSystem: false,
    panels: [
      monthFigures(warehouse, looks),
      unitTable(warehouse, looks),
      months(warehouse),
      costByDay(warehouse),
      costByTeam(warehouse),
      costByService(warehouse),
      costByRegion(warehouse),
      costByEnvironment(warehouse),
    ],
  };
}

function unusual(warehouse: Warehouse, looks: Looks): DashboardDefinition {
  return {
    id: 'unusual',
    title: 'Unusual, untagged, idle',
    description:
      'What changed, what no rule claims, what lacks its tags, and what is not used. Days are UTC; amounts are in the bill’s currency.',
    time: { from: 'now-28d/d', to: 'now-1d/d' },
    filters: filterNames,
    hasMetric: true,
    hasSystem: false,
    panels: [
      dayAgainstWeekday(warehouse),
      largestChanges(warehouse),
      unusualUnits(warehouse, looks),
      unallocatedShare(warehouse),
      coverageByDay(warehouse),
      untaggedByTeam(warehouse),
      idleFigures(warehouse),
      idleResources(warehouse),
    ],
  };
}

function operations(warehouse: Warehouse): DashboardDefinition {
  return {
    id: 'operations',
    title: 'Operations',
    description: 'Whether the data are fresh and the runs are well. Days are UTC.',
    time: { from: 'now-28d/d', to: 'now-1d/d' },
    filters: [],
    hasMetric: false,
    hasSystem: true,
    panels: [archiveState(warehouse), linesByDay(warehouse), ...runPanels()],
  };
}
