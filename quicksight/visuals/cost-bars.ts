/** Actual cost as bars by what it was spent on, the largest first, each with a drill path. */
import type { Visual } from '@aws-sdk/client-quicksight';
import { type Captions, captioned } from './captions.ts';
import { type DrillPath, drillPath, drillPathId } from './drill-path.ts';
import { amount, fieldId, text } from './fields.ts';
import { type SheetAction, sheetAction } from './sheet-action.ts';

export interface CostBars extends Captions {
  readonly id: string;
  /** Starts with the column that is shown. */
  readonly path: DrillPath;
  readonly action?: SheetAction;
}

/** As many bars as fit without scrolling; all others are one bar. */
const shown = 12;

export function costBars({ id, path, action, ...captions }: CostBars): Visual {
  return {
    BarChartVisual: {
      VisualId: id,
      ...captioned(captions),
      ColumnHierarchies: [drillPath(id, path)],
      ...(action === undefined ? {} : { Actions: [sheetAction(id, action)] }),
      ChartConfiguration: {
        Orientation: 'HORIZONTAL',
        BarsArrangement: 'CLUSTERED',
        FieldWells: {
          BarChartAggregatedFieldWells: {
            Category: [text(id, path[0], drillPathId(id))],
            Values: [amount(id, 'Actual cost')],
          },
        },
        SortConfiguration: {
          CategorySort: [{ FieldSort: { FieldId: fieldId(id, 'Actual cost'), Direction: 'DESC' } }],
          CategoryItemsLimit: { ItemsLimit: shown, OtherCategories: 'INCLUDE' },
        },
        CategoryLabelOptions: { Visibility: 'HIDDEN' },
        ValueLabelOptions: { Visibility: 'HIDDEN' },
        DataLabels: { Visibility: 'VISIBLE', Overlap: 'DISABLE_OVERLAP' },
        Legend: { Visibility: 'HIDDEN' },
      },
    },
  };
}
