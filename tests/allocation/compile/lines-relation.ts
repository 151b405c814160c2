/** Lines of a bill as a relation, as the compiled statement reads them. */
import { columnNames } from '../../../src/allocation/compile/allocation-input.ts';
import type { BillLine } from '../../../src/allocation/evaluate/bill-line.ts';
import { ruleColumns } from '../../../src/allocation/rules/condition.ts';
import {
  type SqlFragment,
  sqlDate,
  sqlIdentifier,
  sqlInteger,
  sqlText,
} from '../../../src/sql/bind.ts';
import { joinSql, sql } from '../../../src/sql/sql-template.ts';

/** The lines, with a number in `line_id` (text), and their costs in cents as `cost`. */
export function linesRelation(
  lines: readonly BillLine[],
  cents: readonly number[] = lines.map(() => 100),
): SqlFragment {
  const rows = lines.map((line, index) => {
    const texts = ruleColumns.map(
      (column) => sql`${nullable(line[column])} as ${sqlIdentifier(columnNames[column])}`,
    );
    return sql`select ${sqlText(String(index))} as line_id, ${sqlDate(line.billingDate)} as billing_date,
      ${joinSql(texts, ', ')}, ${mapSql(line.tags)} as tags,
      ${mapSql(line.costCategories)} as cost_categories,
      cast(${sqlInteger(cents[index] ?? 0)} as decimal(38, 12)) / 100 as cost`;
  });
  return `(${rows.join(' union all ')})` as SqlFragment;
}

/** Half of the absent values are NULL, the others ''. */
function nullable(value: string): SqlFragment {
  return value === '' ? sql`cast(null as varchar)` : sqlText(value);
}

function mapSql(map: ReadonlyMap<string, string>): SqlFragment {
  const keys = joinSql([...map.keys()].map(sqlText), ', ');
  const values = joinSql([...map.values()].map(sqlText), ', ');
  return sql`cast(map(array[${keys}], array[${values}]) as map(varchar, varchar))`;
}
