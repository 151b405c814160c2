/**
 * The definition that dashboard and analysis share: the sheets in order, their filters, the calculated
 * fields, and the format of each column.
 */
import type {
  CalculatedField,
  ColumnConfiguration,
  ColumnIdentifier,
  DashboardVersionDefinition,
  ParameterDeclaration,
} from '@aws-sdk/client-quicksight';
import { type AllocationColumn, allocationColumns } from '../datasets/allocation-columns.ts';
import { type CostColumn, costColumns } from '../datasets/cost-columns.ts';
import type { DataSetColumns } from '../datasets/dataset-column.ts';
import { detailSheet } from '../sheets/detail-sheet.ts';
import { executiveSheet } from '../sheets/executive-sheet.ts';
import { teamSheet } from '../sheets/team-sheet.ts';
import { unitSheet } from '../sheets/unit-sheet.ts';
import { allocation, computed, costs, filterParameters } from '../visuals/dashboard-ids.ts';
import { column } from '../visuals/fields.ts';
import { amountFormat, dayFormat } from '../visuals/formats.ts';
import { teamColumn } from '../visuals/team-fields.ts';
import { filterGroups } from './filters.ts';

export interface DataSetArns {
  readonly costs: string;
  readonly allocation: string;
}

/** Also usable as an `AnalysisDefinition`, because the two share all of these fields. */
export function dashboardDefinition(arns: DataSetArns): DashboardVersionDefinition {
  return {
    DataSetIdentifierDeclarations: [
      { Identifier: costs, DataSetArn: arns.costs },
      { Identifier: allocation, DataSetArn: arns.allocation },
    ],
    Sheets: [executiveSheet(), unitSheet(), detailSheet(), teamSheet()],
    CalculatedFields: calculatedFields(),
    ParameterDeclarations: parameters(),
    FilterGroups: filterGroups(),
    ColumnConfigurations: [
      ...columnConfigurations(costColumns, (name) => column(name as CostColumn)),
      ...columnConfigurations(allocationColumns, (name) => teamColumn(name as AllocationColumn)),
    ],
    Options: { Timezone: 'UTC', WeekStart: 'MONDAY' },
  };
}

/** Of sums: correct for one OU, for several and for all; without OUs whose month end is unknown. */
function calculatedFields(): CalculatedField[] {
  const field = (Name: string, Expression: string) => ({
    DataSetIdentifier: costs,
    Name,
    Expression,
  });
  return [
    field(computed.used, 'sum({Budgeted cost}) / sum({Compared budget})'),
    field(computed.left, 'sum({Compared budget}) - sum({Budgeted cost})'),
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

function columnConfigurations(
  columns: DataSetColumns,
  columnOf: (name: string) => ColumnIdentifier,
): ColumnConfiguration[] {
  return Object.entries(columns).flatMap(([name, { type }]): ColumnConfiguration[] => {
    const Column = columnOf(name);
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
