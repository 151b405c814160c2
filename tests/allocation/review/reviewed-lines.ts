/** Lines with what a review reads in addition: their number, as the compiled statement sums it. */
import { lookupValues } from '../../../src/allocation/compile/lookup-values.ts';
import type { BillLine } from '../../../src/allocation/evaluate/bill-line.ts';
import type { ReviewedSet } from '../../../src/allocation/review/reviewed-set.ts';
import type { RuleLines } from '../../../src/allocation/review/rule-lines.ts';
import type { RuleSet } from '../../../src/allocation/rules/rule-set.ts';
import { sql } from '../../../src/sql/sql-template.ts';
import { linesRelation } from '../compile/lines-relation.ts';

export function reviewedLines(lines: readonly BillLine[], cents: readonly number[]): RuleLines {
  return sql`(select *, 1 as line_count from ${linesRelation(lines, cents)} as counted)`;
}

export function reviewed(set: RuleSet): ReviewedSet {
  return { set, lookups: lookupValues(set) };
}

/** In whole cents, without the errors of sums of doubles. */
export function centsOf(cost: number): number {
  return Math.round(cost * 100);
}
