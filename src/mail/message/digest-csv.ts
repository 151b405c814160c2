/**
 * The attached CSV: every archived row of the report day at full precision, safe to open in a spreadsheet.
 * It begins with a byte order mark, because without it Excel misreads everything except ASCII; papaparse,
 * pandas ('utf-8-sig'), DuckDB and Athena's readers skip it.
 */
import Papa from 'papaparse';
import type { ComparedRows } from '../../domain/costs/compared-rows.ts';
import { safeText } from '../../domain/input/spreadsheet-text.ts';

const header =
  'BillingDate,OU,Service,LinkedAccount,DailyCost,LinkedAccountName,Region,DayBefore,Usual,MonthToDate';
const textColumns = ['ou', 'service', 'linkedAccount'] as const;
const addedTexts = ['accountName', 'region'] as const;
const addedCosts = ['dayBefore', 'usual', 'monthToDate'] as const;
const newline = '\r\n';
const byteOrderMark = '\ufeff';

type TextName = (typeof textColumns | typeof addedTexts)[number];

/** The file's name: 'ou-breakdown-2026-11-20.csv'. */
export function csvName(billingDate: string): string {
  return `ou-breakdown-${billingDate}.csv`;
}

/**
 * The rows as CSV with a header line and CRLF line ends. Text is quoted, so that account ids keep their
 * zeros. Numbers stay numbers, also negative ones, and read back exactly (−0 as 0). What is unknown is an empty
 * cell. Throws a RangeError if a cost is not finite or a column has too few values.
 */
export function digestCsv(rows: ComparedRows): string {
  const { billingDate, dailyCost } = rows;
  const columns = textColumns.map((name) => cellsOf(rows, name, quoted));
  const added = addedTexts.map((name) => cellsOf(rows, name, quotedIfKnown));
  const costs = addedCosts.map((name) => rows[name]);
  const lines = new Array<string>(dailyCost.length);
  for (let row = 0; row < lines.length; row++) {
    let line = billingDate;
    for (const { codes, cells } of columns) line += cells[codes[row] as number];
    line += `,${numberText(dailyCost[row] as number, row)}`;
    for (const { codes, cells } of added) line += cells[codes[row] as number];
    for (const cost of costs) line += `,${knownNumber(cost[row] as number, row)}`;
    lines[row] = line;
  }
  return [`${byteOrderMark}${header}`, ...lines, ''].join(newline);
}

/** A text is in many rows, so each different one is quoted once, with the comma before it. */
function cellsOf(rows: ComparedRows, name: TextName, quote: (text: string) => string) {
  const { codes, texts } = rows[name];
  if (codes.length < rows.dailyCost.length) {
    throw new RangeError(
      `${rows.billingDate}: column ${name} has no value in row ${codes.length}.`,
    );
  }
  return { codes, cells: texts.map((text) => `,${quote(text)}`) };
}

function quoted(text: string): string {
  return Papa.unparse([[safeText(text)]], { quotes: true });
}

function quotedIfKnown(text: string): string {
  return text === '' ? '' : quoted(text);
}

function knownNumber(cost: number, row: number): string {
  return Number.isNaN(cost) ? '' : numberText(cost, row);
}

function numberText(cost: number, row: number): string {
  if (!Number.isFinite(cost)) {
    throw new RangeError(
      `The cost in row ${row} is ${cost}; the archive holds finite numbers only.`,
    );
  }
  return String(cost);
}
