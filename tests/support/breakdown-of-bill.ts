/** The breakdown straight from a bill: its line sums are a sub-query and not staged, so it is one statement. */

import type { QueryTables } from '../../src/ports/platform.ts';
import {
  type BreakdownInput,
  type BreakdownTables,
  breakdownStatement,
} from '../../src/queries/breakdown-statement.ts';
import { lineSumsStatement } from '../../src/queries/line-sums-statement.ts';
import { stagedByDay } from '../../src/queries/unload-statement.ts';
import { sqlSubquery } from '../../src/sql/bind.ts';

export function breakdownOfBill(tables: BillTables, input: BreakdownInput) {
  return breakdownStatement(withLineSums(tables, input), input);
}

/** The same with its partition columns. */
export function stagedBreakdownOfBill(tables: BillTables, input: BreakdownInput) {
  return stagedByDay(breakdownOfBill(tables, input), input.window);
}

type BillTables = Pick<QueryTables, 'costLines' | 'accounts'>;

function withLineSums(tables: BillTables, input: BreakdownInput): BreakdownTables {
  return { ...tables, lineSums: sqlSubquery(lineSumsStatement(tables, input)) };
}
