/** Marks the lines that nobody can tag: 'yes', else ''. */
import {
  type TextTest,
  type UntaggableUsage,
  untaggableUsage,
} from '../../domain/costs/untaggable-usage.ts';
import { type SqlFragment, sqlIdentifier, sqlText, sqlTextList } from '../../sql/bind.ts';
import { joinSql, sql } from '../../sql/sql-template.ts';
import { columnNames } from './allocation-input.ts';

/** A line without a column, such as a service code in FOCUS, is none of a usage that tests it. */
export function untaggableSql(): SqlFragment {
  return sql`case when ${joinSql(untaggableUsage.map(usageSql), ' or ')} then 'yes' else '' end`;
}

function usageSql(usage: UntaggableUsage): SqlFragment {
  const fields = ['chargeType', 'serviceCode', 'service', 'usageType'] as const;
  const tests = fields.flatMap((field) => {
    const test = usage[field];
    return test === undefined ? [] : [testSql(sqlIdentifier(columnNames[field]), test)];
  });
  return sql`(${joinSql(tests, ' and ')})`;
}

function testSql(column: SqlFragment, { is, startsWith, contains }: TextTest): SqlFragment {
  const tests = [
    ...(is === undefined ? [] : [sql`${column} in ${sqlTextList(is)}`]),
    ...(startsWith ?? []).map((text) => sql`starts_with(${column}, ${sqlText(text)})`),
    ...(contains ?? []).map((text) => sql`strpos(${column}, ${sqlText(text)}) > 0`),
  ];
  return sql`(${joinSql(tests, ' or ')})`;
}
