/**
 * The executives' sheet, and the PDF that they get: the state of the month, its projected end, and the OUs
 * that need attention. It has no filters, and it is visible without scrolling.
 */
import type { SheetDefinition, Visual } from '@aws-sdk/client-quicksight';
import { budgetChart } from '../visuals/budget-chart.ts';
import { costBars } from '../visuals/cost-bars.ts';
import { computed, sheetIds } from '../visuals/dashboard-ids.ts';
import { unitPath } from '../visuals/drill-path.ts';
import { amount, computedAmount, newestDay } from '../visuals/fields.ts';
import { keyFigure } from '../visuals/key-figure.ts';
import { lightLegend } from '../visuals/traffic-light.ts';
import { unitTable } from '../visuals/unit-table.ts';
import { grid } from './grid.ts';
import { heading } from './heading.ts';

export const executiveVisuals = {
  reportDay: 'executive-report-day',
  spent: 'executive-spent',
  projected: 'executive-projected',
  budget: 'executive-budget',
  used: 'executive-used',
  months: 'executive-months',
  units: 'executive-units',
  days: 'executive-days',
  spenders: 'executive-spenders',
} as const;

const ids = executiveVisuals;
const headingId = 'executive-heading';

export function executiveSheet(): SheetDefinition {
  return {
    SheetId: sheetIds.executive,
    Name: 'Executive',
    ContentType: 'INTERACTIVE',
    TextBoxes: [
      heading({
        id: headingId,
        title: 'AWS costs',
        line: 'This month against its budgets, in the currency of the bill. Days are UTC.',
      }),
    ],
    Visuals: [...keyFigures(), ...charts()],
    Layouts: grid([
      { id: headingId, type: 'TEXT_BOX', at: [0, 0], size: [27, 3] },
      { id: ids.reportDay, at: [27, 0], size: [9, 3] },
      { id: ids.spent, at: [0, 3], size: [9, 4] },
      { id: ids.projected, at: [9, 3], size: [9, 4] },
      { id: ids.budget, at: [18, 3], size: [9, 4] },
      { id: ids.used, at: [27, 3], size: [9, 4] },
      { id: ids.months, at: [0, 7], size: [18, 10] },
      { id: ids.units, at: [18, 7], size: [18, 10] },
      { id: ids.days, at: [0, 17], size: [18, 9] },
      { id: ids.spenders, at: [18, 17], size: [18, 9] },
    ]),
  };
}

function keyFigures(): Visual[] {
  return [
    keyFigure({ id: ids.reportDay, title: 'Costs up to', value: newestDay(ids.reportDay) }),
    keyFigure({
      id: ids.spent,
      title: 'This month so far',
      value: amount(ids.spent, 'Actual cost'),
    }),
    keyFigure({
      id: ids.projected,
      title: 'Projected month end',
      subtitle: 'So far and the forecast of the remaining days; OUs without a forecast only so far',
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
  ];
}

function charts(): Visual[] {
  return [
    budgetChart({
      id: ids.months,
      by: 'MONTH',
      title: 'Actual, projected and budget by month',
      subtitle: 'Twelve months back, and as far ahead as whole months are forecast',
    }),
    unitTable({
      id: ids.units,
      title: 'Organizational units this month',
      subtitle: 'Click an OU for its own sheet',
      action: { to: 'unit', by: ['OU'], label: 'Open this OU', trigger: 'click' },
    }),
    budgetChart({ id: ids.days, by: 'DAY', title: 'This month by day' }),
    costBars({
      id: ids.spenders,
      path: unitPath,
      title: 'Who spends it this month',
      subtitle: 'Drill down: OU, service, account',
      action: { to: 'detail', by: ['OU'], label: 'Services and accounts', trigger: 'menu' },
    }),
  ];
}
