/** Writes JavaScript values as DuckDB literals, so that rows can be inserted as plain SQL text. */

type Value = string | number | boolean | null | undefined;

/** 'text' with its quotes doubled, a number, true or false, or null. */
export function sqlLiteral(value: Value): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return String(value);
}

/** `insert into table by name` for rows with the same keys; an empty text without rows. */
export function insertRows(
  table: string,
  rows: readonly Readonly<Record<string, Value>>[],
): string {
  const [first] = rows;
  if (first === undefined) return '';
  const names = Object.keys(first);
  const tuples = rows.map((row) => `(${names.map((name) => sqlLiteral(row[name])).join(', ')})`);
  return `insert into ${table} (${names.join(', ')}) values\n${tuples.join(',\n')};`;
}

/** `set variable` statements; a value given as { sql } is used as an expression. */
export function setVariables(values: Readonly<Record<string, Value | { sql: string }>>): string {
  const expression = (value: Value | { sql: string }) =>
    typeof value === 'object' && value !== null ? value.sql : sqlLiteral(value);
  return Object.entries(values)
    .map(([name, value]) => `set variable ${name} = ${expression(value)};`)
    .join('\n');
}

/** A day as an expression for {@link setVariables}. */
export function sqlDate(day: string): { sql: string } {
  return { sql: `date '${day}'` };
}
