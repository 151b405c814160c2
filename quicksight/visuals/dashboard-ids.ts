/**
 * The ids that parts of the dashboard know each other by. Readers' links and the snapshot of the PDF
 * name sheets by id: changing one breaks them.
 */

/** What the definition calls its one data set. */
export const costs = 'costs';

export const sheetIds = {
  executive: 'executive',
  unit: 'ou',
  detail: 'detail',
} as const;

export type SheetName = keyof typeof sheetIds;

/** Parameters: letters and digits only. Each filters the column of its value. */
export const filterParameters = { OU: 'OU', Service: 'Service', Account: 'Account' } as const;

export type FilterParameter = keyof typeof filterParameters;

/** Measures that the dashboard computes from the data set's columns. */
export const computed = { used: 'Budget used', left: 'Budget left' } as const;

export type ComputedField = (typeof computed)[keyof typeof computed];

/** The filter that the period's control on the detail sheet turns. */
export const detailPeriodFilter = 'detail-period-filter';
