/**
 * The ids by which parts of the dashboard refer to each other. Readers' links and the job that prints the
 * PDF name sheets by id: changing one breaks them.
 */

/** The names of the data sets in the definition: the second is that of the sheet about teams. */
export const costs = 'costs';
export const allocation = 'allocation';

export const sheetIds = {
  executive: 'executive',
  unit: 'ou',
  detail: 'detail',
  teams: 'teams',
} as const;

export type SheetName = keyof typeof sheetIds;

/** Parameters: letters and digits only. Each filters the column that its value names. */
export const filterParameters = { OU: 'OU', Service: 'Service', Account: 'Account' } as const;

export type FilterParameter = keyof typeof filterParameters;

/** Measures that the dashboard computes from the data set's columns. */
export const computed = { used: 'Budget used', left: 'Budget left' } as const;

export type ComputedField = (typeof computed)[keyof typeof computed];

/** The filter that the detail sheet's control for the period changes. */
export const detailPeriodFilter = 'detail-period-filter';
