/** Services and accounts: actual cost only, filtered by OU, service, account and time. */
import type { SheetDefinition, Visual } from '@aws-sdk/client-quicksight';
import { costBars } from '../visuals/cost-bars.ts';
import { costLines } from '../visuals/cost-lines.ts';
import { detailPeriodFilter, sheetIds } from '../visuals/dashboard-ids.ts';
import { detailTable } from '../visuals/detail-table.ts';
import { accountPath, servicePath } from '../visuals/drill-path.ts';
import { filterControl } from './filter-control.ts';
import { grid } from './grid.ts';
import { heading } from './heading.ts';

export const detailVisuals = {
  services: 'detail-services',
  accounts: 'detail-accounts',
  days: 'detail-days',
  table: 'detail-table',
} as const;

const ids = detailVisuals;
const headingId = 'detail-heading';

export function detailSheet(): SheetDefinition {
  return {
    SheetId: sheetIds.detail,
    Name: 'Services and accounts',
    ContentType: 'INTERACTIVE',
    ParameterControls: (['OU', 'Service', 'Account'] as const).map((parameter) =>
      filterControl(sheetIds.detail, parameter),
    ),
    FilterControls: [
      {
        RelativeDateTime: {
          FilterControlId: 'detail-period-control',
          SourceFilterId: detailPeriodFilter,
          Title: 'Period',
        },
      },
    ],
    TextBoxes: [
      heading({
        id: headingId,
        title: 'Services and accounts',
        line: 'Actual cost of the period chosen above. Budgets are of OUs and do not show here.',
      }),
    ],
    Visuals: charts(),
    Layouts: grid([
      { id: headingId, type: 'TEXT_BOX', at: [0, 0], size: [36, 3] },
      { id: ids.services, at: [0, 3], size: [18, 12] },
      { id: ids.accounts, at: [18, 3], size: [18, 12] },
      { id: ids.days, at: [0, 15], size: [36, 10] },
      { id: ids.table, at: [0, 25], size: [36, 16] },
    ]),
  };
}

function charts(): Visual[] {
  return [
    costBars({
      id: ids.services,
      path: servicePath,
      title: 'Services',
      subtitle: 'Drill down: service, account',
    }),
    costBars({
      id: ids.accounts,
      path: accountPath,
      title: 'Accounts',
      subtitle: 'Drill down: account, service',
    }),
    costLines({ id: ids.days, values: ['Actual cost'], colors: 'Service', title: 'By day' }),
    detailTable({ id: ids.table, title: 'Month, OU, service and account' }),
  ];
}
