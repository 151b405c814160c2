/**
 * The check that no file of a billing period repeats lines of another. File names and manifests do not
 * show that. It reads the columns that identify a line, which is more than the cost.
 */

import type { BillingPeriod } from '../domain/calendar/billing-day.ts';
import { type BillSource, sourceSqlFile } from '../domain/costs/bill-source.ts';
import type { ResultSchema, Statement } from '../ports/query-engine.ts';
import { bindSql, type SqlFragment, sqlInteger, sqlSubquery, sqlTextList } from '../sql/bind.ts';
import { readSql } from '../sql/sql-files.ts';
import { statement } from './statement.ts';

export const billLinesOnceSchema = {
  /** An s3:// URI. */
  file: 'string',
  /** The other file with the most lines of this file. */
  other_file: 'string',
  /** Number of different lines in the file. */
  line_count: 'integer',
  /** How many of them are in other files too. */
  shared_count: 'integer',
} as const satisfies ResultSchema;

/**
 * How equal lines are found. 'identity' compares AWS's line ids and finds copies of one delivery.
 * 'meaning' compares content keys and also finds two refreshes of a bill, which have different ids.
 */
export type LineRecognition = 'identity' | 'meaning';

/**
 * The minimum percentage of shared lines from which a file counts as a duplicate. Different charges of
 * FOCUS may have the same columns, so a few shared lines are not a duplicate, and content keys need a
 * higher limit. A copy that was split differently shares all its lines with the other files together.
 */
const leastPercents: Readonly<Record<LineRecognition, number>> = { identity: 20, meaning: 50 };

const folders = { identity: 'identities', meaning: 'meanings' } as const;

export interface ComparedLines {
  readonly kind: BillSource;
  /** The bill's table. It needs the column "$path", which every table of Athena has. */
  readonly bill: SqlFragment;
  readonly by: LineRecognition;
}

/** Returns a row for each file that repeats others, the file with the most lines first. */
export function billLinesOnceStatement(
  { kind, bill, by }: ComparedLines,
  period: BillingPeriod,
): Statement<typeof billLinesOnceSchema> {
  return statement('checks/bill_lines_are_unique', billLinesOnceSchema, {
    line_identities: sqlSubquery(bindSql(readSql(sourceSqlFile(kind, folders[by])), { bill })),
    billing_periods: sqlTextList([period]),
    least_percent: sqlInteger(leastPercents[by]),
  });
}
