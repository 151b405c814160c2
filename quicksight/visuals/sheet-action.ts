/** Going from a data point to another sheet, which opens on what was clicked. */
import type { VisualCustomAction } from '@aws-sdk/client-quicksight';
import { type FilterParameter, type SheetName, sheetIds } from './dashboard-ids.ts';
import { fieldId } from './fields.ts';

export interface SheetAction {
  readonly to: SheetName;
  /** Columns of the visual that the other sheet is to be narrowed to. */
  readonly by: readonly FilterParameter[];
  readonly label: string;
  /** A click drills down where a visual has a path: the action is in the menu there. */
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
