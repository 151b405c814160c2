/**
 * The SQL that makes of a file's column what `sql/sources/` reads: numbers, UTC times, text and
 * maps, or NULL where the file has no such column. Values that cannot be read fail with the file's
 * name.
 */
import { sqlText } from '../../../query/bind.ts';
import { unreadablePrefix } from '../duckdb-errors.ts';
import type { BillColumnType } from './bill-source.ts';

/** A column as it stands in a file. */
export interface Origin {
  /** Its name there. */
  readonly raw: string;
  readonly duckDbType: string;
}

/** The first of the origins that has a value, as the type; NULL of that type without any. */
export function columnExpression(origins: readonly Origin[], type: BillColumnType): string {
  const casts = origins.map((origin) => {
    if (type === 'map') return mapExpression(origin);
    if (type === 'timestamp') return timestampExpression(origin);
    return `cast(${quoted(origin.raw)} as ${type})`;
  });
  if (casts.length > 1) return `coalesce(${casts.join(', ')})`;
  return casts[0] ?? `cast(null as ${type === 'map' ? 'map(varchar, varchar)' : type})`;
}

/** In CSV a map is a JSON object. */
function mapExpression({ raw, duckDbType }: Origin): string {
  const column = quoted(raw);
  if (duckDbType.startsWith('MAP')) return `cast(${column} as map(varchar, varchar))`;
  const isObject = `try(json_type(${column})) = 'OBJECT'`;
  return `cast(${orComplain(raw, isObject, `cast(${column} as json)`)} as map(varchar, varchar))`;
}

/** A text may hold an offset: it is an instant before it is a UTC time. */
function timestampExpression({ raw, duckDbType }: Origin): string {
  const column = quoted(raw);
  if (/^(TIMESTAMP(_\w+)?|DATE)$/.test(duckDbType)) return `cast(${column} as timestamp)`;
  const instant = `try_cast(${column} as timestamptz)`;
  return `cast(${orComplain(raw, `${instant} is not null`, instant)} as timestamp)`;
}

/** DuckDB's own complaint about a cast does not name the file, and its CSV reader has none. */
function orComplain(raw: string, isReadable: string, value: string): string {
  const column = quoted(raw);
  const complaint = [
    sqlText(unreadablePrefix),
    'filename',
    sqlText(`: "`),
    `left(cast(${column} as varchar), 40)`,
    sqlText(`" in column ${raw} cannot be read; correct it or export the file again.`),
  ];
  return `case
    when ${column} is null then null
    when ${isReadable} then ${value}
    else error(${complaint.join(' || ')})
  end`;
}

/** Any text as a column name: those of a file need not be plain words. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
