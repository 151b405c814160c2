/**
 * Fields of the visuals about teams, which read another data set than the others. A column that it does not
 * have does not compile.
 */
import type {
  ColumnHierarchy,
  ColumnIdentifier,
  DimensionField,
  MeasureField,
} from '@aws-sdk/client-quicksight';
import type { AllocationColumn } from '../datasets/allocation-columns.ts';
import { allocation } from './dashboard-ids.ts';
import { drillPathId } from './drill-path.ts';
import { fieldId } from './fields.ts';
import { amountFormat, dayFormat, monthFormat } from './formats.ts';

export type TeamTextColumn = Extract<
  AllocationColumn,
  'Allocation' | 'Target' | 'Business unit' | 'Business group' | 'Service' | 'Environment' | 'OU'
>;

export type TeamPath = readonly [TeamTextColumn, TeamTextColumn, ...TeamTextColumn[]];

export function teamColumn(name: AllocationColumn): ColumnIdentifier {
  return { DataSetIdentifier: allocation, ColumnName: name };
}

export function teamCost(visual: string): MeasureField {
  return {
    NumericalMeasureField: {
      FieldId: fieldId(visual, 'Cost'),
      Column: teamColumn('Cost'),
      AggregationFunction: { SimpleNumericalAggregation: 'SUM' },
      FormatConfiguration: amountFormat,
    },
  };
}

/** `path`: the drill path that starts here. */
export function teamText(visual: string, name: TeamTextColumn, path?: string): DimensionField {
  return {
    CategoricalDimensionField: {
      FieldId: fieldId(visual, name),
      Column: teamColumn(name),
      ...(path === undefined ? {} : { HierarchyId: path }),
    },
  };
}

export function teamDate(
  visual: string,
  granularity: 'MONTH' | 'DAY',
  path?: string,
): DimensionField {
  return {
    DateDimensionField: {
      FieldId: fieldId(visual, 'Date'),
      Column: teamColumn('Date'),
      DateGranularity: granularity,
      FormatConfiguration: granularity === 'MONTH' ? monthFormat : dayFormat,
      ...(path === undefined ? {} : { HierarchyId: path }),
    },
  };
}

export function teamPath(visual: string, path: TeamPath): ColumnHierarchy {
  return {
    ExplicitHierarchy: { HierarchyId: drillPathId(visual), Columns: path.map(teamColumn) },
  };
}
