/** Charts of teams' cost: bars with a drill path, lines over days, and a table to be exported. */
import type { Visual } from '@aws-sdk/client-quicksight';
import { type Captions, captioned } from './captions.ts';
import { datePath, datePathId, drillPathId } from './drill-path.ts';
import { fieldId } from './fields.ts';
import { type TeamPath, teamCost, teamDate, teamPath, teamText } from './team-fields.ts';

export interface TeamChart extends Captions {
  readonly id: string;
}

export interface TeamBars extends TeamChart {
  /** Starts with the column that is shown. */
  readonly path: TeamPath;
}

/** As many bars as fit without scrolling; all others are one bar. */
const shownBars = 12;

export function teamBars({ id, path, ...captions }: TeamBars): Visual {
  return {
    BarChartVisual: {
      VisualId: id,
      ...captioned(captions),
      ColumnHierarchies: [teamPath(id, path)],
      ChartConfiguration: {
        Orientation: 'HORIZONTAL',
        BarsArrangement: 'CLUSTERED',
        FieldWells: {
          BarChartAggregatedFieldWells: {
            Category: [teamText(id, path[0], drillPathId(id))],
            Values: [teamCost(id)],
          },
        },
        SortConfiguration: {
          CategorySort: [{ FieldSort: { FieldId: fieldId(id, 'Cost'), Direction: 'DESC' } }],
          CategoryItemsLimit: { ItemsLimit: shownBars, OtherCategories: 'INCLUDE' },
        },
        CategoryLabelOptions: { Visibility: 'HIDDEN' },
        ValueLabelOptions: { Visibility: 'HIDDEN' },
        DataLabels: { Visibility: 'VISIBLE', Overlap: 'DISABLE_OVERLAP' },
        Legend: { Visibility: 'HIDDEN' },
      },
    },
  };
}

/** One line each for teams, shared and unallocated cost. */
export function allocationLines({ id, ...captions }: TeamChart): Visual {
  return {
    LineChartVisual: {
      VisualId: id,
      ...captioned(captions),
      ColumnHierarchies: [datePath(id)],
      ChartConfiguration: {
        Type: 'LINE',
        FieldWells: {
          LineChartAggregatedFieldWells: {
            Category: [teamDate(id, 'MONTH', datePathId(id))],
            Values: [teamCost(id)],
            Colors: [teamText(id, 'Allocation')],
          },
        },
        SortConfiguration: {
          CategorySort: [{ FieldSort: { FieldId: fieldId(id, 'Date'), Direction: 'ASC' } }],
        },
        XAxisLabelOptions: { Visibility: 'HIDDEN' },
        PrimaryYAxisLabelOptions: { Visibility: 'HIDDEN' },
        Legend: { Visibility: 'VISIBLE', Position: 'BOTTOM', Title: { Visibility: 'HIDDEN' } },
      },
    },
  };
}

export function teamTable({ id, ...captions }: TeamChart): Visual {
  const columns = ['Target', 'OU', 'Service', 'Environment'] as const;
  return {
    TableVisual: {
      VisualId: id,
      ...captioned(captions),
      ChartConfiguration: {
        FieldWells: {
          TableAggregatedFieldWells: {
            GroupBy: columns.map((name) => teamText(id, name)),
            Values: [teamCost(id)],
          },
        },
        SortConfiguration: {
          RowSort: [{ FieldSort: { FieldId: fieldId(id, 'Cost'), Direction: 'DESC' } }],
        },
        TotalOptions: { TotalsVisibility: 'VISIBLE', Placement: 'START' },
        TableOptions: { HeaderStyle: { TextWrap: 'WRAP', Height: 32 } },
      },
    },
  };
}
