/** A statement as CSV: what is frozen in the archive bucket, and attached to mails. Both directions. */
import Papa from 'papaparse';
import * as z from 'zod/mini';
import { parseBillingPeriod } from '../../domain/calendar/billing-day.ts';
import {
  type MonthStatement,
  type StatementLine,
  statementLineKinds,
} from '../../domain/figures/month-statement.ts';
import { readCsvTable } from '../../domain/input/csv-table.ts';
import { safeText, textOfCell } from '../../domain/input/spreadsheet-text.ts';

const columns = [
  'Month',
  'Target',
  'BusinessUnit',
  'BusinessGroup',
  'Line',
  'Item',
  'Amount',
  'Metric',
  'Currency',
  'Status',
] as const;

const newline = '\r\n';
const byteOrderMark = '\ufeff';

/** The lines of all targets, or only those given. */
export function statementCsv(
  { month, metric, currency, isProvisional, ...statement }: MonthStatement,
  lines: readonly StatementLine[] = statement.lines,
): string {
  const status = isProvisional ? 'provisional' : 'final';
  const rows = lines.map(({ target, businessUnit, businessGroup, kind, item, amount }) => [
    month,
    ...[target, businessUnit, businessGroup].map(safeText),
    kind,
    safeText(item),
    amount.toFixed(2),
    metric,
    currency,
    status,
  ]);
  const quotes = columns.map((_, at) => at >= 1 && at <= 5);
  const body = rows.length === 0 ? [] : [Papa.unparse(rows, { newline, quotes })];
  return [`${byteOrderMark}${columns.join(',')}`, ...body, ''].join(newline);
}

const statementRow = z.object({
  month: z.string().check(z.regex(/^\d{4}-\d{2}$/, 'write a month as YYYY-MM')),
  target: z.string(),
  businessunit: z.string(),
  businessgroup: z.string(),
  line: z.enum(statementLineKinds),
  item: z.string(),
  amount: z.string().check(z.regex(/^-?\d+\.\d{2}$/, 'write an amount with two decimals')),
  metric: z.enum(['amortized', 'unblended']),
  currency: z.string(),
  status: z.enum(['provisional', 'final']),
});

/**
 * The statement in such a CSV; null if it has no lines. `place` names it in messages. Throws an InputError
 * if the text is not a statement.
 */
export function parseStatement(text: string, place: string): MonthStatement | null {
  const { rows } = readCsvTable(text, place, statementRow);
  const [first] = rows;
  if (first === undefined) return null;
  return {
    month: parseBillingPeriod(first.month),
    metric: first.metric,
    currency: first.currency,
    isProvisional: first.status === 'provisional',
    lines: rows.map((row) => ({
      target: textOfCell(row.target),
      businessUnit: textOfCell(row.businessunit),
      businessGroup: textOfCell(row.businessgroup),
      kind: row.line,
      item: textOfCell(row.item),
      amount: Number(row.amount),
    })),
  };
}
