/**
 * The check that no file of a billing period has the lines of another: what neither the names of the
 * files nor a manifest can tell. Reads each line's identity, which is more of the bill than its costs.
 */
import type { BillKind } from '../domain/bill-folders.ts';
import type { BillingPeriod } from '../domain/billing-day.ts';
import type { ResultSchema, Statement } from '../platform/ports.ts';
import { bindSql, type SqlFragment, sqlInteger, sqlSubquery, sqlTextList } from './bind.ts';
import { readSql } from './sql-files.ts';
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
 * Charges of FOCUS that differ may look the same, so that a few common lines are no copy. A part of a
 * copy that was split in another way has all of its lines in others, whatever each of them has.
 */
const leastPercent = 20;

const identityFiles: Readonly<Record<BillKind, string>> = {
  cur2: 'identities/cur2',
  legacy: 'identities/legacy_cur',
  focus: 'identities/focus',
};

/** The lines' identities in the bill's own table, which has the column "$path": on Athena all have. */
export function lineIdentities(kind: BillKind, bill: SqlFragment): SqlFragment {
  return sqlSubquery(bindSql(readSql(identityFiles[kind]), { bill }));
}

/** Returns a row for each file that repeats others, those with the most lines first. */
export function billLinesOnceStatement(
  identities: SqlFragment,
  period: BillingPeriod,
): Statement<typeof billLinesOnceSchema> {
  return statement('checks/bill_lines_once', billLinesOnceSchema, {
    line_identities: identities,
    billing_periods: sqlTextList([period]),
    least_percent: sqlInteger(leastPercent),
  });
}
