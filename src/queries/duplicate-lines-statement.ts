/**
 * The check that no file of a billing period has the lines of another: what neither the names of the
 * files nor a manifest can tell. Reads what identifies each line, which is more than its cost.
 */
import type { BillKind } from '../domain/calendar/bill-folders.ts';
import type { BillingPeriod } from '../domain/calendar/billing-day.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { bindSql, type SqlFragment, sqlInteger, sqlSubquery, sqlTextList } from '../sql/bind.ts';
import { readSql } from '../sql/sql-files.ts';
import { statement } from './statement.ts';

export const billLinesOnceSchema = {
  /** An s3:// URI. */
  file: 'string',
  /** Of the other files, the one with most of its lines. */
  other_file: 'string',
  /** Different lines of the file. */
  line_count: 'integer',
  /** Of these, how many are in other files as well. */
  shared_count: 'integer',
} as const satisfies ResultSchema;

/**
 * How lines are recognised. By AWS's ids the copies of one delivery are found; by what lines mean also
 * two refreshes of a bill, of which each has ids of its own.
 */
export type LineRecognition = 'identity' | 'meaning';

/**
 * From which share in percent on a file repeats others. Charges of FOCUS that differ may look the same,
 * so that a few common lines are no copy; more lines may mean the same. A part of a copy that was split
 * in another way has all of its lines in others, whatever each of them has.
 */
const leastPercents: Readonly<Record<LineRecognition, number>> = { identity: 20, meaning: 50 };

const sqlFiles: Readonly<Record<LineRecognition, Readonly<Record<BillKind, string>>>> = {
  identity: {
    cur2: 'identities/cur2',
    legacy: 'identities/legacy_cur',
    focus: 'identities/focus',
  },
  meaning: {
    cur2: 'meanings/cur2',
    legacy: 'meanings/legacy_cur',
    focus: 'meanings/focus',
  },
};

export interface ComparedLines {
  readonly kind: BillKind;
  /** The bill's own table, which has the column "$path": on Athena all have. */
  readonly bill: SqlFragment;
  readonly by: LineRecognition;
}

/** Returns a row for each file that repeats others, those with the most lines first. */
export function billLinesOnceStatement(
  { kind, bill, by }: ComparedLines,
  period: BillingPeriod,
): Statement<typeof billLinesOnceSchema> {
  return statement('checks/bill_lines_are_unique', billLinesOnceSchema, {
    line_identities: sqlSubquery(bindSql(readSql(sqlFiles[by][kind]), { bill })),
    billing_periods: sqlTextList([period]),
    least_percent: sqlInteger(leastPercents[by]),
  });
}
