/**
 * Fills the `:placeholders` of a `.sql` file with typed values. Only this file turns values into SQL
 * text, and each of its functions checks or escapes the value, so that text from a bill cannot
 * change a statement.
 */
import type { BillingDay } from '../domain/calendar/billing-day.ts';

declare const fragment: unique symbol;

/** A piece of SQL that one of this file's functions made. */
export type SqlFragment = string & { readonly [fragment]: true };

/** A date literal. */
export function sqlDate(day: BillingDay): SqlFragment {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new TypeError(`not a day: ${day}`);
  return `date '${day}'` as SqlFragment;
}

/** An integer literal. */
export function sqlInteger(value: number): SqlFragment {
  if (!Number.isSafeInteger(value)) throw new TypeError(`not an integer: ${value}`);
  return String(value) as SqlFragment;
}

/** A text literal. Quotes are doubled, which Trino and DuckDB both accept; NUL is rejected. */
export function sqlText(value: string): SqlFragment {
  if (value.includes('\0')) throw new TypeError('text for SQL contains a NUL character');
  return `'${value.replaceAll("'", "''")}'` as SqlFragment;
}

/** A list for `IN`, as text literals between parentheses. An empty list matches nothing. */
export function sqlTextList(values: readonly string[]): SqlFragment {
  return `(${values.length === 0 ? 'NULL' : values.map(sqlText).join(', ')})` as SqlFragment;
}

/**
 * Rows of text literals for `VALUES`, `width` columns each; without any, one row of NULLs, which
 * joins with nothing.
 */
export function sqlTextRows(rows: readonly (readonly string[])[], width: number): SqlFragment {
  const absent = Array.from({ length: width }, () => 'CAST(NULL AS varchar)');
  const texts = rows.length === 0 ? [absent] : rows.map((row) => row.map(sqlText));
  return texts.map((row) => `(${row.join(', ')})`).join(', ') as SqlFragment;
}

/** A list for `IN`, as integer literals between parentheses. An empty list matches nothing. */
export function sqlIntegerList(values: readonly number[]): SqlFragment {
  return `(${values.length === 0 ? 'NULL' : values.map(sqlInteger).join(', ')})` as SqlFragment;
}

/** A column or table name, dotted at most twice. Each part is a word of letters, digits and `_`. */
export function sqlIdentifier(name: string): SqlFragment {
  const parts = name.split('.');
  if (parts.length > 3 || !parts.every((part) => /^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(part))) {
    throw new TypeError(`'${name}' is not a plain SQL name (letters, digits and _ only)`);
  }
  return parts.map((part) => `"${part}"`).join('.') as SqlFragment;
}

/** Any name between double quotes, such as a role's. Quotes are doubled; NUL is rejected. */
export function sqlQuotedName(name: string): SqlFragment {
  if (name === '' || name.includes('\0')) throw new TypeError('a name for SQL is empty or has NUL');
  return `"${name.replaceAll('"', '""')}"` as SqlFragment;
}

/** A bound SELECT, used as a table. */
export function sqlSubquery(select: SqlFragment): SqlFragment {
  return `(\n${select.trim()}\n)` as SqlFragment;
}

/** `map(array['key', …], array["column", …])`: the columns of one prefix as a map of text. */
export function sqlColumnMap(columns: readonly string[], prefix: string): SqlFragment {
  const keys = columns.map((column) => sqlText(column.slice(prefix.length)));
  const values = columns.map((column) => `CAST(${sqlIdentifier(column)} AS varchar)`);
  const map = `map(ARRAY[${keys.join(', ')}], ARRAY[${values.join(', ')}])`;
  return `CAST(${map} AS map(varchar, varchar))` as SqlFragment;
}

const tokens = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|::|:([a-z][a-z0-9_]*)/g;

/**
 * Replaces every `:name` outside strings and comments. Throws a TypeError naming a placeholder
 * without a value, or a value without a placeholder: then the file and its caller do not match.
 */
export function bindSql(text: string, values: Readonly<Record<string, SqlFragment>>): SqlFragment {
  const used = new Set<string>();
  const bound = text.replace(tokens, (token, name: string | undefined) => {
    if (name === undefined) return token;
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) throw new TypeError(`no value for :${name}`);
    used.add(name);
    return value;
  });
  const unused = Object.keys(values).filter((name) => !used.has(name));
  if (unused.length > 0) throw new TypeError(`no placeholder :${unused.join(', :')} in the SQL`);
  return bound as SqlFragment;
}
