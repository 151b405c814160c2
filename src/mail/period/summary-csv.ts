/**
 * The CSV of a summary: the archived rows of the period, added up by OU, service and account, at full
 * precision and safe to open in a spreadsheet. The byte order mark is for Excel.
 */
import Papa from 'papaparse';
import type { PeriodFigures, PeriodRow } from '../../domain/figures/period-figures.ts';
import { safeText } from '../../domain/input/spreadsheet-text.ts';

const header = 'From,To,OU,Service,LinkedAccount,Cost,CostBefore';
const newline = '\r\n';
const byteOrderMark = '\ufeff';

/** The file's name: 'ou-summary-2026-W47.csv'. */
export function summaryCsvName({ period }: Pick<PeriodFigures, 'period'>): string {
  return `ou-summary-${period.id}.csv`;
}

/**
 * The rows as CSV with CRLF line ends; the Cost column sums to the summary's total. CostBefore is empty if
 * the archive contains no day of the previous period. Throws a RangeError if a cost is not finite.
 */
export function summaryCsv(
  { period, basis }: Pick<PeriodFigures, 'period' | 'basis'>,
  rows: readonly PeriodRow[],
): string {
  const lines = rows.map(({ ou, service, linkedAccount, cost, before }) => [
    period.from,
    period.to,
    ...[ou, service, linkedAccount].map(safeText),
    numberText(cost),
    basis.daysBefore === 0 ? '' : numberText(before),
  ]);
  const quotes = [false, false, true, true, true, false, false];
  const body = Papa.unparse(lines, { newline, quotes });
  return [`${byteOrderMark}${header}`, ...(body === '' ? [] : [body]), ''].join(newline);
}

function numberText(cost: number): string {
  if (!Number.isFinite(cost)) throw new RangeError(`A cost of the summary is ${cost}.`);
  return String(cost);
}
