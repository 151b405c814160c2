/** The SQL of a column as a file has it: its name, its text, and the complaint about its values. */
import { sqlText } from '../../../sql/bind.ts';
import { unreadablePrefix } from '../duckdb/duckdb-errors.ts';

/** A column as it stands in a file. */
export interface Origin {
  /** Its name there. */
  readonly raw: string;
  readonly duckDbType: string;
}

/** What programs write where there is no text: JSON, SQL, Python, pandas. */
export const nullMarkers = ['null', 'NULL', 'None', 'nan', 'NaN'];

/**
 * A column as text, in which such a word is blank. DuckDB runs a function of one column once for each
 * text of a Parquet file's dictionary; a CASE would run once for each line, and all that follows too.
 */
export function textExpression({ raw, duckDbType }: Origin): string {
  if (duckDbType !== 'VARCHAR') return `cast(${quoted(raw)} as varchar)`;
  return `regexp_replace(${quoted(raw)}, '^(?:${nullMarkers.join('|')})$', '')`;
}

/** Is the column's text blank, or such a word? The length alone decides for most. */
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

/** Any text as a column name: those of a file need not be plain words. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
