/** The SQL of a column as a file has it: its name, its text, and the complaint about its values. */
import { sqlText } from '../../../query/bind.ts';
import { unreadablePrefix } from '../duckdb-errors.ts';

/** A column as it stands in a file. */
export interface Origin {
  /** Its name there. */
  readonly raw: string;
  readonly duckDbType: string;
}

/** What programs write where there is no text: JSON, SQL, Python, pandas. */
const wordsForNull = ['', 'null', 'NULL', 'None', 'nan', 'NaN'];

/** A CASE hands the text on; a function that returns text would copy it. */
export function textExpression({ raw, duckDbType }: Origin): string {
  const column = quoted(raw);
  if (duckDbType !== 'VARCHAR') return `cast(${column} as varchar)`;
  return `case when ${isWordForNull(column)} then null else ${column} end`;
}

/** The length alone decides for most texts. */
export function isWordForNull(column: string): string {
  return `strlen(${column}) <= 4 and ${column} in (${wordsForNull.map(sqlText).join(', ')})`;
}

/** Raises the InputError that names the file, the value, and what is wrong with it. */
export function complaint(raw: string, wrong: string): string {
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
