/**
 * The attached CSV: every archived row of the report day at full precision, safe to open in a spreadsheet.
 * It begins with a byte order mark, because without it Excel misreads everything except ASCII; papaparse,
 * pandas ('utf-8-sig'), DuckDB and Athena's readers skip it.
 */
import Papa from 'papaparse';
import type { DayRows } from '../../domain/costs/day-rows.ts';

const header = 'BillingDate,OU,Service,LinkedAccount,DailyCost';
const newline = '\r\n';
const byteOrderMark = '\ufeff';

/**
 * Text that a spreadsheet may run as a formula: = + - @ (also full width, as Excel reads them), tab and CR,
 * at the start or after quotes, white space and invisible characters.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
const runsAsFormula = /^(?:[\s"'’`]|\p{C}|\p{Z})*[=+\-@＝＋－＠﹢﹣﹦﹫−]|^'*[\t\r\n]/u;

/** The file's name: 'ou-breakdown-2026-11-20.csv'. */
export function csvName(billingDate: string): string {
  return `ou-breakdown-${billingDate}.csv`;
}

/**
 * The rows as CSV with a header line and CRLF line ends. Text is quoted, so that account ids keep their
 * zeros. Numbers stay numbers, also negative ones, and read back exactly (−0 as 0). Throws a RangeError if
 * a cost is not finite or a column has too few values.
 */
export function digestCsv(rows: DayRows): string {
  const lines = rows.dailyCost.map((cost, row) => [
    rows.billingDate,
    safeText(textAt(rows, 'ou', row)),
    safeText(textAt(rows, 'service', row)),
    safeText(textAt(rows, 'linkedAccount', row)),
    numberText(cost, row),
  ]);
  const body = Papa.unparse(lines, { newline, quotes: [false, true, true, true, false] });
  return [`${byteOrderMark}${header}`, ...(body === '' ? [] : [body]), ''].join(newline);
}

/** The text as a cell that no spreadsheet runs: a formula gets a leading apostrophe. Reversible. */
export function safeText(text: string): string {
  return runsAsFormula.test(text) ? `'${text}` : text;
}

function textAt(rows: DayRows, column: 'ou' | 'service' | 'linkedAccount', row: number): string {
  const text = rows[column][row];
  if (text === undefined) {
    throw new RangeError(`${rows.billingDate}: column ${column} has no value in row ${row}.`);
  }
  return text;
}

function numberText(cost: number, row: number): string {
  if (!Number.isFinite(cost)) {
    throw new RangeError(
      `The cost in row ${row} is ${cost}; the archive holds finite numbers only.`,
    );
  }
  return String(cost);
}
