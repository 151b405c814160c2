/** The archive's rows of a day that one audience may see: the rows of its CSV. */

import { organizationScope } from '../budgets/budgets.ts';
import { inRowOrder, pickNumbers, pickRows, type TextColumn } from '../columns/text-column.ts';
import type { ComparedRows } from '../costs/compared-rows.ts';
import { isInScope } from './audience.ts';

/**
 * Returns a function that gives the rows of a scope's OUs, in the archive's order. It finds the rows of
 * each OU only once, because thousands of audiences may ask for their part of hundreds of thousands of
 * rows.
 */
export function rowsByScope(rows: ComparedRows): (scope: string) => ComparedRows {
  let rowsOfOus: readonly (readonly number[])[] | undefined;
  return (scope) => {
    if (scope === organizationScope) return rows;
    rowsOfOus ??= rowsByCode(rows.ou);
    const own = rowsOfOus.filter((_, code) => isInScope(rows.ou.texts[code] as string, scope));
    return only(rows, Uint32Array.from(own.flat()).sort());
  };
}

/** For each code of the column, its rows, ascending. */
function rowsByCode({ codes, texts }: TextColumn): readonly (readonly number[])[] {
  const rows = texts.map((): number[] => []);
  for (let row = 0; row < codes.length; row++) rows[codes[row] as number]?.push(row);
  return rows;
}

/** Keeps only the texts of the kept rows: the CSV quotes every text of a column. */
function only(rows: ComparedRows, kept: Uint32Array): ComparedRows {
  const ownRows = (column: TextColumn) => inRowOrder(pickRows(column, kept));
  const ownCosts = (column: Float64Array) => pickNumbers(column, kept);
  return {
    billingDate: rows.billingDate,
    ou: ownRows(rows.ou),
    service: ownRows(rows.service),
    linkedAccount: ownRows(rows.linkedAccount),
    dailyCost: ownCosts(rows.dailyCost),
    accountName: ownRows(rows.accountName),
    region: ownRows(rows.region),
    dayBefore: ownCosts(rows.dayBefore),
    usual: ownCosts(rows.usual),
    monthToDate: ownCosts(rows.monthToDate),
  };
}
