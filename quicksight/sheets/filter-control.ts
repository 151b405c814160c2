/**
 * Drop-down lists above a sheet: they select several values at once, and all values until the user chooses.
 */
import type { ParameterControl } from '@aws-sdk/client-quicksight';
import { type FilterParameter, filterParameters } from '../visuals/dashboard-ids.ts';
import { column } from '../visuals/fields.ts';

/** `sheet` makes the control's id unique in the dashboard. */
export function filterControl(sheet: string, parameter: FilterParameter): ParameterControl {
  return {
    Dropdown: {
      ParameterControlId: `${sheet}-${filterParameters[parameter].toLowerCase()}-control`,
      Title: parameter,
      SourceParameterName: filterParameters[parameter],
      Type: 'MULTI_SELECT',
      SelectableValues: { LinkToDataSetColumn: column(parameter) },
      DisplayOptions: { SelectAllOptions: { Visibility: 'VISIBLE' } },
    },
  };
}
