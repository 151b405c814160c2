/** The SQL of a column as a file has it: its name, its text, and the error about its values. */
import { sqlText } from '../../../sql/bind.ts';
import { unreadablePrefix } from '../duckdb/duckdb-errors.ts';

/** A column of a file, unchanged. */
export interface Origin {
  /** Its name in the file. */
  readonly raw: string;
  readonly duckDbType: string;
}

/** What programs write for a missing text: JSON, SQL, Python, pandas. */
export const nullMarkers = ['null', 'NULL', 'None', 'nan', 'NaN'];

/**
 * A column as text, with such a word as blank. DuckDB runs a function of one column once for each text of a
 * Parquet file's dictionary; it would run a CASE, and everything after it, once for each line.
 */
export function textExpression({ raw, duckDbType }: Origin): string {
  if (duckDbType !== 'VARCHAR') return `cast(${quoted(raw)} as varchar)`;
  return `regexp_replace(${quoted(raw)}, '^(?:${nullMarkers.join('|')})$', '')`;
}

/** Tells whether the column's text is blank or such a word. For most texts the length alone decides. */
export function isWordForNull(column: string): string {
  return `strlen(${column}) <= 4 and ${column} in (${['', ...nullMarkers].map(sqlText).join(', ')})`;
}

/** Raises the InputError that names the file, the value, and what is wrong with it. */
export function sqlError(raw: string, wrong: string): string {
  const parts = [
    sqlText(unreadablePrefix),
    'filename',
    sqlText(': "'),
    `left(cast(${quoted(raw)} as varchar), 40)`,
    sqlText(`" in column ${raw} ${wrong}`),
  ];
  return `error(${parts.join(' || ')})`;
}

/** Any text as a quoted column name: names in a file may contain any character. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
