/**
 * The SQL that converts a file's column into what `sql/sources/` reads: numbers, UTC times, text and maps,
 * or NULL if the file has no such column. A value that cannot be read fails with the file's name.
 */

import type { BillColumnType } from '../../../tables/bill-columns.ts';
import { accountExpression, providerAccountExpression } from './account-expression.ts';
import { isWordForNull, type Origin, quoted, sqlError, textExpression } from './raw-column.ts';

/**
 * An account id is text that is read with more care, in FOCUS also another provider's; a cost is a number;
 * a word may be None, like an operation of AWS.
 */
export type ReadAs = BillColumnType | 'account' | 'providerAccount' | 'cost' | 'word';

/** The first origin that has a value, as the type; NULL of that type if there are no origins. */
export function columnExpression(origins: readonly Origin[], type: ReadAs): string {
  const casts = origins.map(expressions[type]);
  if (casts.length > 1) return `coalesce(${casts.join(', ')})`;
  return casts[0] ?? `cast(null as ${sqlTypes[type]})`;
}

const sqlTypes: Readonly<Record<ReadAs, string>> = {
  varchar: 'varchar',
  account: 'varchar',
  providerAccount: 'varchar',
  word: 'varchar',
  double: 'double',
  cost: 'double',
  timestamp: 'timestamp',
  map: 'map(varchar, varchar)',
};

const expressions: Readonly<Record<ReadAs, (origin: Origin) => string>> = {
  varchar: textExpression,
  account: accountExpression,
  providerAccount: providerAccountExpression,
  word: wordExpression,
  double: numberExpression,
  cost: costExpression,
  timestamp: timestampExpression,
  map: mapExpression,
};

const notACost = 'is not a cost: no bill is that large; correct it or export the file again.';
const notANumber = 'is not a number; correct it or export the file again.';

/**
 * A sum over one such value (NaN, Infinity) would not be a number either: the value must be reported, not
 * summed.
 */
function numberExpression(origin: Origin): string {
  const number = `cast(${quoted(origin.raw)} as double)`;
  return orSqlError(origin.raw, `isfinite(${number})`, number, notANumber);
}

/** More than any bill: sums of such values would not fit the archive's decimals. */
const maxCost = '1e15';

function costExpression(origin: Origin): string {
  const number = numberOf(origin);
  return `case
    when ${isBlank(origin)} then null
    when abs(${number}) <= ${maxCost} then ${number}
    when not isfinite(${number}) or ${number} is null then ${sqlError(origin.raw, notANumber)}
    else ${sqlError(origin.raw, notACost)}
  end`;
}

function isBlank({ raw, duckDbType }: Origin): string {
  const column = quoted(raw);
  return duckDbType === 'VARCHAR' ? `${column} is null or ${column} = ''` : `${column} is null`;
}

/** NULL for a text that is not a number. DuckDB would read 1_000 as a thousand. */
function numberOf({ raw, duckDbType }: Origin): string {
  const column = quoted(raw);
  if (duckDbType !== 'VARCHAR') return `cast(${column} as double)`;
  return `case when not contains(${column}, '_') then try_cast(${column} as double) end`;
}

function wordExpression({ raw }: Origin): string {
  return `cast(${quoted(raw)} as varchar)`;
}

/** In CSV a map is written as a JSON object. */
function mapExpression({ raw, duckDbType }: Origin): string {
  const column = quoted(raw);
  if (duckDbType.startsWith('MAP')) return `cast(${column} as map(varchar, varchar))`;
  const isObject = `try(json_type(${column})) = 'OBJECT'`;
  const object = orSqlError(raw, isObject, `cast(${column} as json)`);
  return `cast(${unlessNoText(duckDbType, column, object)} as map(varchar, varchar))`;
}

function timestampExpression({ raw, duckDbType }: Origin): string {
  const column = quoted(raw);
  if (/^(TIMESTAMP(_\w+)?|DATE)$/.test(duckDbType)) {
    const time = `cast(${column} as timestamp)`;
    return orSqlError(raw, isUsual(time), time);
  }
  const instant = `try_cast(${column} as timestamptz)`;
  const time = orSqlError(raw, isUsual(instant), instant);
  const any = `cast(${unlessNoText(duckDbType, column, time)} as timestamp)`;
  return duckDbType === 'VARCHAR' ? `coalesce(${plainTime(column)}, ${any})` : any;
}

/** The form in which AWS and most engines write a UTC time. */
const plain = '[12][0-9]{3}-[0-9]{2}-[0-9]{2}[T ][0-9:.]+Z?';

/**
 * NULL for all other texts. It is fast because it parses directly, and because it is a function of one
 * column alone, which DuckDB runs once for each text of a Parquet file's dictionary.
 */
function plainTime(column: string): string {
  const time = `case when regexp_full_match(${column}, '${plain}') then try_cast(${column} as timestamp) end`;
  return `make_timestamp(epoch_us(${time}))`;
}

/** DuckDB accepts Infinity and years of more than four digits as times; no date of a bill is one. */
function isUsual(time: string): string {
  return `${time} between '0001-01-01' and '9999-12-31'`;
}

function unlessNoText(duckDbType: string, column: string, value: string): string {
  if (duckDbType !== 'VARCHAR') return value;
  return `case when ${isWordForNull(column)} then null else ${value} end`;
}

/**
 * DuckDB's own error about a cast does not name the file, and its CSV reader does not check these values.
 */
function orSqlError(
  raw: string,
  isReadable: string,
  value: string,
  wrong = 'cannot be read; correct it or export the file again.',
): string {
  return `case
    when ${quoted(raw)} is null then null
    when ${isReadable} then ${value}
    else ${sqlError(raw, wrong)}
  end`;
}
