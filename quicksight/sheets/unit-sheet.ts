/**
 * One OU or several: the same questions as on the executives' sheet, with both forecasts and a drill path.
 */
import type { SheetDefinition, Visual } from '@aws-sdk/client-quicksight';
import { forecastDays } from '../../src/domain/figures/projection.ts';
import { budgetChart } from '../visuals/budget-chart.ts';
import { costBars } from '../visuals/cost-bars.ts';
import { costLines } from '../visuals/cost-lines.ts';
import { computed, sheetIds } from '../visuals/dashboard-ids.ts';
import { unitPath } from '../visuals/drill-path.ts';
import { amount, computedAmount } from '../visuals/fields.ts';
import { keyFigure } from '../visuals/key-figure.ts';
import { lightLegend } from '../visuals/traffic-light.ts';
import { filterControl } from './filter-control.ts';
import { grid } from './grid.ts';
import { heading } from './heading.ts';

export const unitVisuals = {
  projected: 'ou-projected',
  budget: 'ou-budget',
  used: 'ou-used',
  left: 'ou-left',
  months: 'ou-months',
  days: 'ou-days',
  ahead: 'ou-ahead',
  trend: 'ou-trend',
  spenders: 'ou-spenders',
} as const;

const ids = unitVisuals;
const headingId = 'ou-heading';

export function unitSheet(): SheetDefinition {
  return {
    SheetId: sheetIds.unit,
    Name: 'OU',
    ContentType: 'INTERACTIVE',
    ParameterControls: [filterControl(sheetIds.unit, 'OU')],
    TextBoxes: [
      heading({
        id: headingId,
        title: 'Organizational units',
        line: 'Choose one or more OUs above; all of them until then.',
      }),
    ],
    Visuals: [...keyFigures(), ...charts()],
    Layouts: grid([
      { id: headingId, type: 'TEXT_BOX', at: [0, 0], size: [36, 3] },
      { id: ids.projected, at: [0, 3], size: [9, 4] },
      { id: ids.budget, at: [9, 3], size: [9, 4] },
      { id: ids.used, at: [18, 3], size: [9, 4] },
      { id: ids.left, at: [27, 3], size: [9, 4] },
      { id: ids.months, at: [0, 7], size: [18, 10] },
      { id: ids.days, at: [18, 7], size: [18, 10] },
      { id: ids.ahead, at: [0, 17], size: [18, 10] },
      { id: ids.trend, at: [18, 17], size: [18, 10] },
      { id: ids.spenders, at: [0, 27], size: [36, 12] },
    ]),
  };
}

function keyFigures(): Visual[] {
  return [
    keyFigure({
      id: ids.projected,
      title: 'Projected month end',
      value: amount(ids.projected, 'Projected cost'),
    }),
    keyFigure({ id: ids.budget, title: 'Budget', value: amount(ids.budget, 'Budget') }),
    keyFigure({
      id: ids.used,
      title: 'Budget used at month end',
      subtitle: lightLegend,
      value: computedAmount(ids.used, computed.used),
      hasLight: true,
    }),
    keyFigure({
      id: ids.left,
      title: 'Budget left at month end',
      value: computedAmount(ids.left, computed.left),
    }),
  ];
}

function charts(): Visual[] {
  return [
    budgetChart({ id: ids.months, by: 'MONTH', title: 'Actual, projected and budget by month' }),
    budgetChart({ id: ids.days, by: 'DAY', title: 'This month by day' }),
    costLines({
      id: ids.ahead,
      values: ['Forecast', 'Forecast low', 'Forecast high'],
      title: 'The digest’s forecast, five to six months ahead',
      subtitle: 'The range holds for one OU: ranges of several do not add up',
    }),
    costLines({
      id: ids.trend,
      values: ['Actual cost'],
      forecastDays,
      title: 'Quick Sight’s forecast of the same days',
      subtitle: 'A second opinion, from the daily cost alone',
    }),
    costBars({
      id: ids.spenders,
      path: unitPath,
      title: 'What it is spent on this month',
      subtitle: 'Drill down: OU, service, account',
      action: { to: 'detail', by: ['OU'], label: 'Services and accounts', trigger: 'menu' },
    }),
  ];
}
