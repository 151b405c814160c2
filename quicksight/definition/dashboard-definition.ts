/**
 * The definition that dashboard and analysis share: the sheets in order, their filters, the calculated
 * fields, and the format of each column.
 */
import type {
  CalculatedField,
  ColumnConfiguration,
  DashboardVersionDefinition,
  ParameterDeclaration,
} from '@aws-sdk/client-quicksight';
import { type CostColumn, costColumns } from '../datasets/cost-columns.ts';
import { detailSheet } from '../sheets/detail-sheet.ts';
import { executiveSheet } from '../sheets/executive-sheet.ts';
import { unitSheet } from '../sheets/unit-sheet.ts';
import { computed, costs, filterParameters } from '../visuals/dashboard-ids.ts';
import { column } from '../visuals/fields.ts';
import { amountFormat, dayFormat } from '../visuals/formats.ts';
import { filterGroups } from './filters.ts';

/** Also usable as an `AnalysisDefinition`, because the two share all of these fields. */
export function dashboardDefinition(dataSetArn: string): DashboardVersionDefinition {
  return {
    DataSetIdentifierDeclarations: [{ Identifier: costs, DataSetArn: dataSetArn }],
    Sheets: [executiveSheet(), unitSheet(), detailSheet()],
    CalculatedFields: calculatedFields(),
    ParameterDeclarations: parameters(),
    FilterGroups: filterGroups(),
    ColumnConfigurations: columnConfigurations(),
    Options: { Timezone: 'UTC', WeekStart: 'MONDAY' },
  };
}

/** Quotients of sums: correct for one OU, for several and for all. */
function calculatedFields(): CalculatedField[] {
  const field = (Name: string, Expression: string) => ({
    DataSetIdentifier: costs,
    Name,
    Expression,
  });
  return [
    field(computed.used, 'sum({Budgeted cost}) / sum({Budget})'),
    field(computed.left, 'sum({Budget}) - sum({Budgeted cost})'),
  ];
}

/** A parameter without a value selects all values. */
function parameters(): ParameterDeclaration[] {
  return Object.values(filterParameters).map((Name) => ({
    StringParameterDeclaration: {
      Name,
      ParameterValueType: 'MULTI_VALUED',
      DefaultValues: { StaticValues: [] },
      ValueWhenUnset: { ValueWhenUnsetOption: 'RECOMMENDED_VALUE' },
    },
  }));
}

function columnConfigurations(): ColumnConfiguration[] {
  return Object.entries(costColumns).flatMap(([name, { type }]): ColumnConfiguration[] => {
    const Column = column(name as CostColumn);
    if (type === 'DECIMAL') {
      return [
        {
          Column,
          Role: 'MEASURE',
          FormatConfiguration: { NumberFormatConfiguration: amountFormat },
        },
      ];
    }
    if (type === 'DATETIME') {
      return [{ Column, FormatConfiguration: { DateTimeFormatConfiguration: dayFormat } }];
    }
    return type === 'INTEGER' ? [{ Column, Role: 'DIMENSION' }] : [];
  });
}
