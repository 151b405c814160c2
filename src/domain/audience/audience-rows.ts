/** The archive's rows of a day that one audience may see: the rows of its CSV. */

import { organizationScope } from '../budgets/budgets.ts';
import { pickNumbers, pickRows } from '../columns/text-column.ts';
import type { DayRows } from '../costs/day-rows.ts';
import { isInScope } from './audience.ts';

/** The rows of the scope's OUs, in the archive's order. */
export function rowsWithin(rows: DayRows, scope: string): DayRows {
  if (scope === organizationScope) return rows;
  const { billingDate, ou, service, linkedAccount, dailyCost } = rows;
  const isWithin = ou.texts.map((path) => isInScope(path, scope));
  const kept = Uint32Array.from(rowsWhere(ou.codes, isWithin));
  return {
    billingDate,
    ou: pickRows(ou, kept),
    service: pickRows(service, kept),
    linkedAccount: pickRows(linkedAccount, kept),
    dailyCost: pickNumbers(dailyCost, kept),
  };
}

function rowsWhere(codes: Int32Array, isKept: readonly boolean[]): number[] {
  const kept: number[] = [];
  for (let row = 0; row < codes.length; row++) if (isKept[codes[row] as number]) kept.push(row);
  return kept;
}
