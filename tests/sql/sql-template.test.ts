/** Templates of SQL contain only parts that are SQL already. */
import { expect, test } from 'vitest';
import { sqlIdentifier, sqlText } from '../../src/sql/bind.ts';
import { joinSql, sql } from '../../src/sql/sql-template.ts';

test('a template puts fragments between its texts', () => {
  const column = sqlIdentifier('region');
  const statement = sql`select ${column} from lines where ${column} = ${sqlText("o'x")}`;
  expect(statement).toBe(`select "region" from lines where "region" = 'o''x'`);
});

test('fragments are joined by separators that code wrote', () => {
  const columns = ['a', 'b'].map(sqlIdentifier);
  expect(joinSql(columns, ', ')).toBe('"a", "b"');
  expect(joinSql([], ' and ')).toBe('');
});

test('a plain text is not accepted', () => {
  // @ts-expect-error a text is not a fragment
  expect(sql`select ${'1'}`).toBe('select 1');
});
