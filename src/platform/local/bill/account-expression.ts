/**
 * The SQL that restores account ids from the forms that spreadsheets and data frames write: twelve digits
 * of text with leading zeros and without separators, or nothing. Ids that lost digits are rejected, not
 * guessed.
 */
import { nullMarkers, type Origin, quoted, sqlError } from './raw-column.ts';

const lostDigits = 'has lost digits of the account id; export that column as text.';

/** The smallest number with more than twelve digits. */
const tooLarge = '1000000000000';

/**
 * An account id as text. A value that is not a number, such as another provider's name, stays unchanged.
 */
export function accountExpression(origin: Origin): string {
  return expressionOf(origin, sqlError(origin.raw, lostDigits));
}

/** The same for bills where other providers may have accounts of a few digits: these stay unchanged. */
export function providerAccountExpression(origin: Origin): string {
  const { raw, duckDbType } = origin;
  const isNumber = /^(DOUBLE|FLOAT|DECIMAL)/.test(duckDbType);
  const column = quoted(raw);
  return expressionOf(
    origin,
    `cast(${isNumber ? `cast(${column} as bigint)` : column} as varchar)`,
  );
}

/** `short`: SQL for the value of an id of a few digits. */
function expressionOf(origin: Origin, short: string): string {
  const { raw, duckDbType } = origin;
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(duckDbType)) return ofInteger(raw, short);
  if (/^(DOUBLE|FLOAT|DECIMAL)/.test(duckDbType)) return ofNumber(raw, duckDbType, short);
  return ofText(origin, short);
}

/**
 * An id without its leading zeros still has at least this many of its twelve digits; a shorter one is an
 * error.
 */
const minDigits = 8;
const smallest = 10 ** (minDigits - 1);

function ofInteger(raw: string, short: string): string {
  const column = quoted(raw);
  const text = `cast(${column} as varchar)`;
  return `case
    when ${column} between ${smallest} and ${tooLarge} - 1 then lpad(${text}, 12, '0')
    when ${column} < ${smallest} then ${short}
    else ${text}
  end`;
}

/** Data frames write NaN for a missing number. A FLOAT has only seven exact digits. */
function ofNumber(raw: string, duckDbType: string, short: string): string {
  const column = quoted(raw);
  const number = `cast(${column} as double)`;
  const limit = duckDbType === 'FLOAT' ? '16777216' : tooLarge;
  return `case
    when ${column} is null or isnan(${number}) then null
    when ${number} >= ${smallest} and ${number} < ${limit} and ${number} = floor(${number})
      then lpad(cast(cast(${number} as bigint) as varchar), 12, '0')
    when ${number} >= 0 and ${number} < ${smallest} and ${number} = floor(${number}) then ${short}
    else ${sqlError(raw, lostDigits)}
  end`;
}

/**
 * Blanks, and characters that people put around an id so that a spreadsheet keeps its zeros: '0111… or
 * ="0111…".
 */
const around = String.raw`[\s\x{a0}\x27"=]*`;
const exponent = `${around}[0-9]([.,][0-9]*)?[eE][+]?[0-9]+${around}`;
const tooShort = `${around}[0-9]{1,${minDigits - 1}}([.]0*)?${around}`;
const plain = `[0-9]{${minDigits},12}`;
/** As the console writes an id, and as a spreadsheet writes a number of eight digits or more. */
const grouped = '[0-9]{4}([- ][0-9]{4}){2}|[0-9]{1,3}(,[0-9]{3}){3}|[0-9]{2,3}(,[0-9]{3}){2}';
const marked = `${around}(?:${plain}|${grouped})${around}`;

function ofText(origin: Origin, short: string): string {
  const column = quoted(origin.raw);
  const words = nullMarkers.join('|');
  const twelve = `0{1,12}([0-9]{12})(?:[.]0*)?`;
  const pattern = `(?s)^(?:${twelve}|0{12}(?:${words})|0{12}(.*))$`;
  return `case
    when regexp_full_match(${column}, '[0-9]{12}') then ${column}
    when regexp_full_match(${column}, '${exponent}') then ${sqlError(origin.raw, lostDigits)}
    when regexp_full_match(${column}, '${tooShort}') then ${short}
    when regexp_full_match(${column}, '${marked}')
      then lpad(regexp_replace(${column}, '[^0-9]', '', 'g'), 12, '0')
    else regexp_replace('000000000000' || ${column}, '${pattern}', '\\1\\2')
  end`;
}
