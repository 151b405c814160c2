/**
 * Asks Athena which files of a billing period contain the lines of another file. Compares AWS's line ids
 * and, if no manifest shows that the files are one delivery, also the content keys of the lines.
 */
import type { BillingPeriod } from '../../../domain/calendar/billing-day.ts';
import type { CopiedFile } from '../../../ports/bill-files.ts';
import type { QueryEngine } from '../../../ports/query-engine.ts';
import { collect } from '../../../queries/collect.ts';
import {
  billLinesOnceStatement,
  type LineRecognition,
} from '../../../queries/duplicate-lines-statement.ts';
import { sqlIdentifier } from '../../../sql/bind.ts';
import type { AwsSettings } from '../client/aws-settings.ts';

/** Tells whether a manifest names the files of the period as one delivery. */
type HasManifest = (period: BillingPeriod) => Promise<boolean>;

/** See `BillFiles.copies`. */
export function billCopies(
  engine: QueryEngine,
  { athena, tables }: AwsSettings,
  hasManifest: HasManifest,
) {
  const bill = sqlIdentifier(`${athena.database}.${tables.bill}`);
  const find = (period: BillingPeriod, by: LineRecognition) =>
    findCopied(engine, billLinesOnceStatement({ kind: tables.billSource, bill, by }, period));
  return async (period: BillingPeriod): Promise<readonly CopiedFile[]> => {
    if (await hasManifest(period)) return find(period, 'identity');
    // The table may lack the line ids; content keys exist for every bill.
    const [byIdentity] = await Promise.allSettled([find(period, 'identity')]);
    const copies = byIdentity.status === 'fulfilled' ? byIdentity.value : [];
    return copies.length > 0 ? copies : find(period, 'meaning');
  };
}

async function findCopied(
  engine: QueryEngine,
  statement: ReturnType<typeof billLinesOnceStatement>,
): Promise<readonly CopiedFile[]> {
  const rows = await collect({ engine }, statement);
  return rows.map((row) => ({
    file: row.file,
    otherFile: row.other_file,
    lines: row.line_count,
    sharedLines: row.shared_count,
  }));
}
