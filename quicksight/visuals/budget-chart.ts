/**
 * Actual cost as bars, with budget and forecast as lines, by month or by day. QuickSight cannot forecast in
 * combo charts: the lines are the digest's, and equal those in its mail.
 */
import type { ComboSeriesItem, Visual } from '@aws-sdk/client-quicksight';
import { colors } from '../assets/theme.ts';
import { type Captions, captioned } from './captions.ts';
import { datePath, datePathId } from './drill-path.ts';
import { type AmountColumn, amount, date, fieldId } from './fields.ts';

export interface BudgetChart extends Captions {
  readonly id: string;
  readonly by: 'MONTH' | 'DAY';
}

/** A month's line is its projected cost; a day's line is its forecast alone. */
const expected = { MONTH: 'Projected cost', DAY: 'Forecast' } as const;

export function budgetChart({ id, by, ...captions }: BudgetChart): Visual {
  const lines: readonly AmountColumn[] = [expected[by], 'Budget'];
  return {
    ComboChartVisual: {
      VisualId: id,
      ...captioned(captions),
      ColumnHierarchies: [datePath(id)],
      ChartConfiguration: {
        FieldWells: {
          ComboChartAggregatedFieldWells: {
            Category: [date(id, by, datePathId(id))],
            BarValues: [amount(id, 'Actual cost')],
            LineValues: lines.map((name) => amount(id, name)),
          },
        },
        SortConfiguration: {
          CategorySort: [{ FieldSort: { FieldId: fieldId(id, 'Date'), Direction: 'ASC' } }],
        },
        BarsArrangement: 'CLUSTERED',
        // With two scales any line would seem to fit any bar.
        SingleAxisOptions: { YAxisOptions: { YAxis: 'PRIMARY_Y_AXIS' } },
        CategoryLabelOptions: { Visibility: 'HIDDEN' },
        PrimaryYAxisLabelOptions: { Visibility: 'HIDDEN' },
        Legend: { Visibility: 'VISIBLE', Position: 'BOTTOM', Title: { Visibility: 'HIDDEN' } },
        Series: [dashed(id, expected[by])],
        VisualPalette: {
          ColorMap: [
            colored(id, 'Actual cost', colors.actual),
            colored(id, expected[by], colors.projected),
            colored(id, 'Budget', colors.budget),
          ],
        },
      },
    },
  };
}

/** Values that are not known yet look different from actual values. */
function dashed(id: string, name: AmountColumn): ComboSeriesItem {
  return {
    FieldComboSeriesItem: {
      FieldId: fieldId(id, name),
      Settings: { LineStyleSettings: { LineStyle: 'DASHED' } },
    },
  };
}

function colored(id: string, name: AmountColumn, color: string) {
  return { Element: { FieldId: fieldId(id, name), FieldValue: name }, Color: color };
}
