/** The archive's rows of a day that one audience may see: the rows of its CSV. */

import { organizationScope } from '../budgets/budgets.ts';
import type { DayRows } from '../costs/day-rows.ts';
import { isInScope } from './audience.ts';

/**
 * Returns a function that gives the rows of a scope's OUs, in the archive's order. It finds the rows of
 * each OU only once, because thousands of audiences may ask for their part of hundreds of thousands of
 * rows.
 */
export function rowsByScope(rows: DayRows): (scope: string) => DayRows {
  let rowsOfOus: ReadonlyMap<string, readonly number[]> | undefined;
  return (scope) => {
    if (scope === organizationScope) return rows;
    rowsOfOus ??= indexByOu(rows);
    const own = [...rowsOfOus].flatMap(([ou, indexes]) => (isInScope(ou, scope) ? [indexes] : []));
    return pickRows(
      rows,
      own.flat().sort((a, b) => a - b),
    );
  };
}

/** OU → indexes of its rows, ascending. */
function indexByOu({ ou }: DayRows): ReadonlyMap<string, readonly number[]> {
  const indexes = new Map<string, number[]>();
  for (const [row, name] of ou.entries()) {
    const own = indexes.get(name);
    if (own === undefined) indexes.set(name, [row]);
    else own.push(row);
  }
  return indexes;
}

function pickRows(rows: DayRows, indexes: readonly number[]): DayRows {
  const pick = <T>(values: readonly T[]) => indexes.map((row) => values[row] as T);
  return {
    billingDate: rows.billingDate,
    ou: pick(rows.ou),
    service: pick(rows.service),
    linkedAccount: pick(rows.linkedAccount),
    dailyCost: pick(rows.dailyCost),
  };
}
