/**
 * Lines over days: actual cost with QuickSight's own forecast, the digest's forecast with its range, or
 * actual cost by service.
 */
import type { LineChartConfiguration, Visual } from '@aws-sdk/client-quicksight';
import { rangeLevel } from '../../src/domain/figures/expected-range.ts';
import { type Captions, captioned } from './captions.ts';
import { datePath, datePathId } from './drill-path.ts';
import { type AmountColumn, amount, date, fieldId, text } from './fields.ts';

export interface CostLines extends Captions {
  readonly id: string;
  readonly values: readonly AmountColumn[];
  readonly colors?: 'Service';
  /** Number of days that QuickSight forecasts itself. */
  readonly forecastDays?: number;
}

/** Number of services with a separate line; all others are one line. */
const shownColors = 8;

export function costLines({ id, values, colors, forecastDays, ...captions }: CostLines): Visual {
  return {
    LineChartVisual: {
      VisualId: id,
      ...captioned(captions),
      ColumnHierarchies: [datePath(id)],
      ChartConfiguration: {
        Type: 'LINE',
        FieldWells: {
          LineChartAggregatedFieldWells: {
            Category: [date(id, 'DAY', datePathId(id))],
            Values: values.map((name) => amount(id, name)),
            ...(colors === undefined ? {} : { Colors: [text(id, colors)] }),
          },
        },
        SortConfiguration: {
          CategorySort: [{ FieldSort: { FieldId: fieldId(id, 'Date'), Direction: 'ASC' } }],
          ...(colors === undefined ? {} : { ColorItemsLimitConfiguration: limited(shownColors) }),
        },
        ...(forecastDays === undefined ? {} : ownForecast(forecastDays)),
        XAxisLabelOptions: { Visibility: 'HIDDEN' },
        PrimaryYAxisLabelOptions: { Visibility: 'HIDDEN' },
        Legend: { Visibility: 'VISIBLE', Position: 'BOTTOM', Title: { Visibility: 'HIDDEN' } },
      },
    },
  };
}

const limited = (count: number) => ({ ItemsLimit: count, OtherCategories: 'INCLUDE' }) as const;

/**
 * Weekly seasons and the level of the digest's ranges; the cost does not fall below zero. QuickSight
 * can forecast only one line without colors:
 * https://docs.aws.amazon.com/quicksight/latest/user/forecasts-and-whatifs.html
 */
function ownForecast(days: number): Pick<LineChartConfiguration, 'ForecastConfigurations'> {
  return {
    ForecastConfigurations: [
      {
        ForecastProperties: {
          PeriodsForward: days,
          PeriodsBackward: 0,
          PredictionInterval: rangeLevel * 100,
          Seasonality: 7,
          LowerBoundary: 0,
        },
      },
    ],
  };
}
