/** An action that opens another sheet, filtered by the clicked data point. */
import type { VisualCustomAction } from '@aws-sdk/client-quicksight';
import { type FilterParameter, type SheetName, sheetIds } from './dashboard-ids.ts';
import { fieldId } from './fields.ts';

export interface SheetAction {
  readonly to: SheetName;
  /** Columns of the visual by which the other sheet is filtered. */
  readonly by: readonly FilterParameter[];
  readonly label: string;
  /** In a visual with a drill path a click drills down, so the action is in the menu. */
  readonly trigger: 'click' | 'menu';
}

export function sheetAction(visual: string, { to, by, label, trigger }: SheetAction) {
  const action: VisualCustomAction = {
    CustomActionId: `${visual}-to-${sheetIds[to]}`,
    Name: label,
    Status: 'ENABLED',
    Trigger: trigger === 'click' ? 'DATA_POINT_CLICK' : 'DATA_POINT_MENU',
    ActionOperations: [
      { NavigationOperation: { LocalNavigationConfiguration: { TargetSheetId: sheetIds[to] } } },
      {
        SetParametersOperation: {
          ParameterValueConfigurations: by.map((name) => ({
            DestinationParameterName: name,
            Value: { SourceField: fieldId(visual, name) },
          })),
        },
      },
    ],
  };
  return action;
}
