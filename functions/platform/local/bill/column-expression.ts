/**
 * The SQL that makes of a file's column what `sql/sources/` reads: numbers, UTC times, text and
 * maps, or NULL where the file has no such column. Values that cannot be read fail with the file's
 * name.
 */
import { accountExpression } from './account-expression.ts';
import type { BillColumnType } from './bill-source.ts';
import { complaint, isWordForNull, type Origin, quoted, textExpression } from './raw-column.ts';

/** An account id is text that is read with more care. */
export type ReadAs = BillColumnType | 'account';

/** The first of the origins that has a value, as the type; NULL of that type without any. */
export function columnExpression(origins: readonly Origin[], type: ReadAs): string {
  const casts = origins.map(expressions[type]);
  if (casts.length > 1) return `coalesce(${casts.join(', ')})`;
  return casts[0] ?? `cast(null as ${sqlTypes[type]})`;
}

const sqlTypes: Readonly<Record<ReadAs, string>> = {
  varchar: 'varchar',
  account: 'varchar',
  double: 'double',
  timestamp: 'timestamp',
  map: 'map(varchar, varchar)',
};

const expressions: Readonly<Record<ReadAs, (origin: Origin) => string>> = {
  varchar: textExpression,
  account: accountExpression,
  double: numberExpression,
  timestamp: timestampExpression,
  map: mapExpression,
};

const notANumber = 'is not a number; correct it or export the file again.';

/** A sum over one such value would be no number either: it must not get there unnoticed. */
function numberExpression({ raw }: Origin): string {
  const number = `cast(${quoted(raw)} as double)`;
  return orComplain(raw, `isfinite(${number})`, number, notANumber);
}

/** In CSV a map is a JSON object. */
function mapExpression({ raw, duckDbType }: Origin): string {
  const column = quoted(raw);
  if (duckDbType.startsWith('MAP')) return `cast(${column} as map(varchar, varchar))`;
  const isObject = `try(json_type(${column})) = 'OBJECT'`;
  const object = orComplain(raw, isObject, `cast(${column} as json)`);
  return `cast(${unlessNoText(duckDbType, column, object)} as map(varchar, varchar))`;
}

/** A text may hold an offset: it is an instant before it is a UTC time. */
function timestampExpression({ raw, duckDbType }: Origin): string {
  const column = quoted(raw);
  if (/^(TIMESTAMP(_\w+)?|DATE)$/.test(duckDbType)) return `cast(${column} as timestamp)`;
  const instant = `try_cast(${column} as timestamptz)`;
  const time = orComplain(raw, `${instant} is not null`, instant);
  return `cast(${unlessNoText(duckDbType, column, time)} as timestamp)`;
}

function unlessNoText(duckDbType: string, column: string, value: string): string {
  if (duckDbType !== 'VARCHAR') return value;
  return `case when ${isWordForNull(column)} then null else ${value} end`;
}

/** DuckDB's own complaint about a cast does not name the file, and its CSV reader has none. */
function orComplain(
  raw: string,
  isReadable: string,
  value: string,
  wrong = 'cannot be read; correct it or export the file again.',
): string {
  return `case
    when ${quoted(raw)} is null then null
    when ${isReadable} then ${value}
    else ${complaint(raw, wrong)}
  end`;
}
