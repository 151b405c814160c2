/** The rows of an answer as CSV: quoted text that no spreadsheet takes for a formula, money as it is in JSON. */
import Papa from 'papaparse';
import { safeText } from '../../domain/input/spreadsheet-text.ts';
import { metricNames } from '../../domain/questions/focus-names.ts';
import { coverageNames } from '../operations/focus-names.ts';

/** Columns of money in all answers. */
export const amountColumns: ReadonlySet<string> = new Set([
  'cost',
  'costBefore',
  'change',
  'directCost',
  'sharedCost',
  'costOfDayBefore',
  'usualCost',
  'monthToDate',
  'projected',
  'projectedIfStays',
  'projectedFrom',
  'projectedTo',
  'budget',
  'expectedCost',
  'expectedFrom',
  'expectedTo',
  'impact',
  'costPerUnit',
  'leftOutCost',
  'x_MonthlyCost',
  'x_AtStakeCost',
  'x_AwsMonthlySavings',
  'x_MonthlySavings',
  'x_CountedSavings',
  'x_UninvoicedCost',
  ...Object.values(metricNames),
  ...Object.values(coverageNames),
]);

type Cell = string | number | boolean | null | undefined;

/** Undefined if the answer has no rows. Columns in the order of their first row. */
export function csvOf(data: unknown): string | undefined {
  const rows = rowsOf(data);
  if (rows === undefined) return undefined;
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => names.map((name) => cellOf(name, row[name])));
  const quotes = names.map(
    (name) => !amountColumns.has(name) && !rows.some((row) => typeof row[name] === 'number'),
  );
  return `\ufeff${Papa.unparse({ fields: names, data: cells }, { quotes, newline: '\r\n' })}\r\n`;
}

function rowsOf(data: unknown): readonly Readonly<Record<string, Cell>>[] | undefined {
  const rows = (data as { readonly rows?: unknown }).rows;
  return Array.isArray(rows) ? rows : undefined;
}

/** Money keeps its sign; any other text that a spreadsheet would compute is text. */
function cellOf(name: string, value: Cell): Cell {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' && !isAmount(name, value) ? safeText(value) : value;
}

function isAmount(name: string, value: string): boolean {
  return amountColumns.has(name) && /^-?[0-9]+(\.[0-9]+)?$/.test(value);
}
