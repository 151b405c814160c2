/** The archive's rows of a day that one audience may see: the rows of its CSV. */

import { organizationScope } from '../budgets/budgets.ts';
import type { DayRows } from '../costs/day-rows.ts';
import { isInScope } from './audience.ts';

/** The rows of the scope's OUs, in the archive's order. */
export function rowsWithin(rows: DayRows, scope: string): DayRows {
  if (scope === organizationScope) return rows;
  const kept = rows.ou.flatMap((ou, row) => (isInScope(ou, scope) ? [row] : []));
  const pick = <T>(values: readonly T[]) => kept.map((row) => values[row] as T);
  return {
    billingDate: rows.billingDate,
    ou: pick(rows.ou),
    service: pick(rows.service),
    linkedAccount: pick(rows.linkedAccount),
    dailyCost: pick(rows.dailyCost),
  };
}
