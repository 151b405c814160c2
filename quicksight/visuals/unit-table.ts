/**
 * Every OU against its budget of the month, ordered by the used share, largest first: word, icon and color.
 */
import type { TableConditionalFormattingOption, Visual } from '@aws-sdk/client-quicksight';
import { type Captions, captioned } from './captions.ts';
import { computed } from './dashboard-ids.ts';
import { amount, computedAmount, fieldId, text } from './fields.ts';
import { type SheetAction, sheetAction } from './sheet-action.ts';
import { icon, lightsByShare, lightsByStatus, textColor } from './traffic-light.ts';

export interface UnitTable extends Captions {
  readonly id: string;
  readonly action: SheetAction;
}

export function unitTable({ id, action, ...captions }: UnitTable): Visual {
  const used = fieldId(id, computed.used);
  return {
    TableVisual: {
      VisualId: id,
      ...captioned(captions),
      Actions: [sheetAction(id, action)],
      ConditionalFormatting: { ConditionalFormattingOptions: lights(id) },
      ChartConfiguration: {
        FieldWells: {
          TableAggregatedFieldWells: {
            GroupBy: [text(id, 'OU'), text(id, 'Budget status')],
            Values: [
              amount(id, 'Actual cost'),
              amount(id, 'Projected cost'),
              amount(id, 'Budget'),
              computedAmount(id, computed.used),
            ],
          },
        },
        SortConfiguration: { RowSort: [{ FieldSort: { FieldId: used, Direction: 'DESC' } }] },
        TableOptions: {
          HeaderStyle: { TextWrap: 'WRAP', Height: 32 },
          CellStyle: { TextWrap: 'NONE', Height: 26 },
        },
      },
    },
  };
}

function lights(id: string): TableConditionalFormattingOption[] {
  const status = fieldId(id, 'Budget status');
  const used = fieldId(id, computed.used);
  return [
    ...lightsByStatus.map((light) => ({
      Cell: { FieldId: status, TextFormat: { TextColor: textColor(light) } },
    })),
    ...lightsByStatus.map((light) => ({
      Cell: { FieldId: status, TextFormat: { Icon: icon(light) } },
    })),
    ...lightsByShare.map((light) => ({
      Cell: { FieldId: used, TextFormat: { TextColor: textColor(light) } },
    })),
  ];
}
