/** A condition as an SQL expression that is never NULL: columns that rules read are ''  if absent. */
import { type SqlFragment, sqlInteger, sqlText, sqlTextList } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import type { ColumnTest, Condition, ReadColumn } from '../rules/condition.ts';

export function conditionSql(
  condition: Condition,
  columnSql: (column: ReadColumn) => SqlFragment,
): SqlFragment {
  if (condition.kind === 'test') return testSql(condition, columnSql(condition.column));
  if (condition.kind === 'not') return sql`not (${conditionSql(condition.of, columnSql)})`;
  const parts = condition.of.map((part) => sql`(${conditionSql(part, columnSql)})`);
  return joinSql(parts, condition.kind === 'all' ? ' and ' : ' or ');
}

function testSql({ operator, values }: ColumnTest, column: SqlFragment): SqlFragment {
  switch (operator) {
    case 'absent':
      return sql`${column} = ''`;
    case 'exists':
      return sql`${column} <> ''`;
    case 'in':
      return sql`${column} in ${sqlTextList(values)}`;
    case 'prefix':
      return anyOf(values.map((value) => sql`starts_with(${column}, ${sqlText(value)})`));
    case 'suffix':
      return anyOf(values.map((value) => suffixSql(column, value)));
    case 'contains':
      return anyOf(values.map((value) => sql`strpos(${column}, ${sqlText(value)}) > 0`));
  }
}

/** Both engines count code points, and a shorter text is never equal. */
function suffixSql(column: SqlFragment, value: string): SqlFragment {
  const length = Array.from(value).length;
  return sql`substr(${column}, ${sqlInteger(-length)}) = ${sqlText(value)}`;
}

function anyOf(tests: readonly SqlFragment[]): SqlFragment {
  return tests.length === 1 ? joinSql(tests, ' or ') : sql`(${joinSql(tests, ' or ')})`;
}
