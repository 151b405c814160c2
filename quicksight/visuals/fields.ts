/**
 * Fields of visuals. A column that the data set does not have, or a measure that is not computed, does not
 * compile. Ids are made from visual and column, so a visual may use each column once.
 */
import type { ColumnIdentifier, DimensionField, MeasureField } from '@aws-sdk/client-quicksight';
import type { CostColumn } from '../datasets/cost-columns.ts';
import { type ComputedField, costs } from './dashboard-ids.ts';
import { amountFormat, dayFormat, monthFormat, shareFormat } from './formats.ts';

/** Columns whose sums are meaningful. */
export type AmountColumn = Extract<
  CostColumn,
  | 'Actual cost'
  | 'Forecast'
  | 'Forecast low'
  | 'Forecast high'
  | 'Budget'
  | 'Projected cost'
  | 'Budgeted cost'
>;

export type TextColumn = Extract<
  CostColumn,
  'OU' | 'Service' | 'Account' | 'Account ID' | 'Budget status' | 'Kind'
>;

export function column(name: CostColumn | ComputedField): ColumnIdentifier {
  return { DataSetIdentifier: costs, ColumnName: name };
}

/** Unique within the dashboard, because its visual's id is. */
export function fieldId(visual: string, name: string): string {
  return `${visual}.${name.toLowerCase().replaceAll(' ', '-')}`;
}

export function amount(visual: string, name: AmountColumn): MeasureField {
  return {
    NumericalMeasureField: {
      FieldId: fieldId(visual, name),
      Column: column(name),
      AggregationFunction: { SimpleNumericalAggregation: 'SUM' },
      FormatConfiguration: amountFormat,
    },
  };
}

/** A measure that is already a sum, or a quotient of sums: QuickSight rejects a further aggregation. */
export function computedAmount(visual: string, name: ComputedField): MeasureField {
  return {
    NumericalMeasureField: {
      FieldId: fieldId(visual, name),
      Column: column(name),
      FormatConfiguration: name === 'Budget used' ? shareFormat : amountFormat,
    },
  };
}

export function newestDay(visual: string): MeasureField {
  return {
    DateMeasureField: {
      FieldId: fieldId(visual, 'Report day'),
      Column: column('Report day'),
      AggregationFunction: 'MAX',
      FormatConfiguration: dayFormat,
    },
  };
}

/** `path`: the drill path that starts here. */
export function text(visual: string, name: TextColumn, path?: string): DimensionField {
  return {
    CategoricalDimensionField: {
      FieldId: fieldId(visual, name),
      Column: column(name),
      ...(path === undefined ? {} : { HierarchyId: path }),
    },
  };
}

export function date(visual: string, granularity: 'MONTH' | 'DAY', path?: string): DimensionField {
  return {
    DateDimensionField: {
      FieldId: fieldId(visual, 'Date'),
      Column: column('Date'),
      DateGranularity: granularity,
      FormatConfiguration: granularity === 'MONTH' ? monthFormat : dayFormat,
      ...(path === undefined ? {} : { HierarchyId: path }),
    },
  };
}
