/** Cost of each account and service by month, to be sorted, searched and exported. */
import type { Visual } from '@aws-sdk/client-quicksight';
import { type Captions, captioned } from './captions.ts';
import { amount, date, fieldId, text } from './fields.ts';

export interface DetailTable extends Captions {
  readonly id: string;
}

export function detailTable({ id, ...captions }: DetailTable): Visual {
  return {
    TableVisual: {
      VisualId: id,
      ...captioned(captions),
      ChartConfiguration: {
        FieldWells: {
          TableAggregatedFieldWells: {
            GroupBy: [date(id, 'MONTH'), text(id, 'OU'), text(id, 'Service'), text(id, 'Account')],
            Values: [amount(id, 'Actual cost')],
          },
        },
        SortConfiguration: {
          RowSort: [
            { FieldSort: { FieldId: fieldId(id, 'Date'), Direction: 'DESC' } },
            { FieldSort: { FieldId: fieldId(id, 'Actual cost'), Direction: 'DESC' } },
          ],
        },
        TotalOptions: { TotalsVisibility: 'VISIBLE', Placement: 'START' },
        TableOptions: { HeaderStyle: { TextWrap: 'WRAP', Height: 32 } },
      },
    },
  };
}
