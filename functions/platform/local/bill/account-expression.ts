/**
 * The SQL that makes account ids of what spreadsheets and data frames make of them: twelve digits of
 * text, with the leading zeros, or nothing. Ids that lost digits are refused, not guessed.
 */
import { complaint, type Origin, quoted, wordsForNull } from './raw-column.ts';

const lostDigits = 'has lost digits of the account id; export that column as text.';

/** Twelve digits have twelve. */
const tooLarge = '1000000000000';

/** An account id as text. What is no number, such as another provider's name, stays as it is. */
export function accountExpression(origin: Origin): string {
  const { raw, duckDbType } = origin;
  if (/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/.test(duckDbType)) return ofInteger(quoted(raw));
  if (/^(DOUBLE|FLOAT|DECIMAL)/.test(duckDbType)) return ofNumber(raw, duckDbType);
  return ofText(origin);
}

function ofInteger(column: string): string {
  const text = `cast(${column} as varchar)`;
  return `case
    when ${column} between 0 and ${tooLarge} - 1 then lpad(${text}, 12, '0')
    else ${text}
  end`;
}

/** Of missing numbers data frames make NaN. A FLOAT holds seven digits. */
function ofNumber(raw: string, duckDbType: string): string {
  const column = quoted(raw);
  const number = `cast(${column} as double)`;
  const limit = duckDbType === 'FLOAT' ? '16777216' : tooLarge;
  return `case
    when ${column} is null or isnan(${number}) then null
    when ${number} >= 0 and ${number} < ${limit} and ${number} = floor(${number})
      then lpad(cast(cast(${number} as bigint) as varchar), 12, '0')
    else ${complaint(raw, lostDigits)}
  end`;
}

function ofText(origin: Origin): string {
  const column = quoted(origin.raw);
  const words = wordsForNull.join('|');
  const twelve = `0{1,12}([0-9]{12})(?:[.]0*)?`;
  const pattern = `(?s)^(?:${twelve}|0{12}(?:${words})|0{12}(.*))$`;
  return `case
    when regexp_full_match(${column}, '[0-9]([.,][0-9]*)?[eE][+]?[0-9]+')
      then ${complaint(origin.raw, lostDigits)}
    else regexp_replace('000000000000' || ${column}, '${pattern}', '\\1\\2')
  end`;
}
